import { describe, expect, test } from '@jest/globals';
import { RateLimit } from '../../emulator/polyai/rate-limit.ts';
import { createOutageGate } from '../../src/polyai/outage.ts';
import { createSender, type Sendable } from '../../src/polyai/send.ts';
import { createThrottle } from '../../src/polyai/throttle.ts';
import { type FakeClock, fakeClock } from '../support/fake-clock.ts';
import { response } from '../support/responses.ts';

const REQUEST: Sendable = { method: 'DELETE', path: '/1', headers: {} };
const never = new AbortController().signal;

interface Facts {
  readonly requests: number;
  readonly concurrency: number;
  /** Milliseconds from a request to its answer. */
  readonly latency: number;
  /** Seconds to wait, or 0 for yes. */
  readonly mayPass: (milliseconds: number, request: number) => number;
}

/** Sends many requests to a server with a limit, in a time of its own. */
async function race({ requests, concurrency, latency, mayPass }: Facts) {
  const clock: FakeClock = fakeClock();
  const stop = new AbortController();
  let sent = 0;
  let refused = 0;
  let inFlight = 0;
  let mostInFlight = 0;
  const send = createSender({
    async transport() {
      sent += 1;
      inFlight += 1;
      mostInFlight = Math.max(mostInFlight, inFlight);
      await clock.sleep(latency / 2, never);
      const wait = mayPass(clock.elapsed(), sent);
      if (wait > 0) refused += 1;
      await clock.sleep(latency / 2, never);
      inFlight -= 1;
      return wait > 0 ? response(429, '', { 'retry-after': String(wait) }) : response(204);
    },
    throttle: createThrottle({
      concurrency,
      clock,
      stop: stop.signal,
      gate: createOutageGate({ clock, stop, patience: 120_000, log: () => {} }),
    }),
    clock,
    maxAttempts: 5,
    newId: () => 'id',
    stop,
    debug: () => {},
  });
  // Nothing is sent before there is a plan, and not much before it is carried out.
  await clock.sleep(600_000, never);
  await Promise.all([1, 2, 3].map(() => send(REQUEST)));
  await clock.sleep(60_000, never);
  sent = refused = 0;
  const begin = clock.elapsed();
  const replies = await Promise.all(Array.from({ length: requests }, () => send(REQUEST)));
  expect(replies.filter(({ kind }) => kind !== 'response')).toEqual([]);
  return { seconds: (clock.elapsed() - begin) / 1_000, share: refused / sent, refused, mostInFlight };
}

describe('a server that takes r requests a second, which nobody has told', () => {
  test.each([
    [5, 4, 2],
    [20, 4, 2],
    [50, 4, 2],
    [100, 4, 2],
    [5, 4, 50],
    [20, 4, 50],
    [50, 4, 50],
    [5, 16, 2],
    [20, 16, 2],
    [50, 16, 2],
    [100, 16, 2],
    [100, 32, 2],
  ])(
    'r = %i, %i at a time, %i ms each: 0.9 r get through, at most 5%% are refused',
    async (r, concurrency, latency) => {
      const limit = new RateLimit(r);
      const mayPass = (now: number) => limit.take(now);
      const { seconds, share } = await race({ requests: 200, concurrency, latency, mayPass });
      expect(200 / seconds).toBeGreaterThanOrEqual(0.9 * r);
      expect(share).toBeLessThanOrEqual(0.05);
    },
  );

  test('and that answers slowly refuses at most what was in flight when it was first met, and little more', async () => {
    const limit = new RateLimit(20);
    const { refused } = await race({
      requests: 200,
      concurrency: 16,
      latency: 50,
      mayPass: (now) => limit.take(now),
    });
    expect(refused).toBeLessThanOrEqual(16 + 4);
  });
});

describe('a server without a limit', () => {
  const free = { mayPass: () => 0, latency: 50 };

  test.each([4, 16, 32])('is kept busy with %i requests at a time', async (concurrency) => {
    const { seconds, mostInFlight } = await race({ ...free, requests: 320, concurrency });
    expect(seconds).toBeLessThan((320 / concurrency) * 0.05 * 1.1);
    expect(mostInFlight).toBe(concurrency);
  });

  test('that once says no soon has its old speed again', async () => {
    const mayPass = (_: number, request: number) => (request === 20 ? 1 : 0);
    const { seconds } = await race({ requests: 400, concurrency: 4, latency: 50, mayPass });
    expect(seconds).toBeLessThan(2 * 400 * (0.05 / 4));
  });

  test('that says no before anything is known of it loses no more than the pause', async () => {
    const mayPass = (_: number, request: number) => (request === 1 ? 1 : 0);
    const { seconds } = await race({ requests: 40, concurrency: 4, latency: 50, mayPass });
    expect(seconds).toBeLessThan(1 + 0.05 * 11 + 0.05);
  });
});
