import { setMaxListeners } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { FaultQueue } from '../http/fault-queue.ts';
import { flatHeaders, readBody, sendResponse } from '../http/messages.ts';
import type { Exchange, HttpResponse } from '../http/response.ts';
import { type Gate, sentToken } from './access.ts';
import { type GitHubFault, matches } from './faults.ts';
import { GRAPHQL_PATH, handleGraphQl } from './graphql.ts';
import { handleRest, type RestRequest } from './rest.ts';
import { gitTarget, handleGit } from './smart-http.ts';
import type { World } from './world.ts';

export interface GitHubRequest {
  kind: 'rest' | 'graphql' | 'git';
  method: string;
  /** With the query, as it was sent. */
  path: string;
  headers: Record<string, string>;
  /** An Authorization header came. */
  authorized: boolean;
  /** The token in it, if it could be read. */
  token?: string;
  /** An API call's body: JSON, parsed, or the text where it is none. */
  body?: unknown;
  /** What went back. Missing while the request runs. */
  status?: number | 'reset' | 'hung';
}

interface Options extends Gate {
  latencyMs?: number;
  onExchange?: (exchange: Exchange) => void;
}

/** From one request to its end: log, faults, the call, the response. */
export class GitHubSession {
  readonly #options: Options;
  readonly #world: World;
  readonly #faults: FaultQueue<GitHubFault>;
  readonly #requests: GitHubRequest[];
  readonly #stopping = new AbortController();

  constructor(options: Options, world: World, faults: FaultQueue<GitHubFault>, requests: GitHubRequest[]) {
    this.#options = options;
    this.#world = world;
    this.#faults = faults;
    this.#requests = requests;
    // Every waiting request listens.
    setMaxListeners(0, this.#stopping.signal);
  }

  stop(): void {
    this.#stopping.abort();
  }

  async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      await this.#handle(request, response);
    } catch (error) {
      const callerGone = (error as NodeJS.ErrnoException).code === 'ECONNRESET';
      if (!callerGone && !this.#stopping.signal.aborted) throw error;
    }
  }

  async #handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = '', url = '' } = request;
    const path = pathOf(url);
    const headers = flatHeaders(request);
    const record = openRecord(method, path, headers);
    this.#requests.push(record);
    // Faults go by arrival, so that they do not depend on how fast bodies come in.
    const fault = this.#faults.take((armed) => matches(armed, method, path));
    const received = { method, path, headers, body: (await readBody(request)).bytes };
    if (record.kind !== 'git' && received.body.length > 0) record.body = parsed(received.body);
    const delay = (this.#options.latencyMs ?? 0) + (fault?.delayMs ?? 0);
    if (delay > 0) await sleep(delay, undefined, { signal: this.#stopping.signal });
    const spoiled = fault !== undefined && ('status' in fault || 'reset' in fault || 'hang' in fault);
    const performs = !spoiled || ('performed' in fault && fault.performed === true);
    const performed = performs ? await this.#perform(record.kind, received) : undefined;
    this.#finish(record, received, response, fault, performed);
  }

  async #perform(kind: GitHubRequest['kind'], request: RestRequest): Promise<HttpResponse> {
    if (kind === 'git') return handleGit(this.#world.bare.folder, this.#options, request);
    if (kind === 'graphql') return handleGraphQl(this.#world, this.#options, request);
    return handleRest(this.#world, this.#options, request);
  }

  #finish(
    record: GitHubRequest,
    request: RestRequest,
    out: ServerResponse,
    fault: GitHubFault | undefined,
    performed: HttpResponse | undefined,
  ): void {
    if (fault && 'hang' in fault) {
      record.status = 'hung';
      return;
    }
    if (fault && 'reset' in fault) {
      record.status = 'reset';
      out.socket?.resetAndDestroy();
      return;
    }
    const response = fault && 'status' in fault ? scriptedResponse(fault) : performed;
    if (!response || out.destroyed) return;
    // The end is logged before the response goes out, so that a caller who has it finds a full record.
    record.status = response.status;
    sendResponse(out, response);
    if (record.kind !== 'git') {
      this.#options.onExchange?.({ request, response: { ...response }, scripted: fault !== undefined });
    }
  }
}

/** Where GitHub Enterprise Server has its APIs, they are as well (GitHub Docs, "Getting started with the REST API", "base URL"). */
function pathOf(url: string): string {
  return url === '/api/graphql' ? GRAPHQL_PATH : url.replace(/^\/api\/v3(?=\/)/, '');
}

function openRecord(method: string, path: string, headers: Record<string, string>): GitHubRequest {
  const token = sentToken(headers['authorization']);
  return {
    kind: gitTarget(path) ? 'git' : path === GRAPHQL_PATH ? 'graphql' : 'rest',
    method,
    path,
    headers,
    authorized: headers['authorization'] !== undefined,
    ...(token ? { token } : {}),
  };
}

function parsed(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString());
  } catch {
    return body.toString();
  }
}

function scriptedResponse({ status, body, headers }: Extract<GitHubFault, { status: number }>): HttpResponse {
  const isText = body === undefined || typeof body === 'string';
  const type = { 'content-type': isText ? 'text/html' : 'application/json; charset=utf-8' };
  const lower = Object.entries(headers ?? {}).map(([name, value]) => [name.toLowerCase(), value]);
  return {
    status,
    headers: { ...type, ...Object.fromEntries(lower) },
    body: Buffer.from(isText ? (body ?? '') : JSON.stringify(body)),
  };
}
