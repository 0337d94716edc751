import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { measureLoudness } from '../../src/audio/loudness.ts';
import { inspectWav } from '../../src/audio/wav.ts';
import { ffmpeg, type Heard, isInstalled, type Oracle, run, sox } from '../support/audio-oracle.ts';

const fixtures = (name: string) => join(import.meta.dirname, '..', 'fixtures', name);
const wavsOf = (folder: string) => readdirSync(folder).filter((name) => name.endsWith('.wav'));
const recorded = <Facts>(folder: string): Record<string, Facts> =>
  JSON.parse(readFileSync(join(folder, 'facts.json'), 'utf8'));

function inspect(path: string) {
  const bytes = readFileSync(path);
  const inspection = inspectWav(bytes);
  if (!inspection.ok) throw new Error(`${path} ${inspection.reason}`);
  return { bytes, audio: inspection.audio };
}

/** One percent or 10 ms; 0.15 dB; 0.5 dB, from levels that stand for twelfths. */
function expectSame(path: string, heard: Heard): void {
  const { bytes, audio } = inspect(path);
  const tolerance = Math.max(0.01, heard.durationSeconds / 100);
  expect(Math.abs((audio.durationSeconds ?? 0) - heard.durationSeconds)).toBeLessThanOrEqual(tolerance);
  const loudness = measureLoudness(bytes, audio);
  if (!loudness || heard.peak === undefined || heard.rms === undefined) return;
  expect(Math.abs(loudness.peak - heard.peak)).toBeLessThanOrEqual(0.15);
  const power = loudness.levels.reduce((sum, level) => sum + 10 ** (level / 10), 0) / loudness.levels.length;
  expect(Math.abs(Math.max(-120, 10 * Math.log10(power)) - heard.rms)).toBeLessThanOrEqual(0.5);
}

describe('files made by sox, and what soxi said about them', () => {
  interface Facts {
    durationSeconds: number;
    sampleRate: number;
    channels: number;
    bitsPerSample: number;
    encoding: string;
  }
  const ENCODING_OF: Record<string, string> = {
    'Signed Integer PCM': 'pcm',
    'Unsigned Integer PCM': 'pcm',
    'Floating Point PCM': 'float',
    'A-law': 'alaw',
    'u-law': 'mulaw',
  };
  const folder = fixtures('wav');
  const oracle = recorded<Facts>(folder);

  test('every file has its facts', () => {
    expect(wavsOf(folder).sort()).toEqual(Object.keys(oracle).sort());
  });

  test.each(Object.entries(oracle))('%s', (name, said) => {
    const { encoding, durationSeconds, ...others } = said;
    expect(inspect(join(folder, name)).audio).toMatchObject({
      ...others,
      encoding: ENCODING_OF[encoding],
      durationSeconds: expect.closeTo(durationSeconds, 6),
      warnings: [],
    });
  });
});

describe('files that were judged wrongly once, and what ffmpeg said about them', () => {
  const folder = fixtures('wav-cases');
  const accepted = Object.entries(recorded<Heard>(folder)).filter(
    ([name]) => inspectWav(readFileSync(join(folder, name))).ok,
  );

  test.each(accepted)('%s', (name, heard) => {
    expectSame(join(folder, name), heard);
  });
});

const scratch = mkdtempSync(join(tmpdir(), 'wav-oracle-'));
afterAll(() => rmSync(scratch, { recursive: true }));

/** A tone in an encoding of ffmpeg, a rate and channels; then what a streaming writer leaves out is put in. */
const CODECS: [codec: string, rate: number, channels: number][] = [
  ['pcm_u8', 8_000, 1],
  ['pcm_s16le', 8_000, 2],
  ['pcm_s24le', 44_100, 2],
  ['pcm_s32le', 48_000, 1],
  ['pcm_s64le', 8_000, 1],
  ['pcm_f32le', 16_000, 2],
  ['pcm_f64le', 8_000, 1],
  ['pcm_alaw', 8_000, 1],
  ['pcm_mulaw', 8_000, 2],
  ['adpcm_ima_wav', 8_000, 1],
  ['adpcm_ima_wav', 16_000, 2],
  ['adpcm_ms', 8_000, 1],
  ['adpcm_ms', 16_000, 2],
  ['adpcm_yamaha', 8_000, 2],
  ['adpcm_g722', 16_000, 1],
  ['adpcm_g726', 8_000, 1],
  ['g723_1', 8_000, 1],
  ['mp2', 16_000, 1],
  ['wmav2', 16_000, 1],
  ['flac', 8_000, 1],
];
const ORACLES: ['ffmpeg' | 'sox', Oracle][] = [
  ['ffmpeg', ffmpeg],
  // It says of 64 bits what is not there.
  ['sox', (path) => (path.includes('pcm_s64le') ? undefined : sox(path))],
];

describe.each(ORACLES)('what %s says now', (program, oracle) => {
  const here = isInstalled(program);
  const check = (path: string) => {
    const heard = oracle(path);
    if (heard) expectSame(path, heard);
    return heard;
  };
  const when = here ? test : test.skip;

  when.each(wavsOf(fixtures('loudness')))('loudness/%s', (file) => {
    expect(check(join(fixtures('loudness'), file))).toBeDefined();
  });

  (here && isInstalled('ffmpeg') ? test : test.skip).each(CODECS)('%s at %i Hz, channels: %i', (...tone) => {
    const path = encoded(...tone);
    const [, sampleRate, channels] = tone;
    expect(inspect(path).audio).toMatchObject({ sampleRate, channels });
    check(path);
  });
});

/** The path of a tone that ffmpeg encodes, once for all who listen to it. */
function encoded(codec: string, rate: number, channels: number): string {
  const path = join(scratch, `${codec}-${rate}-${channels}.wav`);
  if (existsSync(path)) return path;
  const source = `sine=frequency=440:sample_rate=${rate}:duration=1.3,volume=3`;
  const input = ['-f', 'lavfi', '-i', source];
  run('ffmpeg', ['-v', 'error', ...input, '-ac', `${channels}`, '-c:a', codec, path]);
  return path;
}
