import PQueue from 'p-queue';
import type { Clock } from '../clock.ts';

/** Bounds the requests in flight, and holds them all back when the server asks for it. */
export interface Pace {
  /** Gives a job one of the places in flight when one is free; urgent ones (a second try) before others. */
  run<Value>(job: () => Promise<Value>, urgent: boolean): Promise<Value>;
  /** Resolves when a job that has a place may send: not in a pause. At once when the run stops. */
  turn(): Promise<void>;
  /** Lets nothing be sent for this many milliseconds. */
  pause(milliseconds: number): void;
}

export function createPace(concurrency: number, clock: Clock, stop: AbortSignal): Pace {
  const places = new PQueue({ concurrency });
  let pausedUntil = 0;

  return {
    run: (job, urgent) => places.add(job, { priority: urgent ? 1 : 0 }),
    async turn() {
      while (clock.elapsed() < pausedUntil && !stop.aborted) {
        await clock.sleep(pausedUntil - clock.elapsed(), stop);
      }
    },
    pause(milliseconds) {
      pausedUntil = Math.max(pausedUntil, clock.elapsed() + milliseconds);
    },
  };
}
