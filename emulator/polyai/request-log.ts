import { performance } from 'node:perf_hooks';
import { findTarget, type Target } from './routes.ts';

/** A status; or the connection was reset; or there was no response; or the caller was gone first. */
export type Outcome = number | 'reset' | 'hung' | 'aborted';

export interface RequestRecord {
  /** Counted from 1, in the order of arrival. */
  number: number;
  method: string;
  /** With the query. */
  path: string;
  route: Target['route'];
  agentId?: string;
  entryId?: string;
  headers: Record<string, string>;
  bodyLength: number;
  bodySha256: string;
  /** Missing while the request runs. */
  outcome?: Outcome;
  /** Milliseconds since 1970, with fractions. The end is taken just before the response goes out. */
  startedAt: number;
  endedAt?: number;
  /** A fault took part, if only by a delay. */
  faulted: boolean;
}

export function openRecord(
  number: number,
  method: string,
  path: string,
  headers: Record<string, string>,
): RequestRecord {
  const target = findTarget(method, path.split('?')[0] ?? '');
  return {
    number,
    method,
    path,
    ...target,
    headers,
    bodyLength: 0,
    bodySha256: '',
    startedAt: now(),
    faulted: false,
  };
}

/** False if it had ended before. A hung request keeps its outcome and gets its end when the caller gives up. */
export function endRecord(record: RequestRecord, outcome: Outcome): boolean {
  if (record.endedAt !== undefined) return false;
  record.outcome ??= outcome;
  record.endedAt = now();
  return true;
}

function now(): number {
  return performance.timeOrigin + performance.now();
}
