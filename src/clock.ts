import { setTimeout as wait } from 'node:timers/promises';

/** Time and chance, passed in so that tests decide about both. */
export interface Clock {
  /** Milliseconds on a clock that never goes back; only differences mean something. */
  elapsed(): number;
  /** Milliseconds since 1970, as the wall clock has it. */
  now(): number;
  /** Resolves after `milliseconds`, or at once when the signal fires. */
  sleep(milliseconds: number, signal: AbortSignal): Promise<void>;
  /** A number from 0 up to, but not including, 1. */
  random(): number;
}

export const systemClock: Clock = {
  elapsed: () => performance.now(),
  now: () => Date.now(),
  random: () => Math.random(),
  sleep: (milliseconds, signal) => wait(milliseconds, undefined, { signal }).catch(() => {}),
};
