import type { Counted } from '../http/fault-queue.ts';
import type { Json } from '../http/response.ts';

export type GitHubFaultEffect =
  /** A bad response; the call itself takes place only if `performed`. Text goes out as it is, anything else as JSON. */
  | { status: number; body?: Json; headers?: Record<string, string>; performed?: boolean }
  /** The connection is reset; before the call takes place, if not `performed`. */
  | { reset: true; performed?: boolean }
  /** No response, ever. */
  | { hang: true; performed?: boolean }
  /** Nothing but the delay. */
  | Record<never, never>;

/** Which requests, Git's among them, and what happens to them. A delay goes before anything else. */
export type GitHubFault = {
  method?: string;
  /** Held against the path with its query, as it was sent. */
  path?: RegExp;
  /** Milliseconds. */
  delayMs?: number;
} & Counted &
  GitHubFaultEffect;

export function matches(fault: GitHubFault, method: string, path: string): boolean {
  // Not `test`: with the flag `g` it would go on where it ended.
  return (fault.method ?? method) === method && (!fault.path || path.search(fault.path) >= 0);
}
