import { expect, test } from '@jest/globals';
import { type Change, makeWav } from '../../../emulator/polyai/polyai.ts';
import { AGENT, CACHE, type Emulated, emulated, jsonOf, sendingJson } from '../../support/emulated.ts';

const ids = (emulator: Emulated) => emulator.entries(AGENT).map(({ id }) => id);

test('an entry is synthesized anew: other audio under the same id', async () => {
  const emulator = await emulated();
  const [, before] = emulator.entries(AGENT);
  emulator.change(AGENT, { regenerate: '2' });
  const [, after] = emulator.entries(AGENT);
  expect(after).toMatchObject({ id: '2', transcript: before?.transcript, regenerated: true, duration: 0.12 });
  expect(Date.parse(after?.cachedAt ?? '')).toBeGreaterThan(Date.parse(before?.cachedAt ?? ''));
  expect(after?.audio).not.toEqual(before?.audio);
  emulator.change(AGENT, { regenerate: '2' });
  expect(emulator.entries(AGENT)[1]?.audio).not.toEqual(after?.audio);
  emulator.change(AGENT, { regenerate: '2', audio: makeWav(0.3).toString('base64') });
  expect(emulator.entries(AGENT)[1]).toMatchObject({ duration: 0.3, audio: makeWav(0.3) });
});

test('an entry is renewed: its phrase comes back under another id', async () => {
  const seed = { id: '2', transcript: 'hello', languageCode: 'es-ES', imported: true };
  const emulator = await emulated({ agents: { [AGENT]: [seed, { id: '7' }] } });
  emulator.change(AGENT, { renew: '2' });
  expect(emulator.entries(AGENT)).toMatchObject([
    { id: '7' },
    { id: '8', transcript: 'hello', languageCode: 'es-ES', imported: false },
  ]);
  emulator.change(AGENT, { renew: '8', as: '5' });
  expect(ids(emulator)).toEqual(['7', '5']);
  expect((await emulator.call('GET', `${CACHE}/8/file`)).status).toBe(404);
});

test('entries appear, vanish and change', async () => {
  const emulator = await emulated();
  emulator.change(AGENT, { add: { id: '9', transcript: 'new' }, at: 0 });
  emulator.change(AGENT, { remove: '2' });
  emulator.change(AGENT, { set: '3', to: { hitCount: 77, imported: true } });
  expect(emulator.entries(AGENT)).toMatchObject([
    { id: '9', transcript: 'new' },
    { id: '1' },
    { id: '3', hitCount: 77, imported: true },
  ]);
  emulator.reset();
  expect(ids(emulator)).toEqual(['1', '2', '3']);
});

test.each<[string, Change, string[]]>([
  ['an entry vanishes: the next one is listed on no page', { remove: '1' }, ['1', '2']],
  ['an entry appears: one is listed twice', { add: { id: '9' }, at: 0 }, ['1', '2', '2', '3']],
])('between two pages %s', async (_, change, listed) => {
  const emulator = await emulated();
  emulator.fault({ route: 'list', changes: change });
  const seen: string[] = [];
  for (let offset = 0, total = 1; offset < total; offset += 2) {
    const page = await jsonOf(await emulator.call('GET', `${CACHE}?limit=2&offset=${offset}`));
    seen.push(...page.entries.map(({ id }: { id: string }) => id));
    total = page.totalCount;
  }
  expect(seen).toEqual(listed);
});

test('changes by a control call: to an agent, or to the first one', async () => {
  const emulator = await emulated({ agents: { [AGENT]: [{ id: '1' }], 'PROJECT-2': [{ id: '1' }] } });
  const changes = [{ set: '1', to: { transcript: 'other' } }, { renew: '1' }];
  const response = await emulator.call('POST', '/_emulator/changes?agent=PROJECT-2', sendingJson(changes));
  expect(await jsonOf(response)).toEqual({ changed: 2 });
  await emulator.call('POST', '/_emulator/changes', sendingJson({ remove: '1' }));
  expect(emulator.entries('PROJECT-2')).toMatchObject([{ id: '2', transcript: 'other' }]);
  expect(ids(emulator)).toEqual([]);
});

test.each<[unknown, string]>([
  ['remove', 'a change must be'],
  [{}, 'a change must be'],
  [{ remove: 1 }, 'a change must be'],
  [{ remove: '1', at: 2 }, 'a change must be'],
  [{ renew: '1', as: 'a' }, 'a change must be'],
  [{ add: { id: '4' }, at: -1 }, 'a change must be'],
  [{ add: { id: '4', hits: 1 } }, 'a cache entry has no field "hits" (entry 4)'],
  [{ add: { id: '3' } }, 'there is an entry 3 already'],
  [{ set: '1', to: { hitCount: 'many' } }, 'hitCount of entry 1 cannot be "many"'],
  [{ remove: '4' }, 'there is no entry 4 to change'],
])('%j is refused', async (change, message) => {
  const emulator = await emulated();
  expect(() => emulator.change(AGENT, change as Change)).toThrow(message);
  expect(ids(emulator)).toEqual(['1', '2', '3']);
});
