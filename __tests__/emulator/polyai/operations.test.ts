import { describe, expect, test } from '@jest/globals';
import { makeWav } from '../../../emulator/polyai/polyai.ts';
import { AGENT, CACHE, emulated, formOf, jsonOf, replacing, sendingJson } from '../../support/emulated.ts';

const WAV = new Uint8Array(makeWav(0.5, 700));
const LIMIT = 6 * 1024 * 1024;

describe('listing', () => {
  const entries = [5, 3, 9, 1].map((n) => ({
    id: `${n}`,
    hitCount: n,
    cachedAt: `2026-01-0${n}T00:00:00Z`,
    duration: 10 - n,
  }));

  test.each<[string, string[]]>([
    ['', ['5', '3', '9', '1']],
    ['?limit=2', ['5', '3']],
    ['?limit=2&offset=2', ['9', '1']],
    ['?offset=4', []],
    ['?sort=hit_count:desc', ['9', '5', '3', '1']],
    ['?sort=hit_count:asc&limit=1&offset=1', ['3']],
    ['?sort=duration%3Adesc', ['1', '3', '5', '9']],
  ])('%s', async (query, ids) => {
    const emulator = await emulated({ agents: { [AGENT]: entries } });
    const page = await jsonOf(await emulator.call('GET', CACHE + query));
    expect(page.entries.map((entry: { id: string }) => entry.id)).toEqual(ids);
    expect(page.totalCount).toBe(4);
  });

  test('shows 50 unless told, and 200 at most', async () => {
    const many = Array.from({ length: 230 }, (_, i) => ({ id: `${i}` }));
    const emulator = await emulated({ agents: { [AGENT]: many } });
    const sizes = ['', '?limit=200'].map(
      async (query) => (await jsonOf(await emulator.call('GET', CACHE + query))).entries.length,
    );
    expect(await Promise.all(sizes)).toEqual([50, 200]);
  });

  test('shows everything about an entry but its audio', async () => {
    const emulator = await emulated({ agents: { [AGENT]: [{ id: '7', transcript: 'hello', hitCount: 4 }] } });
    const page = await jsonOf(await emulator.call('GET', CACHE));
    const [entry] = emulator.entries(AGENT);
    expect(page.entries).toEqual([{ ...entry, audio: undefined }].map((e) => JSON.parse(JSON.stringify(e))));
    expect(page.entries[0]).toMatchObject({ id: '7', transcript: 'hello', hitCount: 4, duration: 0.1 });
  });
});

describe('audio', () => {
  test('comes down as it is', async () => {
    const emulator = await emulated();
    const response = await emulator.call('GET', `${CACHE}/2/file`);
    expect(response.headers.get('content-type')).toBe('audio/wav');
    expect(Buffer.from(await response.arrayBuffer())).toEqual(emulator.entries(AGENT)[1]?.audio);
  });

  test('is replaced under the same id', async () => {
    const emulator = await emulated();
    const before = emulator.entries(AGENT);
    const response = await emulator.call(
      'PATCH',
      `${CACHE}/2/file`,
      replacing(WAV, { 'x-filename': 'bye.wav' }),
    );
    expect([response.status, await response.text()]).toEqual([204, '']);
    const [first, second, third] = before;
    const changed = { ...second, audio: Buffer.from(WAV), audioFilename: 'bye.wav', duration: 0.5 };
    expect(emulator.entries(AGENT)).toEqual([first, changed, third]);
  });

  test('is named after the entry if nothing else is said', async () => {
    const emulator = await emulated();
    await emulator.call('PATCH', `${CACHE}/2/file`, replacing(WAV));
    expect(emulator.entries(AGENT)[1]?.audioFilename).toBe('2.wav');
  });

  test('may be anything up to 6 MB; the duration stays if it cannot be read', async () => {
    const emulator = await emulated();
    const response = await emulator.call(
      'PATCH',
      `${CACHE}/2/file`,
      replacing(new Uint8Array(LIMIT).fill(7)),
    );
    expect(response.status).toBe(204);
    expect(emulator.entries(AGENT)[1]).toMatchObject({ duration: 0.01, audio: { length: LIMIT } });
  });

  test('is replaced together with its text', async () => {
    const emulator = await emulated();
    const form = formOf('{"text":"good bye","config":{"speed":1}}', WAV);
    const response = await emulator.call('PUT', `${CACHE}/3/details`, form);
    expect(response.status).toBe(204);
    const changed = { id: '3', transcript: 'good bye', audioFilename: 'new.wav', audio: Buffer.from(WAV) };
    expect(emulator.entries(AGENT)[2]).toMatchObject(changed);
  });
});

describe('deleting', () => {
  test('takes one entry for good', async () => {
    const emulator = await emulated();
    const responses = [];
    for (const _ of [1, 2]) responses.push(await emulator.call('DELETE', `${CACHE}/2`));
    expect(responses.map(({ status }) => status)).toEqual([200, 404]);
    expect(await responses[0]?.json()).toEqual({ success: true });
    expect(emulator.entries(AGENT).map(({ id }) => id)).toEqual(['1', '3']);
  });

  test('takes many, and says which were not there', async () => {
    const emulator = await emulated();
    const response = await emulator.call(
      'POST',
      `${CACHE}/bulk-delete`,
      sendingJson({ ids: ['3', '8', '1', '3'] }),
    );
    expect(await jsonOf(response)).toEqual({ deleted: ['3', '1'], failed: ['8'] });
    expect(emulator.entries(AGENT).map(({ id }) => id)).toEqual(['2']);
  });

  test('leaves other agents alone', async () => {
    const agents = { [AGENT]: [{ id: '1' }], 'PROJECT-2': [{ id: '1' }] };
    const emulator = await emulated({ agents });
    await emulator.call('DELETE', `${CACHE}/1`);
    expect([AGENT, 'PROJECT-2'].map((agent) => emulator.entries(agent).length)).toEqual([0, 1]);
    expect(() => emulator.entries('PROJECT-3')).toThrow('the emulator has no agent PROJECT-3');
  });
});

test.each<[string, { id: string }[]]>([
  ['an id of letters', [{ id: 'a' }]],
  ['an id twice', [{ id: '1' }, { id: '1' }]],
  ['an id that is a number', [{ id: 1 as unknown as string }]],
])('a seed with %s is refused', async (_, seeds) => {
  await expect(emulated({ agents: { [AGENT]: seeds } })).rejects.toThrow(TypeError);
});
