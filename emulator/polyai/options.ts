import type { Exchange } from '../http/response.ts';
import type { ApiKey } from './access.ts';
import type { Doubts, Seeds } from './model.ts';
import type { RequestRecord } from './request-log.ts';

export interface EmulatorOptions extends Doubts {
  agents: Seeds;
  keys: readonly ApiKey[];
  /** 0, the default, takes a free one. */
  port?: number;
  /** Each call waits this long before it takes place. Milliseconds. */
  latencyMs?: number;
  /** More than that get 429 and Retry-After. */
  requestsPerSecond?: number;
  /** Told of each response as it goes out. */
  onExchange?: (exchange: Exchange) => void;
  /** Told of each request once its outcome is known. */
  onRequest?: (record: RequestRecord) => void;
}
