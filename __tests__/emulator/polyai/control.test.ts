import { createHash } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { AGENT, CACHE, emulated, jsonOf, sendingJson } from '../../support/emulated.ts';

test('the state: entries with hashes for audio, and faults in waiting', async () => {
  const emulator = await emulated();
  emulator.fault({ status: 500, times: 'always', skip: 2 });
  emulator.fault({ hang: true, times: 3 });
  const state = await jsonOf(await emulator.call('GET', '/_emulator/state'));
  const [first] = emulator.entries(AGENT);
  expect(state.agents[AGENT][0]).toEqual({
    ...first,
    audio: undefined,
    audioBytes: first?.audio.length,
    audioSha256: createHash('sha256')
      .update(first?.audio ?? '')
      .digest('hex'),
  });
  expect(state.faults).toEqual([
    { status: 500, times: 'always', skip: 2 },
    { hang: true, times: 3, skip: 0 },
  ]);
});

test('the requests, without keys and without those to the control calls', async () => {
  const emulator = await emulated();
  await emulator.call('GET', CACHE);
  const { requests } = await jsonOf(await emulator.call('GET', '/_emulator/requests'));
  expect(requests).toHaveLength(1);
  expect(requests[0]).toMatchObject({ route: 'list', outcome: 200, headers: { 'x-api-key': '***' } });
});

test('faults, one or several', async () => {
  const emulator = await emulated();
  const one = await emulator.call('POST', '/_emulator/faults', sendingJson({ status: 501 }));
  const two = await emulator.call(
    'POST',
    '/_emulator/faults',
    sendingJson([{ status: 502 }, { status: 503 }]),
  );
  expect([await one.json(), await two.json()]).toEqual([{ added: 1 }, { added: 2 }]);
  const seen = [];
  for (const _ of [1, 2, 3, 4]) seen.push((await emulator.call('GET', CACHE)).status);
  expect(seen).toEqual([501, 502, 503, 200]);
});

test('a reset goes back to the start', async () => {
  const emulator = await emulated();
  emulator.fault({ status: 500, route: 'list' });
  await emulator.call('DELETE', `${CACHE}/1`);
  await emulator.call('POST', '/_emulator/reset');
  expect(emulator.entries(AGENT)).toHaveLength(3);
  expect(emulator.requests).toEqual([]);
  expect((await emulator.call('GET', CACHE)).status).toBe(200);
});

test.each<[string, string, RequestInit, number, string]>([
  ['GET', 'nothing', {}, 404, 'the control calls are GET state'],
  ['GET', 'reset', {}, 404, 'the control calls are GET state'],
  ['POST', 'faults', sendingJson([{ status: 500 }, { status: 1 }]), 400, 'status must be a number'],
  ['POST', 'faults', { body: '{' }, 400, 'JSON'],
])('%s %s is refused', async (method, path, init, status, message) => {
  const emulator = await emulated();
  const response = await emulator.call(method, `/_emulator/${path}`, init);
  expect(response.status).toBe(status);
  expect((await jsonOf(response)).message).toContain(message);
  expect((await emulator.call('GET', CACHE)).status).toBe(200);
});
