import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { explainNoMatch, selectNames } from '../../src/audio/selection.ts';
import { Blocked } from '../../src/lib/problem.ts';

const NAMES = [
  ...['a.wav', 'b.WAV', 'hold/a.wav', 'hold/deep/c.wav', '.hidden/d.wav', 'hold/[x].wav', 'hold.wav/e.wav'],
  ...['a b/c d.wav', 'grüße.wav', '{f,g}.wav', '+(h).wav', '#i.wav', '!j.wav'],
];

let home = '';
let full = '';
let empty = '';
beforeAll(() => {
  // Characters that mean something in a pattern.
  home = mkdtempSync(join(tmpdir(), 'selection [*] ?'));
  full = join(home, 'full');
  empty = join(home, 'empty');
  mkdirSync(empty);
  for (const name of NAMES) {
    mkdirSync(join(full, dirname(name)), { recursive: true });
    writeFileSync(join(full, name), '');
  }
  // The library prints debug lines.
  jest.spyOn(process.stdout, 'write').mockImplementation(() => true);
});
afterAll(() => {
  jest.restoreAllMocks();
  rmSync(home, { recursive: true });
});

const select = async (patterns: string[], names: readonly string[], root = full) =>
  [...(await selectNames(patterns, names, root))].sort();

/** Walked on disk by `@actions/glob`, and matched by name: both must say the same. */
describe('which files the patterns select, whether they are on disk or not', () => {
  const without = (...names: string[]) => NAMES.filter((name) => !names.includes(name));
  test.each<[patterns: string[], selected: string[]]>([
    [['**'], NAMES],
    [['*'], NAMES],
    [['**/*'], NAMES],
    [['*.wav'], ['a.wav', 'hold.wav/e.wav', 'grüße.wav', '{f,g}.wav', '+(h).wav', '#i.wav', '!j.wav']],
    [['*.WAV'], ['b.WAV']],
    [['*.wav/'], ['hold.wav/e.wav']],
    [['?.wav'], ['a.wav']],
    [['[ab].*'], ['a.wav', 'b.WAV']],
    [['./hold/*.wav'], ['hold/[x].wav', 'hold/a.wav']],
    [['hold//*.wav'], ['hold/[x].wav', 'hold/a.wav']],
    [['hold'], ['hold/[x].wav', 'hold/a.wav', 'hold/deep/c.wav']],
    [['hold/'], ['hold/[x].wav', 'hold/a.wav', 'hold/deep/c.wav']],
    [['hold/**'], ['hold/[x].wav', 'hold/a.wav', 'hold/deep/c.wav']],
    [['hold/**/'], ['hold/[x].wav', 'hold/a.wav', 'hold/deep/c.wav']],
    [['**/a.wav'], ['a.wav', 'hold/a.wav']],
    [['a.wav/**'], ['a.wav']],
    [['a.wav/'], []],
    [['a*b/*'], ['a b/c d.wav']],
    [['**/*.wav', '!hold/**'], without('b.WAV', 'hold/a.wav', 'hold/deep/c.wav', 'hold/[x].wav')],
    [['!hold/**'], without('hold/a.wav', 'hold/deep/c.wav', 'hold/[x].wav')],
    [['! hold/deep', '!*.WAV'], without('hold/deep/c.wav', 'b.WAV')],
    [['hold/**', '!hold/**', 'hold/a.wav'], ['hold/a.wav']],
    [['!!hold/a.wav'], ['hold/a.wav']],
    [['hold/[[]x].wav'], ['hold/[x].wav']],
    [['{f,g}.wav'], ['{f,g}.wav']],
    [['+(h).wav'], ['+(h).wav']],
    [['grüße.wav'], ['grüße.wav']],
    [['nothing/**'], []],
  ])('%j', async (patterns, selected) => {
    expect(await select(patterns, NAMES, full)).toEqual([...selected].sort());
    expect(await select(patterns, NAMES, empty)).toEqual([...selected].sort());
    expect(await select(patterns, NAMES, join(home, 'missing'))).toEqual([...selected].sort());
  });

  test.each<[what: string, names: string[]]>([
    ['letter case', ['a.wav', 'A.wav', 'A.WAV', 'hold/x.wav', 'Hold/x.wav', 'HOLD/y.wav']],
    ['the form of an accent', ['gr\u00fc\u00dfe.wav', 'gru\u0308\u00dfe.wav']],
    ['being a file or a folder', ['a.wav', 'a.wav/b.wav', 'A.wav/c.wav']],
    ['whitespace', ['a\nb.wav', ' .wav', 'a\\b.wav', '\u2028.wav']],
    ['length', [`${'x'.repeat(300)}.wav`, `${'x/'.repeat(2_500)}y.wav`]],
  ])('names that differ in %s only are told apart', async (_what, names) => {
    expect(await select(['**'], names)).toEqual([...names].sort());
  });

  (process.platform === 'win32' ? test.skip : test)('letter case counts, except on Windows', async () => {
    expect(await select(['HOLD/**', 'A.wav'], NAMES, empty)).toEqual([]);
    expect(await select(['HOLD/**', 'A.wav'], NAMES, full)).toEqual([]);
  });
});

test('files that nobody asked about are not selected', async () => {
  expect(await select(['**'], ['a.wav', 'not-on-disk.wav'])).toEqual(['a.wav', 'not-on-disk.wav']);
});

test('links are not followed, and what is behind them is matched by name', async () => {
  const root = join(home, 'linked');
  mkdirSync(root);
  symlinkSync(home, join(root, 'loop'));
  expect(await select(['**/*.wav'], ['loop/full/a.wav', 'b.wav'], root)).toEqual([
    'b.wav',
    'loop/full/a.wav',
  ]);
  expect(existsSync(join(root, 'loop/full/a.wav'))).toBe(true);
});

test.each(['../x.wav', 'a/../../x.wav', '/x.wav', '..'])(
  'the name %s is never selected by **',
  async (name) => {
    expect(await select(['**'], ['a.wav', name])).toEqual(expect.not.arrayContaining(['../x.wav', '..']));
  },
);

test('12,000 names do not take long', async () => {
  const names = Array.from({ length: 12_000 }, (_, i) => `section-${i % 60}/line-${i}.wav`);
  const before = process.cpuUsage();
  expect((await select(['**/*.wav', '!section-7/**'], names)).length).toBe(11_800);
  const { user, system } = process.cpuUsage(before);
  expect((user + system) / 1_000).toBeLessThan(4_000);
});

describe('what cannot be matched is told', () => {
  test.each<[pattern: string, told: RegExp]>([
    ['/etc/**', /the pattern "\/etc\/\*\*" must be relative/],
    ['C:\\x', /must be relative/],
    ['~/x', /must be relative/],
    ['!', /the pattern "!" must be relative/],
    ['../x', /the pattern "..\/x" must not have "." or ".."/],
    ['a/../../x', /must not have "." or ".."/],
    ['!./../x', /must not have "." or ".."/],
  ])('the pattern %s', async (pattern, told) => {
    expect(await refusal(pattern)).toMatch(told);
  });

  test('a pattern of 70,000 characters', async () => {
    expect(await refusal('x'.repeat(70_000))).toBe('input "files": "pattern is too long"');
  });

  async function refusal(pattern: string): Promise<string> {
    const blocked = await selectNames(['**', pattern], [], full).catch((error: unknown) => error);
    if (!(blocked instanceof Blocked)) throw new Error(`not blocked: ${blocked}`);
    return blocked.message;
  }
});

describe('patterns that match no mapped file', () => {
  test.each<[patterns: string[], folder: string, told: RegExp]>([
    [
      ['audio/**'],
      'audio',
      /relative to the manifest's folder "audio", so write "\*\*" in place of "audio\/\*\*"$/,
    ],
    [['./audio/hold/*.wav'], 'audio', /so write "hold\/\*.wav" in place of ".\/audio\/hold\/\*.wav"$/],
    [['x', 'voice/audio/'], 'voice/audio', /so write "\*\*" in place of "voice\/audio\/"$/],
    [['audio/*.wav'], 'voice/audio', /so write "\*.wav" in place of "audio\/\*.wav"$/],
    [['holt/**'], 'audio', /its patterns are relative to the manifest's folder$/],
    [['audio/**'], '.', /its patterns are relative to the manifest's folder$/],
  ])('%j for a manifest in %s', (patterns, folder, told) => {
    const { message } = explainNoMatch(patterns, folder, 40);
    expect(message).toMatch(/^input "files" does not match any of the 40 files that the manifest names/);
    expect(message).toMatch(told);
  });
});
