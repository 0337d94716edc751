import type { Clock } from '../../src/lib/clock.ts';

/** When the fake wall clock starts. */
export const START = Date.UTC(2026, 0, 2, 3, 4, 5);

export interface FakeClock extends Clock {
  /** What was slept, in milliseconds, in the order in which it began. */
  readonly sleeps: readonly number[];
}

/** Time that passes only in sleep, and then at once: whoever sleeps the shortest wakes first. */
export function fakeClock(random: () => number = () => 0.5): FakeClock {
  let time = 0;
  const sleeps: number[] = [];
  const sleepers: { readonly due: number; readonly wake: () => void }[] = [];

  function wakeNext(): void {
    sleepers.sort((a, b) => a.due - b.due);
    const next = sleepers.shift();
    if (!next) return;
    time = Math.max(time, next.due);
    next.wake();
  }

  return {
    sleeps,
    elapsed: () => time,
    now: () => START + time,
    random,
    sleep(milliseconds, signal) {
      if (signal.aborted) return Promise.resolve();
      sleeps.push(milliseconds);
      return new Promise((resolve) => {
        sleepers.push({ due: time + milliseconds, wake: resolve });
        signal.addEventListener('abort', () => resolve(), { once: true });
        setImmediate(wakeNext);
      });
    },
  };
}
