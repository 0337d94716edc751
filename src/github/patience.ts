import type { Clock } from '../lib/clock.ts';

/** How long one run waits for GitHub if it does not respond, over all requests. */
export interface Patience {
  /** Milliseconds that the next try may take; 0 if it is not worth one. */
  left(): number;
  /** GitHub responded, with whatever status. */
  answered(): void;
  /** A try that began at `start`, on the clock of `elapsed`, had no response. */
  unanswered(start: number): void;
}

/** GitHub itself ends requests after 10 s. Milliseconds. */
const MAX_TRY = 10_000;
/** After this time without a request, GitHub may have recovered. Milliseconds. */
const FORGOTTEN_AFTER = 60_000;

/** `total`: milliseconds from the start of the first try that had no response. */
export function createPatience(clock: Pick<Clock, 'elapsed'>, total: number): Patience {
  let silentSince: number | undefined;
  let lastTry = 0;
  return {
    left() {
      const now = clock.elapsed();
      if (now - lastTry > FORGOTTEN_AFTER) silentSince = undefined;
      const end = (silentSince ?? now) + total;
      return Math.max(0, Math.min(MAX_TRY, end - now));
    },
    answered() {
      silentSince = undefined;
    },
    unanswered(start) {
      silentSince ??= start;
      lastTry = clock.elapsed();
    },
  };
}
