import type { Clock } from '../lib/clock.ts';
import type { AgentId } from '../lib/ids.ts';
import { type CacheApi, cacheApi } from './api.ts';
import { httpTransport } from './http.ts';
import { createSender } from './send.ts';
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
}

/** A way to one agent's audio cache. */
export interface Client {
  readonly api: CacheApi;
  /** The most requests in flight: asking for more at a time makes no sense. */
  readonly concurrency: number;
  /** Aborted, with a sentence as its reason, once no request may be started any more. */
  readonly stopped: AbortSignal;
}

/** Joins the API, the retries, the throttle and the transport. */
export function createClient(options: ClientOptions): Client {
  const { agentId, apiKey, cancel, clock, concurrency, maxAttempts, newId, origin, proxy, abort } = options;
  const stop = new AbortController();
  if (cancel.aborted) stop.abort(cancel.reason);
  cancel.addEventListener('abort', () => stop.abort(cancel.reason), { once: true });
  const timeout = options.requestTimeout;
  const send = createSender({
    transport: httpTransport({ origin, proxy, timeout, maxConnections: concurrency, abort }),
    throttle: createThrottle(concurrency, clock, stop.signal),
    clock,
    maxAttempts,
    newId,
    stop,
    debug: options.debug ?? (() => {}),
  });
  return { api: cacheApi(agentId, apiKey, send), concurrency, stopped: stop.signal };
}
