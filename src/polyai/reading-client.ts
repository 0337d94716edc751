import type { Clock } from '../lib/clock.ts';
import type { AgentId } from '../lib/ids.ts';
import { httpTransport } from './http.ts';
import { createOutageGate } from './outage.ts';
import { type ReadingApi, readingApi } from './reading-api.ts';
import { createSender, type Send } from './send.ts';
import { createThrottle } from './throttle.ts';

export interface ClientOptions {
  readonly origin: string;
  readonly proxy: URL | undefined;
  readonly agentId: AgentId;
  readonly apiKey: string;
  readonly concurrency: number;
  readonly maxAttempts: number;
  /** Milliseconds for one try. */
  readonly requestTimeout: number;
  readonly clock: Clock;
  readonly newId: () => string;
  /** Fires when nothing more may be started. */
  readonly cancel: AbortSignal;
  /** Fires when requests under way may not go on either. */
  readonly abort: AbortSignal;
  /** Takes one line for each try of a request. */
  readonly debug?: (line: string) => void;
  /** Takes what a user who waits should know. */
  readonly log?: (line: string) => void;
}

/** A way to one agent's audio cache, with what of its API may be used: for actions that must not write, the reading calls only. */
export interface ReadingClient<Api extends ReadingApi = ReadingApi> {
  readonly api: Api;
  /** The most requests in flight: asking for more at a time makes no sense. */
  readonly concurrency: number;
  /** Aborted, with a sentence as its reason, once no request may be started any more. */
  readonly stopped: AbortSignal;
}

/** How long an outage may last, for each try but the first. Milliseconds. */
const PATIENCE_PER_ATTEMPT = 30_000;

/** Opens a client that cannot write: the code that could is not even loaded. */
export function createReadingClient(options: ClientOptions): ReadingClient {
  return openClient(options, readingApi);
}

/** Joins an API, the retries, the throttle and the transport. */
export function openClient<Api extends ReadingApi>(
  options: ClientOptions,
  apiOf: (agentId: AgentId, apiKey: string, send: Send) => Api,
): ReadingClient<Api> {
  const { agentId, apiKey, cancel, clock, concurrency, maxAttempts, newId, origin, proxy, abort } = options;
  const stop = new AbortController();
  if (cancel.aborted) stop.abort(cancel.reason);
  cancel.addEventListener('abort', () => stop.abort(cancel.reason), { once: true });
  const { requestTimeout: timeout, debug = () => {}, log = () => {} } = options;
  const patience = (maxAttempts - 1) * PATIENCE_PER_ATTEMPT;
  const gate = createOutageGate({ clock, stop, patience, log });
  const send = createSender({
    transport: httpTransport({ origin, proxy, timeout, maxConnections: concurrency, abort }),
    throttle: createThrottle({ concurrency, clock, stop: stop.signal, gate }),
    clock,
    maxAttempts,
    newId,
    stop,
    debug,
  });
  return { api: apiOf(agentId, apiKey, send), concurrency, stopped: stop.signal };
}
