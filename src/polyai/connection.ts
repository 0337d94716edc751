import type { Clock } from '../lib/clock.ts';
import type { AgentId } from '../lib/ids.ts';
import { type CacheCalls, cacheCalls } from './calls.ts';
import { httpTransport } from './http.ts';
import { createPace } from './pace.ts';
import { createSender } from './sender.ts';

export interface ConnectionOptions {
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
}

export interface Connection {
  readonly calls: CacheCalls;
  /** The most requests in flight: it makes no sense to ask for more at a time. */
  readonly concurrency: number;
  /** Aborted, with a sentence as its reason, once no request may be started any more. */
  readonly stopped: AbortSignal;
}

/** Joins the calls, the retry policy, the pace and the transport into one way to an agent's cache. */
export function connect(options: ConnectionOptions): Connection {
  const { agentId, apiKey, cancel, clock, concurrency, maxAttempts, newId, origin, proxy, abort } = options;
  const stop = new AbortController();
  if (cancel.aborted) stop.abort(cancel.reason);
  cancel.addEventListener('abort', () => stop.abort(cancel.reason), { once: true });
  const timeout = options.requestTimeout;
  const send = createSender({
    transport: httpTransport({ origin, proxy, timeout, maxConnections: concurrency, abort }),
    pace: createPace(concurrency, clock, stop.signal),
    clock,
    maxAttempts,
    newId,
    stop,
  });
  return { calls: cacheCalls(agentId, apiKey, send), concurrency, stopped: stop.signal };
}
