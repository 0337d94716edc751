import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { selectNames } from '../../src/audio/scope.ts';
import { layersOf } from '../../src/audio/scope-layers.ts';
import { Blocked } from '../../src/lib/problem.ts';
import { scratchFault } from '../../src/lib/scratch-folder.ts';

let home = '';
let scratch = '';
beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'scope [*] '));
  scratch = join(home, 'temp');
  mkdirSync(scratch);
  // The library prints debug lines.
  jest.spyOn(process.stdout, 'write').mockImplementation(() => true);
});
afterAll(() => {
  jest.restoreAllMocks();
  rmSync(home, { recursive: true });
});

const select = async (patterns: string[], names: string[], root = scratch) =>
  [...(await selectNames(patterns, names, root))].sort();

async function refusal(patterns: string[], names: string[], root = scratch): Promise<string> {
  const blocked = await selectNames(patterns, names, root).catch((error: unknown) => error);
  if (!(blocked instanceof Blocked)) throw new Error(`not blocked: ${blocked}`);
  return blocked.message;
}

describe('which files the patterns select', () => {
  const NAMES = ['a.wav', 'b.WAV', 'hold/a.wav', 'hold/deep/c.wav', '.hidden/d.wav', 'hold/[x].wav'];
  test.each<[patterns: string[], selected: string[]]>([
    [['**'], NAMES],
    [['*.wav'], ['a.wav']],
    [['./hold/*.wav'], ['hold/[x].wav', 'hold/a.wav']],
    [['hold'], ['hold/[x].wav', 'hold/a.wav', 'hold/deep/c.wav']],
    [
      ['**/*.wav', '!hold/**'],
      ['.hidden/d.wav', 'a.wav'],
    ],
    [['!hold/**'], ['.hidden/d.wav', 'a.wav', 'b.WAV']],
    [
      ['! hold/deep', '!*.WAV'],
      ['.hidden/d.wav', 'a.wav', 'hold/[x].wav', 'hold/a.wav'],
    ],
    [['hold/[[]x].wav'], ['hold/[x].wav']],
    [['nothing/**'], []],
  ])('%j', async (patterns, selected) => {
    expect(await select(patterns, NAMES)).toEqual([...selected].sort());
    expect(readdirSync(scratch)).toEqual([]);
  });

  test.each<[what: string, names: string[]]>([
    ['letter case', ['a.wav', 'A.wav', 'A.WAV', 'hold/x.wav', 'Hold/x.wav', 'HOLD/y.wav']],
    ['the form of an accent', ['gr\u00fc\u00dfe.wav', 'gru\u0308\u00dfe.wav']],
    ['being a file or a folder', ['a.wav', 'a.wav/b.wav', 'A.wav/c.wav']],
    ['how many bytes are no UTF-8', ['\ufffd.wav', 'a\ufffd\ufffd.wav', '\ufffd/\ufffd.wav']],
    ['white space', ['a\nb.wav', ' .wav', 'a\\b.wav', '\u2028.wav']],
  ])('names that differ in %s only are told apart', async (_what, names) => {
    expect(await select(['**'], names)).toEqual([...names].sort());
  });

  test.each<[names: string[], layers: string[][]]>([
    [['a.wav', 'b/c.wav', 'b/d.wav'], [['a.wav', 'b/c.wav', 'b/d.wav']]],
    [
      ['a.wav', 'A.wav', 'b.wav'],
      [['a.wav', 'b.wav'], ['A.wav']],
    ],
    [
      ['b/c.wav', 'B/d.wav', 'b/e.wav'],
      [['b/c.wav', 'b/e.wav'], ['B/d.wav']],
    ],
    [
      ['\u00fc.wav', 'u\u0308.wav'],
      [['\u00fc.wav'], ['u\u0308.wav']],
    ],
    [
      ['a.wav', 'a.wav/b.wav'],
      [['a.wav'], ['a.wav/b.wav']],
    ],
    [
      ['a.wav/b.wav', 'A.WAV'],
      [['a.wav/b.wav'], ['A.WAV']],
    ],
  ])('%j never meet on a disk that takes some for one', (names, layers) => {
    expect(layersOf(names).map((layer) => [...layer.values()])).toEqual(layers);
  });

  test('12,000 names do not take long', async () => {
    const names = Array.from({ length: 12_000 }, (_, i) => `section-${i % 60}/line-${i}.wav`);
    const before = process.cpuUsage();
    expect((await select(['**/*.wav', '!section-7/**'], names)).length).toBe(11_800);
    const { user, system } = process.cpuUsage(before);
    expect((user + system) / 1_000).toBeLessThan(4_000);
  });
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
    expect(await refusal(['**', pattern], [])).toMatch(told);
  });

  test.each(['../x.wav', 'a/../../x.wav', '/x.wav', '..'])(
    'the name %s: nothing is written',
    async (name) => {
      expect(await refusal(['**'], ['a.wav', name])).toMatch(/leads out of its folder$/);
      expect(readdirSync(home)).toEqual(['temp']);
      expect(readdirSync(scratch)).toEqual([]);
    },
  );

  test.each([`${'x'.repeat(256)}.wav`, `${'x/'.repeat(2_500)}y.wav`])(
    'a name that is too long',
    async (name) => {
      expect(await refusal(['**'], [name])).toMatch(
        /^input "files" cannot be matched: the file name "x.*…" is too long/,
      );
      expect(readdirSync(scratch)).toEqual([]);
    },
  );

  test('a scratch folder that is not there, or is none', async () => {
    const file = join(home, 'file');
    writeFileSync(file, '');
    expect(await refusal(['**'], [], join(home, 'none'))).toMatch(
      /^scratch files cannot be written to ".*none" \(ENOENT\): it must/,
    );
    expect(await refusal(['**'], [], file)).toMatch(/\(ENOTDIR\)/);
    rmSync(file);
  });

  test.each([
    [
      'ENOSPC',
      /^scratch files cannot be written to "\/tmp" \(ENOSPC\): make room on that disk, or set RUNNER_TEMP/,
    ],
    ['EACCES', /\(EACCES\): it must be a folder that this job may write to, or set RUNNER_TEMP/],
  ])('%s', (code, told) => {
    expect(scratchFault('/tmp', Object.assign(new Error(), { code })).message).toMatch(told);
  });

  test('very many spellings of one name', () => {
    const spellings = Array.from({ length: 64 }, (_, bits) =>
      [...'abcdef'].map((letter, i) => (bits & (1 << i) ? letter.toUpperCase() : letter)).join(''),
    );
    expect(() => layersOf(spellings)).toThrow(/over 50 names differ from "[a-f]+" in letter case only/i);
    expect(layersOf(spellings.slice(0, 50))).toHaveLength(50);
  });
});
