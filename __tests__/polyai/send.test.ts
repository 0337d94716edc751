import { describe, expect, test } from '@jest/globals';
import type { HttpResult } from '../../src/polyai/http.ts';
import { createOutageGate } from '../../src/polyai/outage.ts';
import { createSender, type Sendable } from '../../src/polyai/send.ts';
import { createThrottle } from '../../src/polyai/throttle.ts';
import { type FakeClock, fakeClock } from '../support/fake-clock.ts';
import { broken, response } from '../support/responses.ts';

interface Options {
  readonly maxAttempts?: number;
  readonly concurrency?: number;
  /** How long a try takes, in milliseconds. */
  readonly latency?: number;
  /** Called as a try begins. */
  readonly onTry?: (number: number, stop: AbortController) => void;
}

/** A sender whose tries end as scripted: the last result of the script goes on for ever. */
function scripted(script: readonly HttpResult[], options: Options = {}) {
  const { maxAttempts = 3, concurrency = 1, latency = 0, onTry } = options;
  const clock: FakeClock = fakeClock();
  const stop = new AbortController();
  const starts: number[] = [];
  const ids: string[] = [];
  const lines: string[] = [];
  const never = new AbortController().signal;
  const send = createSender({
    async transport({ headers }) {
      starts.push(clock.elapsed());
      ids.push(headers['x-polyai-correlation-id'] ?? '');
      onTry?.(starts.length, stop);
      const result = script[Math.min(starts.length, script.length) - 1];
      if (latency > 0) await clock.sleep(latency, never);
      if (!result) throw new Error('an empty script');
      return result;
    },
    throttle: createThrottle({
      concurrency,
      clock,
      stop: stop.signal,
      gate: createOutageGate({ clock, stop, patience: (maxAttempts - 1) * 30_000, log: () => {} }),
    }),
    clock,
    maxAttempts,
    newId: () => `id-${ids.length + 1}`,
    stop,
    debug: (line) => lines.push(line),
  });
  return { send, clock, stop, starts, ids, lines };
}

const patch: Sendable = {
  method: 'PATCH',
  path: '/1',
  headers: { 'x-api-key': 'k' },
  body: async () => Buffer.from('x'),
};
const busy = response(429, '', { 'retry-after': '2' });

describe('a request', () => {
  test('that is answered is sent once', async () => {
    const { send, starts } = scripted([response(204)]);
    expect(await send(patch)).toMatchObject({ kind: 'response', count: 1, doubt: false });
    expect(starts).toHaveLength(1);
  });

  test.each<[string, HttpResult]>([
    ['500', response(500)],
    ['a cut', broken('cut off')],
    ['no connection', broken('no connection', false)],
  ])('that meets %s once is sent again, after a wait, with another id', async (_title, first) => {
    const { send, starts, ids } = scripted([first, response(204)]);
    expect(await send(patch)).toMatchObject({ kind: 'response', count: 2, correlationId: 'id-2' });
    expect(starts).toEqual([0, 250]);
    expect(new Set(ids).size).toBe(2);
  });

  test('is told to the debug log, try by try', async () => {
    const { send, lines } = scripted([response(500), broken('cut off'), response(204)], { latency: 40 });
    await send(patch);
    expect(lines).toEqual([
      'PATCH /1: 500 after 40 ms, try 1, id id-1, again in 250 ms',
      'PATCH /1: cut off (for a test) after 40 ms, try 2, id id-2, again in 500 ms',
      'PATCH /1: 204 after 40 ms, try 3, id id-3',
    ]);
  });

  test('waits as long as the server asks, and otherwise longer each time', async () => {
    const { send, starts } = scripted(
      [
        response(500, '', { 'retry-after': '7' }),
        response(500, '', { 'retry-after': '0' }),
        response(500),
        response(204),
      ],
      { maxAttempts: 4 },
    );
    await send(patch);
    expect(starts).toEqual([0, 7_000, 7_500, 8_500]);
  });

  test.each([
    [1, 'tried once'],
    [3, 'tried 3 times'],
  ])('has at most %i tries, and says so', async (maxAttempts, told) => {
    const { send, starts } = scripted([response(500)], { maxAttempts });
    expect(await send(patch)).toMatchObject({ kind: 'failed', reason: `PolyAI answered 500 (${told})` });
    expect(starts).toHaveLength(maxAttempts);
  });

  test("keeps the server's correlation id of the last try", async () => {
    const { send } = scripted([response(503, '', { 'x-polyai-correlation-id': 'theirs' })]);
    expect(await send(patch)).toMatchObject({ kind: 'failed', correlationId: 'theirs' });
  });

  test('tells how long its tries took, without the waits', async () => {
    const { send } = scripted([response(500, '', { 'retry-after': '9' }), response(204)], { latency: 40 });
    expect(await send(patch)).toMatchObject({ milliseconds: 80 });
  });

  test('that waits for its turn has not begun', async () => {
    const { send } = scripted([response(204)], { latency: 40 });
    const replies = await Promise.all([send(patch), send(patch), send(patch)]);
    expect(replies.map((reply) => reply.kind === 'response' && reply.milliseconds)).toEqual([40, 40, 40]);
  });

  test('whose body cannot be made is not sent', async () => {
    const { send, starts } = scripted([response(204)]);
    const body = async () => {
      throw new Error('the file changed');
    };
    expect(await send({ ...patch, body })).toMatchObject({
      kind: 'failed',
      reason: 'the file changed',
      doubt: false,
      count: 0,
    });
    expect(starts).toHaveLength(0);
  });

  test('that cannot be delivered tells where to look', async () => {
    const { send } = scripted([broken('no connection', false)]);
    expect(await send(patch)).toMatchObject({
      reason: expect.stringMatching(/^no connection: for a test; check "region", "api-url" and the network/),
    });
  });
});

describe('whether it may have been done all the same', () => {
  const notReached = broken('no connection', false);
  test.each<[string, HttpResult[], string, boolean]>([
    ['never reached', [notReached], 'failed', false],
    ['always told to wait', [response(429)], 'failed', false],
    ['a time-out, then told to wait', [broken('timed out'), response(429)], 'failed', true],
    ['told to wait, then a time-out', [response(429), response(429), broken('timed out')], 'failed', true],
    ['a time-out, then a refusal', [broken('timed out'), response(400)], 'response', true],
    ['a cut, then not found', [broken('cut off'), response(404)], 'response', true],
    ['503, then refused for good', [response(503), response(401)], 'failed', true],
    ['a refusal', [response(400)], 'response', false],
    ['refused for good', [response(401)], 'failed', false],
    ['told to wait too long', [response(429, '', { 'retry-after': '61' })], 'failed', false],
    ['unavailable for too long', [response(503, '', { 'retry-after': '61' })], 'failed', true],
    ['not reached, then a refusal', [notReached, response(400)], 'response', false],
    ['an endless answer', [broken('too large')], 'failed', true],
    ['cancelled while it was under way', [broken('cancelled')], 'failed', true],
    ['a success, in the end', [broken('cut off'), response(204)], 'response', true],
  ])('%s', async (_title, script, kind, doubt) => {
    expect(await scripted(script).send(patch)).toMatchObject({ kind, doubt });
  });

  test('a body that cannot be made again after a doubtful try leaves the doubt', async () => {
    const { send } = scripted([broken('timed out')]);
    let made = 0;
    const body = async () => {
      made += 1;
      if (made > 1) throw new Error('the file changed');
      return Buffer.from('x');
    };
    expect(await send({ ...patch, body })).toMatchObject({
      kind: 'failed',
      doubt: true,
      correlationId: 'id-1',
    });
  });
});

describe('a server that is busy (429)', () => {
  test('is left alone by everyone for as long as it asks', async () => {
    const { send, starts } = scripted([busy, response(204)], { concurrency: 2, latency: 10 });
    await Promise.all([1, 2, 3, 4].map(() => send(patch)));
    expect(starts.slice(0, 2)).toEqual([0, 1]);
    expect(starts.slice(2).every((start) => start >= 2_010)).toBe(true);
    expect(starts).toHaveLength(5);
  });

  test('is left alone after a last try, too', async () => {
    const { send, starts } = scripted([busy, response(204)], { maxAttempts: 1 });
    const replies = await Promise.all([send(patch), send(patch)]);
    expect(replies.map(({ kind }) => kind)).toEqual(['failed', 'response']);
    expect(starts).toEqual([0, 2_000]);
  });

  test('is not asked by a request that was reading its file when the word came', async () => {
    const { send, starts, clock } = scripted([busy, response(204)], { concurrency: 2, latency: 10 });
    const slow = async () => {
      await clock.sleep(20, new AbortController().signal);
      return Buffer.from('x');
    };
    await Promise.all([send(patch), send({ ...patch, body: slow })]);
    expect(starts[1]).toBeGreaterThanOrEqual(2_010);
  });
});

describe('the run is stopped', () => {
  test.each<[string, HttpResult, RegExp]>([
    ['by a refused key', response(401), /refused the API key \(401\)/],
    ['by a key that may not write', response(403), /does not let the API key write/],
    [
      'by a server that asks for too much patience',
      response(503, '', { 'retry-after': '61' }),
      /asks to wait 61 s/,
    ],
  ])('%s: what waits is not sent', async (_title, first, told) => {
    const { send, starts, stop } = scripted([first, response(204)]);
    const [one, two] = await Promise.all([send(patch), send(patch)]);
    expect(one).toMatchObject({ kind: 'failed', stop: expect.stringMatching(told) });
    expect(two).toEqual({ kind: 'not sent', reason: expect.stringMatching(told) });
    expect(starts).toHaveLength(1);
    expect(stop.signal.reason).toMatch(told);
  });

  test('by three requests in a row that are out of tries', async () => {
    const { send, starts, stop } = scripted([busy], { maxAttempts: 2 });
    const replies = [await send(patch), await send(patch), await send(patch), await send(patch)];
    expect(replies.map(({ kind }) => kind)).toEqual(['failed', 'failed', 'failed', 'not sent']);
    expect(starts).toHaveLength(6);
    expect(stop.signal.reason).toMatch(/^3 requests in a row failed every attempt \(2 each\)/);
  });

  test('but not by three with a success or a refusal between them', async () => {
    const between = [
      response(500),
      response(500),
      response(400),
      response(500),
      response(500),
      response(204),
      response(500),
    ];
    const { send, stop } = scripted(between, { maxAttempts: 1 });
    for (let count = 0; count < 7; count += 1) await send(patch);
    expect(stop.signal.aborted).toBe(false);
  });

  test('by a cancel: what waits for another try is not tried again', async () => {
    const cancelled = (_: number, stop: AbortController) => stop.abort('the run was cancelled');
    const { send, starts } = scripted([response(503)], { onTry: cancelled });
    const [one, two] = await Promise.all([send(patch), send(patch)]);
    expect(one).toMatchObject({
      kind: 'failed',
      reason: 'PolyAI answered 503; not tried again, because the run was cancelled',
      doubt: true,
    });
    expect(two).toEqual({ kind: 'not sent', reason: 'the run was cancelled' });
    expect(starts).toHaveLength(1);
  });

  test('by a cancel while a file is read: it is not sent', async () => {
    const { send, starts, stop } = scripted([response(204)]);
    const body = async () => {
      stop.abort('the run was cancelled');
      return Buffer.from('x');
    };
    expect((await send({ ...patch, body })).kind).toBe('not sent');
    expect(starts).toHaveLength(0);
  });

  test('by a cancel in a pause: nobody waits for its end', async () => {
    const { send, clock, stop } = scripted([busy]);
    const replies = Promise.all([send(patch), send(patch)]);
    for (let turn = 0; turn < 100 && clock.sleeps.length < 2; turn += 1) await Promise.resolve();
    expect(clock.sleeps).toEqual([2_000, 2_000]);
    stop.abort('the run was cancelled');
    expect((await replies).map(({ kind }) => kind)).toEqual(['failed', 'not sent']);
    expect(clock.elapsed()).toBe(0);
  });
});
