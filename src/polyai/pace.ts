import PQueue from 'p-queue';
import type { Clock } from '../clock.ts';

/** Bounds the requests in flight, and holds them all back when the server asks for it. */
export interface Pace {
  /** Runs a try when there is room; urgent ones (a second try) before others. */
  run<Value>(job: () => Promise<Value>, urgent: boolean): Promise<Value>;
  /** Lets nothing start for this many milliseconds. */
  pause(milliseconds: number): void;
}

export function createPace(concurrency: number, clock: Clock, stop: AbortSignal): Pace {
  const queue = new PQueue({ concurrency });
  let pausedUntil = 0;
  // Once the run stops, what waits must come up at once to be told so.
  stop.addEventListener('abort', () => queue.start(), { once: true });

  return {
    run: (job, urgent) => queue.add(job, { priority: urgent ? 1 : 0 }),
    pause(milliseconds) {
      const until = clock.elapsed() + milliseconds;
      if (until <= pausedUntil || stop.aborted) return;
      pausedUntil = until;
      queue.pause();
      void clock.sleep(milliseconds, stop).then(() => {
        if (until === pausedUntil) queue.start();
      });
    },
  };
}
