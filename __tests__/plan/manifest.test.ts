import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { parse } from 'yaml';
import { MAX_PROBLEMS, parseManifest } from '../../src/plan/manifest.ts';
import { MAX_MANIFEST_BYTES } from '../../src/plan/manifest-tree.ts';
import { BEYOND_SCHEMA, INVALID, VALID } from './manifest-cases.ts';

const FILE = 'audio/manifest.json';
const bytes = (text: string) => new TextEncoder().encode(text);
const schema = JSON.parse(
  readFileSync(new URL('../../schema/manifest.schema.json', import.meta.url), 'utf8'),
);
const validate = new Ajv2020({ allErrors: true, strict: true }).compile(schema);
// What an editor or another validator would see.
const value = (text: string) => parse(text, { uniqueKeys: false, logLevel: 'error' });

function problemsOf(content: string | Uint8Array): string[] {
  const parsed = parseManifest(typeof content === 'string' ? bytes(content) : content, FILE);
  if (parsed.ok) return [];
  return parsed.problems.map(({ file, line, column, message }) => {
    expect(file).toBe(FILE);
    return [...(line ? [`${line}:${column ?? ''}`] : []), message].join(' ');
  });
}

describe('a valid manifest', () => {
  test.each(VALID)('$what', ({ text, entries, agentId, region }) => {
    const parsed = parseManifest(bytes(text), FILE);
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
    expect(parsed.manifest.entries.map(({ name, id }) => `${name} = ${id}`)).toEqual(entries);
    expect(parsed.manifest).toMatchObject({ agentId, region });
    expect([validate(value(text)), validate.errors]).toEqual([true, null]);
  });

  test('says where each key stands', () => {
    const parsed = parseManifest(bytes('\ufeff{"a.wav": 1,\r\n\r\n  "b.wav": 2}'), FILE);
    if (!parsed.ok) throw new Error('not valid');
    expect(parsed.manifest.entries.map(({ line, column }) => `${line}:${column}`)).toEqual(['1:2', '3:3']);
  });
});

describe('an invalid manifest', () => {
  test.each(INVALID)('$what', ({ text, problems }) => {
    expect(problemsOf(text)).toEqual(problems);
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
    ['UTF-16 without a mark', utf16('a.wav: 1'), 'the manifest holds NUL characters: save it as UTF-8 text'],
    [
      'a huge file',
      new Uint8Array(MAX_MANIFEST_BYTES + 1),
      'the manifest has 8388609 bytes, at most 8 MiB are read',
    ],
    ['very many lists in lists', '['.repeat(100_000), 'nested too deeply'],
    ['very many mappings in mappings', '{a: '.repeat(100_000), 'nested too deeply'],
    ['very many lists in lines', '- '.repeat(100_000), 'nested too deeply'],
    ['very many entries without commas', `{${'a: 1 '.repeat(100_000)}}`, 'lacks commas'],
    ['a deep list as an id', `a.wav: ${'['.repeat(50_000)}${']'.repeat(50_000)}`, 'nested too deeply'],
  ])('%s', (_, content, problem) => {
    expect(problemsOf(content)).toEqual([expect.stringContaining(problem)]);
  });

  test.each<[what: string, line: (index: number) => string]>([
    ['bad ids', (index) => `a${index}.wav: 0\n`],
    ['syntax errors', () => 'a: @\n'],
    ['conflict markers', () => '=======\n'],
  ])('very many %s: the first are kept, the others counted', (_, line) => {
    const problems = problemsOf(Array.from({ length: 200_000 }, (_, index) => line(index)).join(''));
    expect(problems).toHaveLength(MAX_PROBLEMS + 1);
    expect(problems[999]).toMatch(/^1000:/);
    expect(problems[1000]).toBe('199000 more problems are not listed: mend the others first');
  });
});
