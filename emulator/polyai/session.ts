import { randomUUID } from 'node:crypto';
import { setMaxListeners } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { FaultQueue } from '../http/fault-queue.ts';
import { flatHeaders, readBody, sendResponse, sendTruncated } from '../http/messages.ts';
import { parseChanges } from './changes.ts';
import { CONTROL_PREFIX, control } from './control.ts';
import { ApiFailure, failureResponse } from './failure.ts';
import { parseFaults } from './fault-file.ts';
import { type Fault, matches } from './faults.ts';
import { Model } from './model.ts';
import type { EmulatorOptions } from './options.ts';
import { RateLimit } from './rate-limit.ts';
import { endRecord, openRecord, type RequestRecord } from './request-log.ts';
import { type Ending, respond } from './respond.ts';

const CORRELATION_HEADER = 'x-polyai-correlation-id';
const CORRELATION_ID = /^[A-Za-z0-9._-]{1,128}$/;

/** From one request to its end: log, rate limit, faults, the model, the response. */
export class Session {
  readonly requests: RequestRecord[] = [];
  readonly faults = new FaultQueue<Fault>();
  model: Model;
  readonly #options: EmulatorOptions;
  readonly #rate: RateLimit | undefined;
  readonly #stopping = new AbortController();
  #arrived = 0;

  constructor(options: EmulatorOptions) {
    this.#options = options;
    this.model = new Model(options.agents, options.keys, options);
    this.#rate =
      options.requestsPerSecond === undefined ? undefined : new RateLimit(options.requestsPerSecond);
    // Every waiting request listens.
    setMaxListeners(0, this.#stopping.signal);
  }

  stop(): void {
    this.#stopping.abort();
  }

  reset(): void {
    this.model = new Model(this.#options.agents, this.#options.keys, this.#options);
    this.faults.clear();
    this.requests.length = 0;
    this.#arrived = 0;
  }

  async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      if (request.url?.startsWith(CONTROL_PREFIX)) await control(this, request, response);
      else await this.#handle(request, response);
    } catch (error) {
      const callerGone = (error as NodeJS.ErrnoException).code === 'ECONNRESET';
      if (!callerGone && !this.#stopping.signal.aborted) throw error;
    }
  }

  async #handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const record = openRecord(++this.#arrived, request.method ?? '', request.url ?? '', flatHeaders(request));
    this.requests.push(record);
    response.once('close', () => this.#end(record, 'aborted'));
    // Rate and faults go by arrival, so that they do not depend on how fast bodies come in.
    const wait = this.#rate?.take(record.startedAt) ?? 0;
    const fault = wait > 0 ? undefined : this.faults.take((armed) => matches(armed, record.method, record));
    record.faulted = fault !== undefined;
    const body = await readBody(request);
    record.bodyLength = body.length;
    record.bodySha256 = body.sha256;
    const delay = (this.#options.latencyMs ?? 0) + (fault?.delayMs ?? 0);
    if (delay > 0) await sleep(delay, undefined, { signal: this.#stopping.signal });

    const sent = record.headers[CORRELATION_HEADER];
    const correlationId = sent !== undefined && CORRELATION_ID.test(sent) ? sent : randomUUID();
    const query = new URLSearchParams(record.path.split('?')[1]);
    const received = { target: record, query, headers: record.headers, body };
    const { model } = this;
    const ending =
      wait > 0
        ? tooMany(wait, correlationId)
        : await respond(fault, {
            correlationId,
            perform: (spared) => model.perform(received, correlationId, spared),
            change: (change) => model.change(record.agentId ?? '', change),
            deleteEntries: (ids) => model.deleteEntries(record.agentId ?? '', ids),
          });
    if (ending.kind === 'response') ending.response.headers[CORRELATION_HEADER] ??= correlationId;
    this.#finish(ending, record, body.bytes, response);
  }

  #finish(ending: Ending, record: RequestRecord, body: Buffer, out: ServerResponse): void {
    if (out.destroyed) return;
    if (ending.kind === 'hung') {
      record.outcome = 'hung';
      return;
    }
    if (ending.kind === 'reset') {
      this.#end(record, 'reset');
      out.socket?.resetAndDestroy();
      return;
    }
    const { response, scripted, cut } = ending;
    this.#end(record, response.status);
    if (cut === undefined) sendResponse(out, response);
    else sendTruncated(out, response, cut);
    const { method, path, headers } = record;
    this.#options.onExchange?.({
      request: { method, path, headers, body },
      response: { ...response },
      scripted,
    });
  }

  /** The end is logged before the response goes out, so that a caller who has it finds a full record. */
  #end(record: RequestRecord, outcome: NonNullable<RequestRecord['outcome']>): void {
    if (endRecord(record, outcome)) this.#options.onRequest?.(record);
  }

  // What the control calls may do.

  addChanges(value: unknown, agentId: string | undefined): number {
    const changes = parseChanges(value);
    const agent = agentId ?? Object.keys(this.#options.agents)[0] ?? '';
    for (const change of changes) this.model.change(agent, change);
    return changes.length;
  }

  state(): unknown {
    return { agents: this.model.summary(), faults: this.faults.waiting() };
  }

  addFaults(value: unknown): number {
    const faults: Fault[] = parseFaults(value);
    for (const fault of faults) this.faults.add(fault);
    return faults.length;
  }
}

function tooMany(wait: number, correlationId: string): Ending {
  const failure = new ApiFailure(429, 'RATE_LIMITED', 'too many requests', { 'retry-after': String(wait) });
  return { kind: 'response', response: failureResponse(failure, correlationId), scripted: false };
}
