// A property asks a hundred thousand times, and `expect` takes a stack trace each time.
import { equal, match, notEqual, ok } from 'node:assert/strict';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readJson } from '../../src/manifest/json.ts';
import type { Manifest, ManifestEntry } from '../../src/manifest/manifest.ts';
import { MAX_TRANSCRIPT } from '../../src/manifest/phrase-rules.ts';
import { parseManifest } from '../../src/manifest/read.ts';
import { readYaml } from '../../src/manifest/yaml.ts';
import { FUZZ_TIMEOUT, fuzz, work } from './settings.ts';

const LIMIT = 1_000;
const START = { line: 1, column: 1 };

/** Whatever the bytes: an answer in time, and either sound entries or problems that stand inside the file. */
async function check(bytes: Uint8Array): Promise<void> {
  const before = work();
  const parsed = await parseManifest(bytes, 'audio/manifest.json');
  ok(work() - before < LIMIT);
  const text = new TextDecoder().decode(bytes);
  const lines = text.split('\n');
  if (parsed.ok) return checkEntries(parsed.manifest, lines);
  ok(parsed.problems.length > 0);
  for (const { message, line = 1, column = 1, file } of parsed.problems) {
    equal(file, 'audio/manifest.json');
    match(message, /^\P{Cc}+$/u);
    ok(message.length < 2_000);
    ok(line > 0);
    ok(column > 0);
    ok(line <= lines.length);
    // One past the end, where something is missing there.
    ok(column <= (lines[line - 1] ?? '').length + 1);
  }
}

function checkEntries({ entries, require }: Manifest, lines: readonly string[]): void {
  equal(new Set(entries.map(({ id }) => id)).size, entries.length);
  equal(new Set(entries.map(({ line, column }) => `${line}:${column}`)).size, entries.length);
  for (const { name, id, line, column, ...phrase } of entries) {
    match(id, /^[1-9][0-9]{0,18}$/);
    match(name, /^[^/\\\p{Cc}][^\\\p{Cc}]*$/u);
    ok(!name.split('/').includes('..'));
    const there = (lines[line - 1] ?? '').slice(column - 1);
    const starts = [name.charAt(0), id.charAt(0), '"', "'", '|', '>'];
    ok(starts.includes(there.charAt(0)));
    checkPhrase(phrase);
  }
  for (const { line, column, ...phrase } of require) {
    notEqual(phrase.transcript, '');
    ok(column <= (lines[line - 1] ?? '').length + 1);
    checkPhrase(phrase);
  }
}

function checkPhrase({ transcript = 'x', language = 'en' }: Pick<ManifestEntry, 'transcript' | 'language'>) {
  match(transcript, /\S/);
  equal(transcript.isWellFormed(), true);
  ok(Array.from(transcript).length <= MAX_TRANSCRIPT);
  match(language, /^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*$/);
}

const encode = (text: string) => new TextEncoder().encode(text);

const WORDS = [
  ...[
    'a.wav',
    'b/c.wav',
    'entries',
    'agentId',
    'region',
    '$schema',
    'require',
    'id',
    'transcript',
    'language',
    'en-US',
    '""',
    'eu',
    ':',
    ': ',
    ' ',
    '\n',
    '\n  ',
    '\r\n',
    '\t',
  ],
  ...[
    '{',
    '}',
    '[',
    ']',
    ',',
    '"',
    "'",
    '&x ',
    '*x',
    '!t ',
    '!!str ',
    '- ',
    '? ',
    '|',
    '|2-\n',
    '>',
    '#',
    '<<',
    '%YAML 1.1\n',
  ],
  ...[
    '---\n',
    '...\n',
    '1',
    '007',
    '1e3',
    '~',
    'null',
    '\r',
    '\\',
    '\\n',
    '\\u0041',
    '\ufeff',
    '\u0085',
    '\u2028',
    '\0',
    '😀',
  ],
];
const word = fc.constantFrom(...WORDS);
const VALID = [
  '{"a.wav": "1", "b/c.wav": 2}',
  '{\n  "$schema": "x",\n  "agentId": "A-1",\n  "region": "us",\n  "entries": {\n    "a.wav": "1",\n    "é/😀.wav": "22"\n  }\n}\n',
  '{"entries":{"a.wav":1,"b\\u0041\\/c.wav":"2"}}',
  'agentId: a\r\nregion: us\r\nentries:\r\n  a.wav: "1" # one\r\n  b/c.wav: 2\r\n',
  '? a.wav\n: 1\n? "b.wav"\n: "2"\n',
  '{"a.wav": {"id": ["1", 2], "transcript": "a \\u00e9 😀", "language": "en-US"}, "b.wav": {"id": 3}}',
  '{"entries": {"a.wav": {"transcript": "x", "id": "1"}},\n "require": ["a", {"transcript": "b", "language": "es"}]}',
  'entries:\n  a.wav:\n    id:\n      - "1"\n      - 2\n    transcript: >-\n      a\n      b\nrequire:\n  - a\n  - transcript: "b"\n    language: es\n',
];
const edit = fc.record({ at: fc.nat(), cut: fc.nat(4), put: fc.oneof(fc.constant(''), word) });
const spoilt = fc
  .tuple(fc.constantFrom(...VALID), fc.array(edit, { minLength: 1, maxLength: 4 }))
  .map(([text, edits]) =>
    edits.reduce((whole, { at, cut, put }) => {
      const start = at % (whole.length + 1);
      return whole.slice(0, start) + put + whole.slice(start + cut);
    }, text),
  );

describe('no manifest makes the parser throw, hang or point outside of the file', () => {
  const run = (bytes: fc.Arbitrary<Uint8Array>, runs: number) =>
    fc.assert(fc.asyncProperty(bytes, check), fuzz(runs));

  test('random bytes', () => run(fc.uint8Array({ maxLength: 200 }), 1_000), FUZZ_TIMEOUT);

  test(
    'random words of JSON and YAML',
    () =>
      run(
        fc.array(word, { maxLength: 40 }).map((words) => encode(words.join(''))),
        3_000,
      ),
    FUZZ_TIMEOUT,
  );

  test(
    'valid manifests with some words put in, and some characters taken out',
    () => run(spoilt.map(encode), 4_000),
    FUZZ_TIMEOUT,
  );

  test(
    'valid manifests with some bytes changed',
    () => {
      const change = fc.tuple(fc.nat(), fc.nat(255));
      const bytes = fc
        .tuple(fc.constantFrom(...VALID), fc.array(change, { minLength: 1, maxLength: 5 }))
        .map(([text, changes]) => {
          const copy = encode(text);
          for (const [at, byte] of changes) copy[at % copy.length] = byte;
          return copy;
        });
      return run(bytes, 2_000);
    },
    FUZZ_TIMEOUT,
  );

  test(
    'one word or two, again and again',
    () => {
      const many = fc.tuple(
        word,
        fc.array(word, { minLength: 1, maxLength: 3 }),
        fc.constantFrom(50, 500, 5_000),
      );
      return run(
        many.map(([start, words, times]) => encode(start + words.join('').repeat(times))),
        150,
      );
    },
    FUZZ_TIMEOUT,
  );
});

test(
  'what the quick reader of JSON takes, the reader of YAML takes, too, and says the same of it',
  () => {
    fc.assert(
      fc.property(spoilt, (text) => {
        const quick = readJson(text);
        if (quick.ok) expect(readYaml(text, START)).toEqual(quick);
      }),
      fuzz(4_000),
    );
  },
  FUZZ_TIMEOUT,
);

test(
  'of JSON without a slip in its syntax, both readers take the same, whatever it says',
  () => {
    const leaf = fc.constantFrom<unknown>(
      '1',
      '22',
      '007',
      '',
      ' ',
      'x',
      'en-US',
      'es_ES',
      'eu',
      1,
      22,
      1.5,
      null,
      true,
    );
    const { phrase, entry, manifest } = fc.letrec<
      Record<'id' | 'phrase' | 'entry' | 'files' | 'require' | 'manifest', unknown>
    >((tie) => ({
      id: fc.oneof({ weight: 6, arbitrary: leaf }, fc.array(leaf, { maxLength: 3 }), tie('phrase')),
      phrase: fc.record(
        { transcript: leaf, language: leaf, id: tie('id'), text: leaf },
        { requiredKeys: [] },
      ),
      entry: fc.oneof(leaf, tie('phrase')),
      files: fc.dictionary(fc.constantFrom('a.wav', 'b.wav', 'c/d.WAV', '1', '../x.wav'), tie('entry'), {
        maxKeys: 3,
      }),
      require: fc.oneof(leaf, fc.array(tie('entry'), { maxLength: 3 })),
      manifest: fc.oneof(
        tie('files'),
        fc.record(
          { entries: tie('files'), require: tie('require'), agentId: leaf, region: leaf, $schema: leaf },
          { requiredKeys: ['entries'] },
        ),
      ),
    }));
    fc.assert(
      fc.property(fc.oneof(manifest, phrase, entry), fc.constantFrom(0, 1), (value, indent) => {
        const text = JSON.stringify(value, null, indent);
        const thorough = readYaml(text, START);
        const quick = readJson(text);
        expect(quick.ok).toBe(thorough.ok);
        if (quick.ok) expect(thorough).toEqual(quick);
      }),
      fuzz(4_000),
    );
  },
  FUZZ_TIMEOUT,
);
