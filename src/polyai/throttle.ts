import PQueue from 'p-queue';
import type { Clock } from '../lib/clock.ts';
import type { OutageGate, TryOutcome } from './outage.ts';
import { createRateLimiter } from './rate-limit.ts';

/** Bounds the requests in flight, lets them go no faster than the server bears, and holds them back while it is down. */
export interface Throttle {
  /** Gives a job one of the places in flight when one is free; urgent ones (a second try) before others. */
  run<Value>(job: () => Promise<Value>, urgent: boolean): Promise<Value>;
  /** Resolves when a request that has a place may send, at once when the run stops. `sent`: whether it was sent before. */
  turn(request: number, sent: boolean): Promise<Turn>;
}

/** One permission to send. Its holder reports the result. */
export interface Turn {
  /**
   * Reports a response, or that there was none. Returns whether a failure belongs to an outage: then the request need not count it.
   * `refusedFor`: the server is busy (429), and nothing is sent for this many milliseconds.
   */
  report(result: TryOutcome, why: string, refusedFor?: number): boolean;
}

export interface ThrottleOptions {
  readonly concurrency: number;
  readonly clock: Clock;
  readonly stop: AbortSignal;
  readonly gate: OutageGate;
}

export function createThrottle({ concurrency, clock, stop, gate }: ThrottleOptions): Throttle {
  const places = new PQueue({ concurrency });
  const limiter = createRateLimiter();
  places.on('idle', limiter.rested);

  return {
    run: (job, urgent) => places.add(job, { priority: urgent ? 1 : 0 }),
    async turn(request, sent) {
      for (;;) {
        const pass = await gate.enter(request, sent);
        const wait = stop.aborted ? 0 : limiter.take(clock.elapsed());
        if (wait === 0) return turnOf(pass.report);
        // A request that waits for the rate must not hold a probe, and must check for an outage again.
        pass.giveBack();
        await clock.sleep(wait, stop);
      }
    },
  };

  function turnOf(reportTo: Turn['report']): Turn {
    const begun = clock.elapsed();
    return {
      report(result, why, refusedFor) {
        const shared = reportTo(result, why);
        if (refusedFor !== undefined) limiter.refused(clock.elapsed(), begun, refusedFor);
        else if (result.sign === 'up') limiter.passed();
        // Time in which nothing is sent does not measure the rate.
        if (shared) limiter.rested();
        return shared;
      },
    };
  }
}
