import type { Counted } from '../http/fault-queue.ts';
import type { Json } from '../http/response.ts';
import type { Change } from './changes.ts';
import type { Route, Target } from './routes.ts';

/** Which requests a fault is for. */
export interface FaultMatch extends Counted {
  method?: string;
  route?: Route;
  /** The one in the path; a bulk delete has none. */
  entryId?: string;
}

export type FaultEffect =
  /** A bad response; the call itself takes place only if `performed`. Text goes out as it is, anything else as JSON. */
  | { status: number; headers?: Record<string, string>; body?: Json; performed?: boolean }
  /** The connection is reset before or after the call takes place. */
  | { reset: 'before' | 'after' }
  /** The call takes place; its response is cut off, after half the body or that many bytes of it. */
  | { truncate: true | number }
  /** No response, ever. */
  | { hang: true; performed?: boolean }
  /** A bulk delete leaves these ids alone and says that they failed. */
  | { bulkFailed: string[] }
  /** A bulk delete says this; it deletes the ids in `performed` (`true`: those asked for), or none. */
  | { bulkResponse: Json; performed?: boolean | string[] }
  /** The true response; then PolyAI changes the agent's cache, as between two pages of a listing. */
  | { changes: Change | Change[] }
  /** Nothing but the delay. */
  | Record<never, never>;

/** Plain data, so that it can come from a file or over HTTP. A delay goes before anything else. */
export type Fault = FaultMatch & { delayMs?: number } & FaultEffect;

export function matches(fault: Fault, method: string, target: Target): boolean {
  const forBulk = 'bulkFailed' in fault || 'bulkResponse' in fault;
  return (
    (fault.method === undefined || fault.method.toUpperCase() === method) &&
    (fault.route === undefined || fault.route === target.route) &&
    (fault.entryId === undefined || fault.entryId === target.entryId) &&
    (!forBulk || target.route === 'bulkDelete')
  );
}
