import { describe, expect, test } from '@jest/globals';
import type { HttpResult } from '../../src/polyai/http.ts';
import { createOutageGate } from '../../src/polyai/outage.ts';
import { createSender } from '../../src/polyai/send.ts';
import { createThrottle } from '../../src/polyai/throttle.ts';
import { fakeClock } from '../support/fake-clock.ts';
import { broken, response } from '../support/responses.ts';

const never = new AbortController().signal;
const DOWN = response(503);

interface Setting {
  readonly requests: number;
  readonly concurrency?: number;
  readonly maxAttempts?: number;
  /** Milliseconds from a request to its response. */
  readonly latency?: number;
  /** What comes of a try of request `number` that begins at `now`. */
  readonly serve: (now: number, number: number) => HttpResult;
  readonly cancelAt?: number;
}

/** Sends requests to a server in a time of its own. */
async function run(setting: Setting) {
  const { requests, concurrency = 16, maxAttempts = 5, latency = 50, serve, cancelAt } = setting;
  const clock = fakeClock();
  const stop = new AbortController();
  const tries: { readonly at: number; readonly number: number; readonly failed: boolean }[] = [];
  const log: string[] = [];
  const gate = createOutageGate({
    clock,
    stop,
    patience: (maxAttempts - 1) * 30_000,
    log: (line) => log.push(line),
  });
  const send = createSender({
    async transport({ path }) {
      const at = clock.elapsed();
      const number = Number(path.slice(1));
      const result = serve(at, number);
      tries.push({ at, number, failed: result !== OK });
      await clock.sleep(latency, never);
      return result;
    },
    throttle: createThrottle({ concurrency, clock, stop: stop.signal, gate }),
    clock,
    maxAttempts,
    newId: () => 'id',
    stop,
    debug: () => {},
  });
  if (cancelAt !== undefined)
    void clock.sleep(cancelAt, never).then(() => stop.abort('the run was cancelled'));
  const results = await Promise.all(
    Array.from({ length: requests }, (_, index) =>
      send({ method: 'DELETE', path: `/${index + 1}`, headers: {} }),
    ),
  );
  const count = (kind: string) => results.filter((result) => result.kind === kind).length;
  return {
    results,
    tries,
    log,
    took: clock.elapsed(),
    wasted: tries.filter(({ failed }) => failed).length,
    counts: { done: count('response'), failed: count('failed'), notSent: count('not sent') },
    reason: stop.signal.aborted ? String(stop.signal.reason) : undefined,
  };
}

const OK = response(204);
/** A server that is down from one moment to another. */
const downBetween =
  (from: number, to: number, how: HttpResult = DOWN) =>
  (now: number) =>
    now >= from && now < to ? how : OK;

describe('an outage that ends in time', () => {
  test.each<[number, number, HttpResult]>([
    [20, 1, DOWN],
    [20, 4, DOWN],
    [20, 16, DOWN],
    [100, 16, DOWN],
    [100, 32, response(502)],
    [100, 16, broken('connection lost')],
    [100, 16, { ...broken('no connection', false), code: 'ECONNREFUSED' }],
    [20, 16, broken('timed out', false)],
  ])('of %i s with %i at a time loses no entry and few requests', async (seconds, concurrency, how) => {
    const end = 100 + seconds * 1_000;
    const { counts, wasted, took, tries } = await run({
      requests: 300,
      concurrency,
      serve: downBetween(100, end, how),
    });
    expect(counts).toEqual({ done: 300, failed: 0, notSent: 0 });
    expect(wasted).toBeLessThanOrEqual(concurrency + 15);
    const resumed = tries.find(({ at }) => at >= end);
    expect((resumed?.at ?? took) - end).toBeLessThanOrEqual(12_000);
    expect(took).toBeLessThan(end + 12_000 + (300 / concurrency) * 50 * 2 + 1_000);
  });

  test('is told to who waits, a blip is not', async () => {
    const long = await run({ requests: 50, serve: downBetween(100, 20_100) });
    expect(long.log).toEqual([
      'PolyAI, or the connection to it, is down (PolyAI answered 503): waiting up to 120 s for it',
      expect.stringMatching(/^PolyAI is back after 2[0-9] s$/),
    ]);
    expect((await run({ requests: 50, serve: downBetween(100, 101) })).log).toEqual([]);
  });

  test('is asked no sooner than it says, by nobody', async () => {
    const busy = response(503, '', { 'retry-after': '9' });
    const { tries } = await run({ requests: 100, serve: downBetween(100, 5_000, busy) });
    const told = tries.findLast(({ failed }) => failed)?.at ?? 0;
    expect(tries.filter(({ at }) => at > told && at < told + 9_000)).toEqual([]);
  });

  test('touches hardly any request that was not on its way when it began', async () => {
    const { tries } = await run({ requests: 300, serve: downBetween(100, 100_100) });
    const touched = new Set(tries.filter(({ failed }) => failed).map(({ number }) => number));
    expect(touched.size).toBeLessThanOrEqual(16 + 1);
  });
});

describe('an outage that lasts', () => {
  test.each([
    [5, 120],
    [2, 30],
  ])(
    'with max-attempts %i ends the run after %i s: what was never sent is not sent',
    async (maxAttempts, seconds) => {
      const { counts, wasted, took, reason } = await run({ requests: 300, maxAttempts, serve: () => DOWN });
      expect(counts.done).toBe(0);
      expect(counts.failed).toBeLessThanOrEqual(17);
      expect(counts.notSent).toBe(300 - counts.failed);
      expect(wasted).toBeLessThanOrEqual(16 + 16);
      expect(Math.abs(took - seconds * 1_000)).toBeLessThan(500);
      expect(reason).toBe(
        `PolyAI, or the connection to it, is down and has been for ${seconds} s: run this again later`,
      );
    },
  );

  test('with max-attempts 1 ends the run at once', async () => {
    const { counts, reason } = await run({
      requests: 300,
      concurrency: 1,
      maxAttempts: 1,
      serve: () => DOWN,
    });
    expect(counts).toEqual({ done: 0, failed: 1, notSent: 299 });
    expect(reason).toBe('PolyAI, or the connection to it, is down: run this again later');
  });

  test('longer than the run would wait, as the server says, is not waited for', async () => {
    const { took, reason } = await run({
      requests: 9,
      maxAttempts: 2,
      serve: () => response(503, '', { 'retry-after': '40' }),
    });
    expect(took).toBeLessThan(100);
    expect(reason).toMatch(/asks to wait 40 s, more than the 30 s that "max-attempts" allows/);
  });

  test('does not outlast a cancel', async () => {
    const { took, counts } = await run({ requests: 300, serve: () => DOWN, cancelAt: 5_000 });
    expect(took).toBeLessThan(5_000 + 100);
    expect(counts.notSent).toBeGreaterThan(280);
  });

  test('of a server that hangs is one when three requests in a row had no response', async () => {
    const { counts, reason, wasted } = await run({
      requests: 300,
      latency: 60_000,
      serve: () => broken('timed out'),
    });
    expect(counts.done).toBe(0);
    expect(wasted).toBeLessThanOrEqual(16 + 4);
    expect(reason).toMatch(/is down and has been for/);
  });

  test('of a server that always fails (500) is one, too', async () => {
    const { counts, wasted } = await run({ requests: 300, serve: () => response(500) });
    expect(counts.done).toBe(0);
    expect(counts.notSent).toBeGreaterThan(270);
    expect(wasted).toBeLessThanOrEqual(16 + 20);
  });
});

describe('one entry that the server cannot take', () => {
  test.each<[string, number, HttpResult]>([
    ['500', 1, response(500)],
    ['500', 16, response(500)],
    ['503', 1, DOWN],
    ['503', 16, DOWN],
    ['a lost connection', 4, broken('connection lost')],
    ['a time-out', 4, broken('timed out')],
  ])(
    '(%s, %i at a time) is given up after its tries, and costs no other',
    async (_title, concurrency, how) => {
      const { results, counts, tries, reason } = await run({
        requests: 100,
        concurrency,
        serve: (_, number) => (number === 7 ? how : OK),
      });
      expect(counts).toEqual({ done: 99, failed: 1, notSent: 0 });
      expect(results[6]).toMatchObject({
        kind: 'failed',
        reason: expect.stringMatching(/\(tried [5-9] times\)$/),
      });
      expect(tries.filter(({ number }) => number === 7).length).toBeLessThanOrEqual(8);
      expect(reason).toBeUndefined();
    },
  );
});

test('a server that fails now and then (503) loses no entry', async () => {
  const { counts } = await run({
    requests: 300,
    serve: (now, number) => (((now * 7 + number * 13) | 0) % 10 === 0 ? DOWN : OK),
  });
  expect(counts).toEqual({ done: 300, failed: 0, notSent: 0 });
});
