import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { stringify } from 'yaml';
import { REGIONS } from '../../src/plan/ids.ts';
import { parseManifest } from '../../src/plan/manifest.ts';

fc.configureGlobal({ seed: 20_240_601, numRuns: 300 });

const parse = (text: string) => parseManifest(new TextEncoder().encode(text), 'manifest.json');

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
  test('in the full form', () => {
    fc.assert(
      fc.property(full, (manifest) => {
        expect(read(write(manifest))).toEqual({ agentId: undefined, region: undefined, ...manifest });
      }),
    );
  });

  test('in the short form', () => {
    fc.assert(fc.property(entries, (short) => expect(read(write(short)).entries).toEqual(short)));
  });
});

function read(text: string) {
  const parsed = parse(text);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  const pairs = parsed.manifest.entries.map((entry) => [entry.name, entry.id]);
  return { ...parsed.manifest, entries: Object.fromEntries(pairs) };
}

describe('no input makes the parser throw', () => {
  const survives = (bytes: Uint8Array) => {
    const parsed = parseManifest(bytes, 'manifest.json');
    for (const problem of parsed.ok ? [] : parsed.problems) {
      expect(problem.message).toMatch(/^\P{Cc}+$/u);
      expect(problem.line ?? 1).toBeGreaterThan(0);
      expect(problem.column ?? 1).toBeGreaterThan(0);
    }
  };

  test('random bytes', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), survives));
  });

  test('random words of YAML', () => {
    const words = [
      'a.wav',
      'entries',
      ':',
      ' ',
      '\n',
      '{',
      '}',
      '[',
      ']',
      ',',
      '"',
      "'",
      '&x',
      '*x',
      '!t',
      '- ',
    ];
    const more = [
      '? ',
      '|',
      '>',
      '#',
      '<<',
      '---\n',
      '...\n',
      '%YAML 1.1\n',
      '1',
      '007',
      '~',
      '\t',
      '\r',
      '\\',
      '\ufeff',
    ];
    const text = fc.array(fc.constantFrom(...words, ...more), { maxLength: 40 });
    fc.assert(
      fc.property(text, (parts) => survives(new TextEncoder().encode(parts.join('')))),
      { numRuns: 3000 },
    );
  });

  test('a valid manifest with some bytes changed', () => {
    const valid = new TextEncoder().encode('agentId: a\nregion: us\nentries:\n  a.wav: "1"\n  b/c.wav: 2\n');
    const changes = fc.array(fc.tuple(fc.nat(valid.length - 1), fc.nat(255)), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(changes, (list) => {
        const copy = valid.slice();
        for (const [index, byte] of list) copy[index] = byte;
        survives(copy);
      }),
      { numRuns: 2000 },
    );
  });
});
