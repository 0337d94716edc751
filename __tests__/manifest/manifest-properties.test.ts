import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { stringify } from 'yaml';
import { REGIONS } from '../../src/lib/ids.ts';
import { readJson } from '../../src/manifest/json.ts';
import { parseManifest } from '../../src/manifest/read.ts';
import { readYaml } from '../../src/manifest/yaml.ts';

fc.configureGlobal({ seed: 20_240_601, numRuns: 300 });

// biome-ignore lint/suspicious/noControlCharactersInRegex: names must not hold any.
const FORBIDDEN = /[/\\\u0000-\u001f\u007f-\u009f\ud800-\udfff]/u;
const segment = fc
  .string({ minLength: 1, maxLength: 12, unit: 'binary' })
  .filter((text) => !FORBIDDEN.test(text) && text !== '.' && text !== '..' && !/^[A-Za-z]:$/.test(text));
const name = fc
  .tuple(fc.array(segment, { maxLength: 3 }), segment, fc.constantFrom('.wav', '.WAV', '.Wav'))
  .map(([folders, base, end]) => [...folders, base + end].join('/'));
const id = fc.stringMatching(/^[1-9][0-9]{0,18}$/);

const entries = fc
  .uniqueArray(fc.tuple(name, id), {
    maxLength: 20,
    comparator: ([nameA, idA], [nameB, idB]) => nameA === nameB || idA === idB,
  })
  .map((pairs) => Object.fromEntries(pairs));
const agentId = fc.stringMatching(/^[A-Za-z0-9_-]+$/);
const full = fc.record(
  { agentId, region: fc.constantFrom(...REGIONS), entries },
  { requiredKeys: ['entries'] },
);

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
        const expected = { agentId: undefined, region: undefined, ...manifest };
        expect(await read(write(manifest))).toEqual(expected);
      }),
    ));

  test('in the short form', () =>
    fc.assert(
      fc.asyncProperty(entries, async (short) => expect((await read(write(short))).entries).toEqual(short)),
    ));
});

async function read(text: string) {
  const parsed = await parseManifest(new TextEncoder().encode(text), 'manifest.json');
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  const pairs = parsed.manifest.entries.map((entry) => [entry.name, entry.id]);
  return { ...parsed.manifest, entries: Object.fromEntries(pairs) };
}

test('the quick reader of JSON takes every faultless one, and finds in it what the reader of YAML finds', () => {
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
