import PQueue from 'p-queue';
import type { Clock } from '../lib/clock.ts';
import { createRateLimiter } from './rate-limit.ts';

/** Bounds the requests in flight, and lets them go no faster than the server bears. */
export interface Throttle {
  /** Gives a job one of the places in flight when one is free; urgent ones (a second try) before others. */
  run<Value>(job: () => Promise<Value>, urgent: boolean): Promise<Value>;
  /** Resolves when a job that has a place may send. At once when the run stops. */
  turn(): Promise<Turn>;
}

/** One leave to send. Whoever takes it tells what came of it. */
export interface Turn {
  passed(): void;
  /** The server asks for patience: nothing is sent for this many milliseconds. */
  refused(wait: number): void;
}

export function createThrottle(concurrency: number, clock: Clock, stop: AbortSignal): Throttle {
  const places = new PQueue({ concurrency });
  const limiter = createRateLimiter();
  places.on('idle', limiter.rested);

  return {
    run: (job, urgent) => places.add(job, { priority: urgent ? 1 : 0 }),
    async turn() {
      const take = () => limiter.take(clock.elapsed());
      for (let wait = take(); wait > 0 && !stop.aborted; wait = take()) await clock.sleep(wait, stop);
      const begun = clock.elapsed();
      return {
        passed: limiter.passed,
        refused: (wait) => limiter.refused(clock.elapsed(), begun, wait),
      };
    },
  };
}
