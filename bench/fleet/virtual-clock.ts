import { setImmediate as turn } from 'node:timers/promises';
import type { Clock } from '../../src/lib/clock.ts';

interface Sleeper {
  readonly due: number;
  readonly wake: () => void;
}

/** Time that passes only while everybody sleeps, and then at once. The same seed gives the same chances. */
export interface VirtualClock extends Clock {
  /** Plays what `work` does until it ends. */
  play<Result>(work: () => Promise<Result>): Promise<Result>;
}

export function virtualClock(seed: number): VirtualClock {
  let time = 0;
  // The last one wakes first.
  const sleepers: Sleeper[] = [];

  function insert(sleeper: Sleeper): void {
    let [low, high] = [0, sleepers.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((sleepers[middle]?.due ?? 0) > sleeper.due) low = middle + 1;
      else high = middle;
    }
    sleepers.splice(low, 0, sleeper);
  }

  return {
    elapsed: () => time,
    now: () => Date.UTC(2026, 0, 1) + time,
    random: chance(seed),
    sleep(milliseconds, signal) {
      if (signal.aborted) return Promise.resolve();
      return new Promise((resolve) => {
        const wake = () => {
          signal.removeEventListener('abort', wake);
          resolve();
        };
        signal.addEventListener('abort', wake);
        insert({ due: time + milliseconds, wake });
      });
    },
    async play(work) {
      let ended = false;
      const result = work().finally(() => {
        ended = true;
      });
      while (!ended) {
        // Whatever can go on without time passing goes on first.
        await turn();
        const next = sleepers.pop();
        if (!next) continue;
        time = Math.max(time, next.due);
        next.wake();
      }
      return result;
    },
  };
}

/** Numbers from 0 up to 1 (mulberry32). */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
