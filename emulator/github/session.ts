import { setMaxListeners } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { flatHeaders, readBody, sendAnswer } from '../http/messages.ts';
import type { Answer } from '../http/response.ts';
import type { Exchange } from '../polyai/request-log.ts';
import { type Gate, sentToken } from './access.ts';
import type { GitHubFault, GitHubFaults } from './faults.ts';
import { answerGraphQl, GRAPHQL_PATH } from './graphql.ts';
import { answerRest, type RestRequest } from './rest.ts';
import { answerGit, gitTarget } from './smart-http.ts';
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
  onExchange?: (exchange: Exchange) => void;
}

/** From one request to its end: log, faults, the call, the answer. */
export class GitHubSession {
  readonly #options: Options;
  readonly #world: World;
  readonly #faults: GitHubFaults;
  readonly #requests: GitHubRequest[];
  readonly #stopping = new AbortController();

  constructor(options: Options, world: World, faults: GitHubFaults, requests: GitHubRequest[]) {
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
    const { method = '', url: path = '' } = request;
    const headers = flatHeaders(request);
    const record = openRecord(method, path, headers);
    this.#requests.push(record);
    // Faults go by arrival, so that they do not depend on how fast bodies come in.
    const fault = this.#faults.take(method, path);
    const received = { method, path, headers, body: (await readBody(request)).bytes };
    if (record.kind !== 'git' && received.body.length > 0) record.body = parsed(received.body);
    if (fault?.delayMs) await sleep(fault.delayMs, undefined, { signal: this.#stopping.signal });
    const spoiled = fault !== undefined && ('status' in fault || 'reset' in fault || 'hang' in fault);
    const performs = !spoiled || ('performed' in fault && fault.performed === true);
    const answer = performs ? await this.#answer(record.kind, received) : undefined;
    this.#finish(record, received, response, fault, answer);
  }

  async #answer(kind: GitHubRequest['kind'], request: RestRequest): Promise<Answer> {
    if (kind === 'git') return answerGit(this.#world.bare.folder, this.#options, request);
    if (kind === 'graphql') return answerGraphQl(this.#options, request);
    return answerRest(this.#world, this.#options, request);
  }

  #finish(
    record: GitHubRequest,
    request: RestRequest,
    response: ServerResponse,
    fault: GitHubFault | undefined,
    performed: Answer | undefined,
  ): void {
    if (fault && 'hang' in fault) {
      record.status = 'hung';
      return;
    }
    if (fault && 'reset' in fault) {
      record.status = 'reset';
      response.socket?.resetAndDestroy();
      return;
    }
    const answer = fault && 'status' in fault ? scriptedAnswer(fault) : performed;
    if (!answer || response.destroyed) return;
    // The end is logged before the answer goes out, so that a caller who has it finds a full record.
    record.status = answer.status;
    sendAnswer(response, answer);
    if (record.kind === 'rest') {
      this.#options.onExchange?.({ request, response: { ...answer }, scripted: fault !== undefined });
    }
  }
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

function scriptedAnswer({ status, body, headers }: Extract<GitHubFault, { status: number }>): Answer {
  const isText = body === undefined || typeof body === 'string';
  const type = { 'content-type': isText ? 'text/html' : 'application/json; charset=utf-8' };
  const lower = Object.entries(headers ?? {}).map(([name, value]) => [name.toLowerCase(), value]);
  return {
    status,
    headers: { ...type, ...Object.fromEntries(lower) },
    body: Buffer.from(isText ? (body ?? '') : JSON.stringify(body)),
  };
}
