import { expect, test } from '@jest/globals';
import { type EntrySeed, makeNumberedWav, numberedEntries } from '../../../emulator/polyai/polyai.ts';
import { AGENT, CACHE, emulated, jsonOf } from '../../support/emulated.ts';

test('details may be missing: left out, null or empty', async () => {
  const seed: EntrySeed = { id: '1', transcript: null, languageCode: '', absent: ['duration', 'cachedAt'] };
  const emulator = await emulated({ agents: { [AGENT]: [seed] } });
  const {
    entries: [entry],
  } = await jsonOf(await emulator.call('GET', CACHE));
  expect(entry).toMatchObject({ id: '1', transcript: null, languageCode: '', hitCount: 1 });
  expect(Object.keys(entry)).not.toEqual(expect.arrayContaining(['duration']));
  expect(Object.keys(entry)).not.toEqual(expect.arrayContaining(['cachedAt']));
  emulator.change(AGENT, { set: '1', to: { transcript: 'hello', duration: 2 } });
  const later = await jsonOf(await emulator.call('GET', CACHE));
  expect(later.entries[0]).toMatchObject({ transcript: 'hello', duration: 2 });
});

test('twins: two entries of one phrase and language', async () => {
  const phrase = { transcript: 'hello', languageCode: 'en-GB' };
  const emulator = await emulated({
    agents: {
      [AGENT]: [
        { id: '1', ...phrase },
        { id: '2', ...phrase },
      ],
    },
  });
  const { entries } = await jsonOf(await emulator.call('GET', CACHE));
  expect(entries).toMatchObject([
    { id: '1', ...phrase },
    { id: '2', ...phrase },
  ]);
});

test('a big cache: phrases of their own, and audio of that size, the same each time', async () => {
  const emulator = await emulated({ agents: { [AGENT]: numberedEntries(5_000, 1001, 300_000) } });
  const { entries, totalCount } = await jsonOf(await emulator.call('GET', `${CACHE}?limit=200`));
  expect(totalCount).toBe(5_000);
  const transcripts = entries.map(({ transcript }: { transcript: string }) => transcript);
  expect(new Set(transcripts).size).toBe(200);
  const languages = entries.map(({ languageCode }: { languageCode: string }) => languageCode);
  expect(new Set(languages)).toEqual(new Set(['en-US', 'en-GB', 'es-ES', 'de-DE']));
  expect(entries[0].duration).toBeCloseTo(299_956 / 16_000);
  const download = async (id: string) =>
    Buffer.from(await (await emulator.call('GET', `${CACHE}/${id}/file`)).arrayBuffer());
  const [first, again, other] = [await download('1001'), await download('1001'), await download('1002')];
  expect(first).toHaveLength(300_000);
  expect(first.equals(again)).toBe(true);
  expect(first.equals(other)).toBe(false);
  expect(first.equals(makeNumberedWav(300_000, 1001))).toBe(true);
});

test.each<[unknown, string]>([
  [{ id: 7 }, 'the id of a cache entry must be numeric text, not 7'],
  [{}, 'the id of a cache entry must be numeric text'],
  [{ id: '1', hits: 7 }, 'a cache entry has no field "hits" (entry 1)'],
  [{ id: '1', toString: 7 }, 'a cache entry has no field "toString"'],
  [{ id: '1', hitCount: -1 }, 'hitCount of entry 1 cannot be -1'],
  [{ id: '1', cachedAt: 'soon' }, 'cachedAt of entry 1 cannot be "soon"'],
  [{ id: '1', bytes: 45 }, 'bytes of entry 1 cannot be 45'],
  [{ id: '1', absent: ['id'] }, 'absent of entry 1 cannot be ["id"]'],
])('%j is no seed', async (seed, message) => {
  await expect(emulated({ agents: { [AGENT]: [seed as EntrySeed] } })).rejects.toThrow(message);
});

test('no entry may be seeded twice', async () => {
  await expect(emulated({ agents: { [AGENT]: [{ id: '1' }, { id: '1' }] } })).rejects.toThrow(
    'a cache entry is seeded twice',
  );
});
