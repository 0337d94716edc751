import { createHash } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { type Exchange, type Fault, makeWav } from '../../../emulator/polyai/polyai.ts';
import { RateLimit } from '../../../emulator/polyai/rate-limit.ts';
import { AGENT, CACHE, emulated, jsonOf, replacing, scripted, until } from '../../support/emulated.ts';

const WAV = new Uint8Array(makeWav(0.5, 700));

test('the log tells everything about a request', async () => {
  const emulator = await emulated();
  await emulator.call('PATCH', `${CACHE}/2/file`, replacing(WAV, { 'x-filename': 'a.wav' }));
  await emulator.call('GET', `${CACHE}?limit=1`);
  expect(emulator.requests).toEqual([
    {
      number: 1,
      method: 'PATCH',
      path: `${CACHE}/2/file`,
      route: 'replace',
      agentId: AGENT,
      entryId: '2',
      headers: expect.objectContaining({ 'x-filename': 'a.wav', 'content-length': `${WAV.length}` }),
      bodyLength: WAV.length,
      bodySha256: createHash('sha256').update(WAV).digest('hex'),
      outcome: 204,
      startedAt: expect.any(Number),
      endedAt: expect.any(Number),
      faulted: false,
    },
    expect.objectContaining({
      number: 2,
      path: `${CACHE}?limit=1`,
      route: 'list',
      outcome: 200,
      bodyLength: 0,
    }),
  ]);
  expect(Math.abs((emulator.requests[0]?.startedAt ?? 0) - Date.now())).toBeLessThan(5000);
});

test('an exchange says whether a fault had a hand in it', async () => {
  const seen: Exchange[] = [];
  const emulator = await emulated({ onExchange: (exchange) => seen.push(exchange) });
  const faults: Fault[] = [{ delayMs: 1 }, { status: 500 }, { reset: 'before' }, { truncate: 3 }];
  for (const fault of faults) {
    emulator.fault(fault);
    await emulator.call('GET', CACHE).then(
      (response) => response.text().catch(() => ''),
      () => '',
    );
  }
  expect(seen.map(({ response, scripted }) => [response.status, scripted])).toEqual([
    [200, false],
    [500, true],
    [200, true],
  ]);
  expect(seen[2]?.response.body.length).toBe(3);
  expect(seen[0]?.request.headers['x-api-key']).toBeDefined();
});

test('closing breaks what is open, and may be done twice', async () => {
  const emulator = await scripted({ hang: true }, { delayMs: 60_000 });
  const calls = [1, 2].map((id) => emulator.call('DELETE', `${CACHE}/${id}`));
  await until(() => emulator.requests.length === 2);
  await emulator.close();
  for (const call of calls) await expect(call).rejects.toThrow();
  await emulator.close();
  await expect(emulator.call('GET', CACHE)).rejects.toThrow();
});

test('more requests than allowed get 429 and the time to wait', async () => {
  const emulator = await emulated({ requestsPerSecond: 2 });
  const responses = await Promise.all([1, 2, 3, 4].map(() => emulator.call('GET', CACHE)));
  expect(responses.map(({ status }) => status).sort()).toEqual([200, 200, 429, 429]);
  const refused = responses.find(({ status }) => status === 429);
  expect(refused?.headers.get('retry-after')).toBe('1');
  expect((await jsonOf(refused)).error_code).toBe('RATE_LIMITED');
});

test("the rate: one second's worth at once, then as time passes", () => {
  const rate = new RateLimit(2);
  expect([0, 0, 0, 100, 499, 501, 502, 9000, 9000, 9000].map((ms) => rate.take(ms))).toEqual([
    0, 0, 1, 1, 1, 0, 1, 0, 0, 1,
  ]);
  const slow = new RateLimit(0.25);
  expect([0, 0, 2000, 4000].map((ms) => slow.take(ms))).toEqual([0, 4, 2, 0]);
});

test('latency is for every call', async () => {
  const emulator = await emulated({ latencyMs: 40 });
  const started = Date.now();
  const responses = await Promise.all([1, 2, 3].map(() => emulator.call('GET', CACHE)));
  expect(responses.map(({ status }) => status)).toEqual([200, 200, 200]);
  expect(Date.now() - started).toBeGreaterThanOrEqual(38);
  expect(emulator.requests.every(({ faulted }) => !faulted)).toBe(true);
});
