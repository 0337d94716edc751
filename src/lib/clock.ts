import { setTimeout as wait } from 'node:timers/promises';

/** Time and randomness, passed in so that tests control both. */
export interface Clock {
  /** Milliseconds on a clock that never goes back; only differences mean something. */
  elapsed(): number;
  /** Milliseconds since 1970, as the wall clock has it. */
  now(): number;
  /** Resolves after `milliseconds`, never before, or at once when the signal fires. */
  sleep(milliseconds: number, signal: AbortSignal): Promise<void>;
  /** A number from 0 up to, but not including, 1. */
  random(): number;
}

// Not `performance`: loading that takes a millisecond or two.
const elapsed = () => Number(process.hrtime.bigint()) / 1e6;

export const systemClock: Clock = {
  elapsed,
  now: () => Date.now(),
  random: () => Math.random(),
  async sleep(milliseconds, signal) {
    const end = elapsed() + milliseconds;
    // Node's timers count from the start of a turn of its loop, and so may fire early.
    for (let left = milliseconds; left > 0 && !signal.aborted; left = end - elapsed()) {
      await wait(left, undefined, { signal }).catch(() => {});
    }
  },
};
