import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { stringify } from 'yaml';
import { REGIONS } from '../../src/lib/ids.ts';
import { readJson } from '../../src/manifest/json.ts';
import { parseManifest } from '../../src/manifest/read.ts';
import type { Position } from '../../src/manifest/text.ts';
import { readYaml } from '../../src/manifest/yaml.ts';
import { anyText } from '../support/any-text.ts';

fc.configureGlobal({ seed: 20_240_601, numRuns: 300 });

// biome-ignore lint/suspicious/noControlCharactersInRegex: names must not hold any.
const FORBIDDEN = /[/\\\u0000-\u001f\u007f-\u009f\ud800-\udfff]/u;
const segment = anyText({ minLength: 1, maxLength: 12 }).filter(
  (text) => !FORBIDDEN.test(text) && text !== '.' && text !== '..' && !/^[A-Za-z]:$/.test(text),
);
const name = fc
  .tuple(fc.array(segment, { maxLength: 3 }), segment, fc.constantFrom('.wav', '.WAV', '.Wav'))
  .map(([folders, base, end]) => [...folders, base + end].join('/'));
const id = fc.stringMatching(/^[1-9][0-9]{0,18}$/);

const transcript = fc
  .oneof(fc.string({ minLength: 1, maxLength: 30 }), anyText({ minLength: 1, maxLength: 10 }))
  .filter((text) => /\S/.test(text));
const language = fc.constantFrom('en', 'en-US', 'zh-Hant-TW', 'es-419');
const phrase = fc.record({ transcript, language }, { requiredKeys: [] });
/** Ids of one file, and whether they are written as an id alone. */
const mapped = fc.tuple(
  fc.uniqueArray(id, { minLength: 1, maxLength: 3 }),
  fc.option(phrase, { nil: undefined }),
);

const entries = fc
  .uniqueArray(fc.tuple(name, mapped), {
    maxLength: 20,
    comparator: ([nameA, [idsA]], [nameB, [idsB]]) =>
      nameA === nameB || idsA.some((one) => idsB.includes(one)),
  })
  .map((pairs) => Object.fromEntries(pairs.map(([key, value]) => [key, written(value)])));
const agentId = fc.stringMatching(/^[A-Za-z0-9_-]+$/);
const require = fc.array(
  fc.oneof(transcript, fc.record({ transcript, language }, { requiredKeys: ['transcript'] })),
  { maxLength: 4 },
);
const full = fc.record(
  { agentId, region: fc.constantFrom(...REGIONS), entries, require },
  { requiredKeys: ['entries'] },
);

function written([ids, said]: [string[], { transcript?: string; language?: string } | undefined]): unknown {
  const [first] = ids;
  if (ids.length === 1) return said ? { ...said, id: first } : first;
  return { id: ids, ...said };
}

const writers: readonly (readonly [string, (value: unknown) => string])[] = [
  ['JSON', (value) => JSON.stringify(value)],
  ['indented JSON', (value) => JSON.stringify(value, null, '\t')],
  ['YAML', (value) => stringify(value)],
  ['flow YAML', (value) => stringify(value, { collectionStyle: 'flow' })],
];

describe.each(writers)('any manifest as %s is read as it was written', (_, write) => {
  test('in the full form', () =>
    fc.assert(
      fc.asyncProperty(full, async (manifest) => {
        const { require: phrases = [], ...rest } = manifest;
        const expected = { agentId: undefined, region: undefined, ...rest };
        expect(await read(write(manifest))).toEqual({
          ...expected,
          entries: flat(manifest.entries),
          require: phrases.map((item) => (typeof item === 'string' ? { transcript: item } : item)),
        });
      }),
    ));

  test('in the short form', () =>
    fc.assert(
      fc.asyncProperty(entries, async (short) =>
        expect((await read(write(short))).entries).toEqual(flat(short)),
      ),
    ));
});

test('JSON and YAML of one manifest are one manifest', () =>
  fc.assert(
    fc.asyncProperty(fc.oneof(full, entries), async (manifest) => {
      const [json, ...others] = await Promise.all(writers.map(([, write]) => read(write(manifest))));
      for (const other of others) expect(other).toEqual(json);
    }),
  ));

async function read(text: string) {
  const parsed = await parseManifest(new TextEncoder().encode(text), 'manifest.json');
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  const placeless = <Placed extends Position>({ line: _, column: __, ...rest }: Placed) => rest;
  const { entries: list, require: phrases, ...rest } = parsed.manifest;
  return { ...rest, entries: list.map(placeless), require: phrases.map(placeless) };
}

/** Each id as an entry of its own, in the order of the text: JavaScript puts keys that look like numbers first. */
function flat(manifest: Record<string, unknown>): unknown[] {
  return Object.entries(manifest).flatMap(([key, value]) => {
    const { id: ids, ...said } = (typeof value === 'string' ? { id: value } : value) as {
      id: string | string[];
    };
    return [ids].flat().map((one) => ({ name: key, id: one, ...said }));
  });
}

test('the quick reader of JSON takes every valid one, and finds in it what the reader of YAML finds', () => {
  const json = fc
    .tuple(fc.oneof(full, entries), fc.constantFrom(undefined, 1, '\t'), fc.constantFrom('\n', '\r\n'))
    .map(([value, indent, end]) => JSON.stringify(value, null, indent).replaceAll('\n', end));
  fc.assert(
    fc.property(json, (text) => {
      const quick = readJson(text);
      expect(quick.ok).toBe(true);
      expect(readYaml(text, { line: 1, column: 1 })).toEqual(quick);
    }),
  );
});
