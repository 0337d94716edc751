import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { create } from '@actions/glob';
import { describe, expect, test } from '@jest/globals';
import { parsePatterns } from '../../src/agents/patterns.ts';

const PATHS = [
  'audio/a/manifest.json',
  'audio/b/manifest.json',
  'audio/b/old/manifest.json',
  'audio/.hidden/manifest.json',
  'audio/staging.json',
  'manifest.json',
];
const selected = (...lines: string[]) => {
  const patterns = parsePatterns(lines);
  return PATHS.filter((path) => patterns.match(path) !== undefined);
};

describe('patterns select', () => {
  test.each<[string, string[], string[]]>([
    [
      'one level',
      ['audio/*/manifest.json'],
      ['audio/a/manifest.json', 'audio/b/manifest.json', 'audio/.hidden/manifest.json'],
    ],
    ['any depth', ['**/manifest.json'], PATHS.filter((path) => path !== 'audio/staging.json')],
    ['a file at the top alone', ['*.json'], ['manifest.json']],
    ['a name', ['./audio/staging.json'], ['audio/staging.json']],
    [
      'what is not excluded',
      ['audio/*/manifest.json', '!audio/b/*'],
      ['audio/a/manifest.json', 'audio/.hidden/manifest.json'],
    ],
    [
      'nothing in an excluded folder',
      ['audio/**', '!audio/b/', '! audio/.hidden'],
      ['audio/a/manifest.json', 'audio/staging.json'],
    ],
    ['what is selected again', ['audio/**', '!audio/**', 'audio/b/manifest.json'], ['audio/b/manifest.json']],
    ['nothing with another letter case', ['audio/*/Manifest.json'], []],
    ['braces as they are written', ['audio/{a,b}/manifest.json'], []],
  ])('%s', (_what, lines, paths) => expect(selected(...lines)).toEqual(paths));

  test('only what their folders may hold: others are not opened', () => {
    const { mayHold } = parsePatterns(['audio/*/manifest.json']);
    expect(['audio', 'audio/a', 'audio/a/b', 'src'].filter(mayHold)).toEqual(['audio', 'audio/a']);
  });
});

// Windows has no letter case.
(process.platform === 'win32' ? test.skip : test).each([
  [['audio/*/manifest.json']],
  [['**/manifest.json', '!audio/b/**']],
  [['audio/**', '!audio/b']],
  [['**/*.json', '!**', 'audio/?/manifest.json']],
  [['audio/[ab]/*', '!audio/[b]/*']],
  [['audio/*.json', '*.json']],
  [['audio/.*/manifest.json', 'audio/{a,b}/*']],
])('%j select what @actions/glob selects on disk', async (lines) => {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'patterns-')));
  try {
    for (const path of PATHS) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), '');
    }
    const absolute = lines.map((line) => line.replace(/^(!?)/, `$1${root}/`));
    const globber = await create(absolute.join('\n'), { matchDirectories: false });
    const found = (await globber.glob()).map((path) => relative(root, path));
    expect(selected(...lines).toSorted()).toEqual(found.toSorted());
  } finally {
    rmSync(root, { recursive: true });
  }
});

test('names without wildcards are told apart, and what is fixed before and after wildcards is counted', () => {
  const patterns = parsePatterns(['agents/production.json', 'audio/*/x/*.json', '*.json', '*/audio/m.json']);
  expect(patterns.literals).toEqual(['agents/production.json']);
  const paths = ['agents/production.json', 'audio/a/x/b.json', 'top.json', 'a/audio/m.json'];
  const fixed = paths.map((path) => patterns.match(path)).map((found) => [found?.before, found?.after]);
  expect(fixed).toEqual([
    [2, 0],
    [1, 0],
    [0, 0],
    [0, 2],
  ]);
});

describe('a pattern is refused that', () => {
  test.each([
    ['is absolute', '/audio/*.json', "must be relative to the repository's root"],
    ['is absolute on Windows', 'C:/audio/*.json', "must be relative to the repository's root"],
    ["is in somebody's home", '~/audio/*.json', "must be relative to the repository's root"],
    ['leads out of the repository', '../other/*.json', 'must not have "." or ".."'],
    ['goes up on its way', 'audio/../*.json', 'must not have "." or ".."'],
    ['has backslashes', 'audio\\*.json', 'write "/" between folders'],
    ['names a folder', 'audio/', 'names a folder'],
    ['excludes nothing', '!', "must be relative to the repository's root"],
    ['excludes twice', '!!audio/*.json', "must be relative to the repository's root"],
  ])('%s', (_what, line, told) => expect(() => parsePatterns(['*.json', line])).toThrow(told));

  test('only excludes', () => expect(() => parsePatterns(['!a.json'])).toThrow('only exclusions'));

  test('all of them are told at once', () => {
    expect(() => parsePatterns(['/a.json', '../b.json'])).toThrow(/"\/a\.json".*"\.\.\/b\.json"/);
  });
});
