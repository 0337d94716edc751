import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, posix, relative } from 'node:path';
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parse } from 'yaml';
import type { EntrySeed } from '../../emulator/polyai/polyai.ts';
import { AGENT } from '../support/scene.ts';
import { type ImportScene, playImport, tone } from './import-scene.ts';

/** Random caches and trees: what must hold after every import. `IMPORT_RUNS=500 npm test -- import-random` plays more of them. */

const RUNS = Number(process.env['IMPORT_RUNS'] ?? 12);

const phrase = fc.oneof(
  fc.constantFrom('Hello', 'hello', 'HELLO!', 'Hello 7', 'Con', 'One moment, please.', '你好', '👍', ''),
  fc.string({ unit: 'grapheme', maxLength: 80 }),
);
const entry = fc.record({
  id: fc.oneof(
    fc.integer({ min: 1, max: 30 }).map(String),
    fc.bigInt({ min: 1n, max: 2n ** 63n - 1n }).map(String),
  ),
  transcript: phrase,
  languageCode: fc.constantFrom('en-US', 'en-US', 'en_US', 'es-ES', '', 'con', '../..'),
  hitCount: fc.integer({ min: 0, max: 5 }),
  audio: fc.integer({ min: 1, max: 4 }).map((pitch) => tone(300 * pitch)),
});
const world = fc.record({
  cache: fc.uniqueArray(entry, { selector: ({ id }) => id, maxLength: 15 }),
  manifest: fc.constantFrom('audio/manifest.json', 'audio/cache.yaml', 'manifest.yml', 'deep/er/m.json'),
  /** How many of the cache have a file already, which may be missing. */
  mapped: fc.array(
    fc.record({
      at: fc.nat(14),
      style: fc.constantFrom('id', 'phrase', 'gone', 'find'),
      missing: fc.boolean(),
    }),
    { maxLength: 4 },
  ),
  oneLine: fc.boolean(),
  others: fc.array(
    fc.constantFrom('hello.wav', 'HELLO.wav', 'entry-7.wav', 'con.txt', 'es-es/x.txt', 'EN-US/hello.wav'),
    { maxLength: 3 },
  ),
  top: fc.constantFrom('0', '3', 'all'),
  names: fc.constantFrom('transcript', 'id'),
});
type World = typeof world extends fc.Arbitrary<infer Value> ? Value : never;

test.each(fc.sample(world, RUNS).map((each, index) => [index, each] as const))(
  'cache and tree %#',
  async (_, { cache, ...rest }) => {
    await playImport(cache, (scene) => holds(scene, { cache, ...rest }));
  },
);

async function holds(scene: ImportScene, { cache, manifest, mapped, oneLine, others, top, names }: World) {
  const { repository, runImport } = scene;
  const folder = posix.dirname(manifest);
  const before = prepare(scene, { cache, manifest, mapped, oneLine, others });
  repository.commit('a tree');
  const kept = filesOf(repository.folder);
  const result = await runImport({ manifest, top, names });
  const shown = JSON.stringify(
    {
      cache: cache.map(({ audio: _, ...each }) => each),
      manifest,
      before,
      others,
      top,
      names,
      log: result.log,
    },
    null,
    1,
  );
  try {
    expect(['imported', 'unchanged']).toContain(result.ended.outcome);
    const after = filesOf(repository.folder);
    // What was there is there still, byte for byte, but for the manifest.
    for (const [path, content] of kept) if (path !== manifest) expect(after.get(path)).toBe(content);
    const fresh = [...after.keys()].filter((path) => after.get(path) !== kept.get(path));
    expect(fresh.toSorted()).toEqual(result.ended.files.toSorted());
    for (const path of fresh) expect(folder === '.' || path.startsWith(`${folder}/`)).toBe(true);
    const { ambiguous } = JSON.parse(readFileSync(result.outputs['report'] ?? '', 'utf8'));
    const undecided = ambiguous.flatMap(({ candidates }: { candidates: string[] }) => candidates);
    checkEntries(scene, { cache, manifest, before, fresh, top, undecided });
    repository.commit('imported');
    const again = await runImport({ manifest, top, names });
    expect(again.ended).toMatchObject({ outcome: 'unchanged', files: [] });
    expect(filesOf(repository.folder)).toEqual(after);
    expect(scene.writes()).toEqual([]);
  } catch (error) {
    process.stderr.write(`${shown}\n`);
    throw error;
  }
}

type Entries = Record<string, string | { id: string | string[]; transcript?: string }>;

/** Writes a manifest for some of the cache, and files of others. Returns its entries. */
function prepare(
  { repository }: ImportScene,
  { cache, manifest, mapped, oneLine, others }: Omit<World, 'top' | 'names'>,
): Entries {
  const folder = posix.dirname(manifest);
  const entries: Entries = {};
  mapped.forEach(({ at, style, missing }, index) => {
    const { id, transcript = '' } = cache[at] ?? { id: '1' };
    const taken = Object.values(entries).some((each) => JSON.stringify(each).includes(`"${id}"`));
    if (!cache[at] || taken || ((style === 'gone' || style === 'find') && !/\S/.test(transcript))) return;
    const name = `hand-made ${index}.wav`;
    const isGone = style === 'gone';
    entries[name] =
      style === 'id'
        ? id
        : {
            id: isGone ? `99${index}` : style === 'find' ? '' : id,
            ...(/\S/.test(transcript) ? { transcript } : {}),
          };
    if (!missing) repository.write(posix.join(folder, name), tone(2_000 + index));
  });
  if (Object.keys(entries).length > 0)
    repository.write(manifest, JSON.stringify({ agentId: AGENT, entries }, null, oneLine ? 0 : 2));
  for (const name of others) repository.write(posix.join(folder, name), `not audio: ${name}`);
  return entries;
}

function checkEntries(
  { repository }: ImportScene,
  {
    cache,
    manifest,
    before,
    fresh,
    top,
    undecided,
  }: Pick<World, 'cache' | 'manifest' | 'top'> & { before: Entries; fresh: string[]; undecided: string[] },
): void {
  const audio = new Map(cache.map((each) => [each.id, each.audio]));
  const text = existsSync(join(repository.folder, manifest)) ? String(repository.read(manifest)) : '{}';
  const { entries = {} } = parse(text) as { entries?: Entries };
  const ids = Object.values(entries).flatMap((value) => (typeof value === 'string' ? value : value.id));
  expect(Object.keys(entries).slice(0, Object.keys(before).length)).toEqual(Object.keys(before));
  expect(new Set(ids.filter(Boolean)).size).toBe(ids.filter(Boolean).length);
  for (const [name, value] of Object.entries(entries)) {
    const path = posix.join(posix.dirname(manifest), name);
    const own = [typeof value === 'string' ? value : value.id].flat();
    if (fresh.includes(path)) expect(repository.read(path)).toEqual(audio.get(own[0] ?? ''));
    if (!(name in before)) {
      for (const id of own) expect(repository.read(path)).toEqual(audio.get(id));
    }
  }
  // Entries that may belong to a file that is there wait for a person.
  for (const id of undecided) expect(ids).not.toContain(id);
  if (top === 'all') for (const { id } of cache as EntrySeed[]) expect([...ids, ...undecided]).toContain(id);
}

/** Every file of a repository by path, its own data aside. */
function filesOf(folder: string): Map<string, string> {
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((each) => each.isFile())
    .map(({ parentPath, name }) => posix.join(relative(folder, parentPath), name))
    .filter((path) => !path.startsWith('.git/'));
  return new Map(paths.map((path) => [path, readFileSync(join(folder, path)).toString('base64')]));
}
