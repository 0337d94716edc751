import type { Clock } from '../lib/clock.ts';

/** How long one run waits for a GitHub that does not answer, over all of its requests. */
export interface Patience {
  /** Milliseconds that the next try may take; 0 if it is not worth one. */
  left(): number;
  /** GitHub answered, whatever it said. */
  answered(): void;
  /** A try that began at `start`, on the clock of `elapsed`, had no answer. */
  unanswered(start: number): void;
}

/** GitHub itself ends what takes longer than 10 s. Milliseconds. */
const MAX_TRY = 10_000;
/** After so long, a new request may find GitHub well again. Milliseconds. */
const FORGOTTEN_AFTER = 60_000;

/** `total`: milliseconds from the begin of the first try that had no answer. */
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
