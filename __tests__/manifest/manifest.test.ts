import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { parse } from 'yaml';
import { parseManifest } from '../../src/manifest/read.ts';
import { MAX_MANIFEST_BYTES, MAX_PROBLEMS } from '../../src/manifest/text.ts';
import { work } from '../fuzz/settings.ts';
import { BEYOND_SCHEMA, INVALID, VALID } from './manifest-cases.ts';

const FILE = 'audio/manifest.json';
const bytes = (text: string) => new TextEncoder().encode(text);
const schema = JSON.parse(
  readFileSync(new URL('../../schema/manifest.schema.json', import.meta.url), 'utf8'),
);
const validate = new Ajv2020({ allErrors: true, strict: true }).compile(schema);
// What an editor or another validator would see.
const value = (text: string) => parse(text, { uniqueKeys: false, logLevel: 'error' });

async function problemsOf(content: string | Uint8Array): Promise<string[]> {
  const parsed = await parseManifest(typeof content === 'string' ? bytes(content) : content, FILE);
  if (parsed.ok) return [];
  return parsed.problems.map(({ file, line, column, message }) => {
    expect(file).toBe(FILE);
    return [...(line ? [`${line}:${column ?? ''}`] : []), message].join(' ');
  });
}

describe('a valid manifest', () => {
  const words = (...parts: (string | undefined)[]) => parts.filter((part) => part !== undefined).join(' ');
  const quoted = (transcript: string | undefined) => transcript && JSON.stringify(transcript);

  test.each(VALID)('$what', async ({ text, entries, require = [], agentId, region }) => {
    const parsed = await parseManifest(bytes(text), FILE);
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
    const { manifest } = parsed;
    const told = manifest.entries.map(({ name, id, transcript, language }) =>
      words(`${name} = ${id}`, language, quoted(transcript)),
    );
    expect(told).toEqual(entries);
    const phrases = manifest.require.map(({ transcript, language }) => words(language, quoted(transcript)));
    expect(phrases).toEqual(require);
    expect(manifest).toMatchObject({ agentId, region });
    expect([validate(value(text)), validate.errors]).toEqual([true, null]);
  });

  test.each([
    ['\ufeff{"a.wav": 1,\r\n\r\n  "b.wav": 2}', '1:2', '3:3'],
    ['{"$schema": "two\n lines",\n"😀.wav": 1, "b.wav": 2}', '3:1', '3:14'],
    ['{"$schema": "\\n", "a\\u0020b.wav": 1,\n\n\t"b.wav": "2"}', '1:19', '3:2'],
    ['{"two\n  lines.wav": 1,\n"b.wav": 2}', '1:2', '3:1'],
    ['{"a.wav": {"id": [1,\n "2"]},\n"b.wav": {\n"id": 3}}', '1:19', '2:2', '3:1'],
    ['a.wav:\n  id:\n    - 1\n    - 2\nb.wav:\n  id: 3\n', '3:7', '4:7', '5:1'],
  ])('says where each key stands: %j', async (text, ...places) => {
    const parsed = await parseManifest(bytes(text), FILE);
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
    expect(parsed.manifest.entries.map(({ line, column }) => `${line}:${column}`)).toEqual(places);
  });

  test.each([
    ['{"entries": {},\n"require": [\n"a", {"transcript": "b"}]}', '3:1', '3:6'],
    ['entries: {}\nrequire:\n  - a\n  - transcript: b\n', '3:5', '4:5'],
  ])('says where each required phrase stands: %j', async (text, ...places) => {
    const parsed = await parseManifest(bytes(text), FILE);
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
    expect(parsed.manifest.require.map(({ line, column }) => `${line}:${column}`)).toEqual(places);
  });

  test('an empty id is an entry to find, where that is allowed', async () => {
    const text = 'a.wav: 1\nb.wav: {id: "", transcript: Hello., language: en}\n';
    const parsed = await parseManifest(bytes(text), FILE, { allowUnknownIds: true });
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
    expect(parsed.manifest.entries.map(({ id }) => id)).toEqual(['1']);
    expect(parsed.toFind).toEqual([
      { name: 'b.wav', line: 2, column: 13, transcript: 'Hello.', language: 'en' },
    ]);
  });
});

describe('an invalid manifest', () => {
  test.each(INVALID)('$what', async ({ text, problems }) => {
    expect(await problemsOf(text)).toEqual(problems);
  });

  const readable = INVALID.filter(({ beyondSchema }) => beyondSchema !== 'syntax');
  test.each(readable)('$what, for the schema', ({ text, beyondSchema }) => {
    const because = beyondSchema && BEYOND_SCHEMA[beyondSchema];
    expect([validate(value(text)), because]).toEqual([because !== undefined, because]);
  });
});

const utf16 = (text: string) => Buffer.from(text, 'utf16le');

describe('a file that is no manifest', () => {
  test.each<[what: string, content: string | Uint8Array, problem: string]>([
    [
      'Latin-1',
      Buffer.from('a.wav: 1\ngr\xfc\xdfe.wav: 2\n', 'latin1'),
      '2: the manifest is not valid UTF-8',
    ],
    ['cut-off UTF-8', Buffer.from([0x61, 0xc3]), '1: the manifest is not valid UTF-8'],
    ['UTF-16', utf16('\ufeffa.wav: 1'), '1: the manifest is UTF-16: save it as UTF-8'],
    [
      'UTF-16, big end first',
      utf16('\ufeffa.wav: 1').swap16(),
      '1: the manifest is UTF-16: save it as UTF-8',
    ],
    [
      'UTF-16 without a mark',
      utf16('a.wav: 1'),
      'the manifest contains NUL characters: save it as UTF-8 text',
    ],
    [
      'a huge file',
      new Uint8Array(MAX_MANIFEST_BYTES + 1),
      'the manifest has 8388609 bytes, but the limit is 8 MiB',
    ],
    ['very many lists in lists', '['.repeat(100_000), 'nested too deeply'],
    ['very many mappings in mappings', '{a: '.repeat(100_000), 'nested too deeply'],
    ['very many lists in lines', '- '.repeat(100_000), 'nested too deeply'],
    ['very many entries without commas', `{${'a: 1 '.repeat(100_000)}}`, 'commas are missing'],
    ['a deep list as an id', `a.wav: ${'['.repeat(50_000)}${']'.repeat(50_000)}`, 'nested too deeply'],
  ])('%s', async (_, content, problem) => {
    expect(await problemsOf(content)).toEqual([expect.stringContaining(problem)]);
  });

  // Each took many seconds and gigabytes, or broke the process, when the whole text was parsed first.
  const fill = (text: string) => text.repeat(MAX_MANIFEST_BYTES / text.length).slice(0, MAX_MANIFEST_BYTES);
  test.each<[what: string, content: string | Uint8Array, problem: RegExp]>([
    ['lists in lists', fill('['), /^1:101 .*nested too deeply/],
    ['mappings in mappings', fill('{'), /^1:101 .*nested too deeply/],
    ['closing brackets', fill(']'), /^1:1 .*"]" is not expected here/],
    ['commas', `{${fill(',').slice(1)}`, /^1:2 .*too long to be read as YAML/],
    ['directives', fill('%Y\n'), /^101:1 .*too many "%" lines/],
    ['documents', fill('---\n'), /^2:1 .*several YAML documents/],
    ['one broken text', `"${fill('\\q').slice(2)}"`, /^1:1 .*this text has over 65536 characters/],
    ['folded lines', `a: >\n${fill('\n').slice(7)} x`, /^2:1 .*this text has over 65536 characters/],
    [
      'lines before one that is not UTF-8',
      Buffer.from(`${fill('\n').slice(1)}\xff`, 'latin1'),
      /^8388608: .*UTF-8/,
    ],
    [
      'entries with one fault',
      `{${'"a.wav":1,\n'.repeat(250_000)}"b.wav":"0"}`,
      /^250001:12 .*this is where it stops being valid JSON/,
    ],
  ])('as much as is read of %s: refused in time', async (_, content, problem) => {
    const before = work();
    const problems = await problemsOf(content);
    expect(work() - before).toBeLessThan(5_000);
    expect(problems[0]).toMatch(problem);
  });

  test('more tags than the library has warnings for: each is told as such', async () => {
    const lines = Array.from({ length: 20_000 }, (_, index) => `a${index}.wav: !id ${index + 1}\n`);
    const problems = await problemsOf(lines.join(''));
    expect(problems).toHaveLength(MAX_PROBLEMS + 1);
    expect(problems[0]).toBe('1:13 tags ("!id") are not supported: remove the tag');
  });

  test('aliases that would make a billion values are told, not followed', async () => {
    const nine = (item: string) => `[${Array(9).fill(item).join(',')}]`;
    const letters = [...'bcdefghij'];
    const text = `a: &a ${nine('x')}\n${letters.map((letter, i) => `${letter}: &${letter} ${nine(`*${letters[i - 1] ?? 'a'}`)}\n`).join('')}`;
    const before = work();
    expect(await problemsOf(text)).toContain('1:7 anchors ("&a") are not supported: remove the anchor');
    expect(work() - before).toBeLessThan(3_000);
  });

  test.each<[what: string, line: (index: number) => string]>([
    ['bad ids', (index) => `a${index}.wav: 0\n`],
    ['syntax errors', () => 'a: @\n'],
    ['conflict markers', () => '=======\n'],
  ])('very many %s: the first are kept, the others left out', async (_, line) => {
    const before = work();
    const problems = await problemsOf(Array.from({ length: 100_000 }, (_, index) => line(index)).join(''));
    expect(work() - before).toBeLessThan(10_000);
    expect(problems).toHaveLength(MAX_PROBLEMS + 1);
    expect(problems[999]).toMatch(/^1000:/);
    expect(problems[1000]).toBe('there are more problems, which are not listed: fix these first');
  });
});
