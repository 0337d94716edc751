import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { type Loudness, measureLoudness } from '../../src/audio/loudness.ts';
import { type MeasuredFile, soundWarnings } from '../../src/audio/sound-warnings.ts';
import { inspectWav, type WavFacts } from '../../src/audio/wav.ts';
import { chunk, fmt, wave } from './build-wav.ts';

/** A spoken word in several encodings and states, and what sox measures in each twelfth of it. */
const fixtures = new URL('../fixtures/loudness/', import.meta.url);
const oracle: Record<string, { peak: number; levels: number[] }> = JSON.parse(
  readFileSync(new URL('facts.json', fixtures), 'utf8'),
);

function inspect(bytes: Buffer): WavFacts {
  const inspection = inspectWav(bytes);
  if (!inspection.ok) throw new Error(inspection.reason);
  return inspection.audio;
}

function measure(bytes: Buffer): Loudness | undefined {
  return measureLoudness(bytes, inspect(bytes));
}

const measureFile = (name: string) => measure(readFileSync(new URL(name, fixtures)));

test('every file has its facts', () => {
  const files = readdirSync(fixtures).filter((name) => name.endsWith('.wav'));
  expect(Object.keys(oracle)).toEqual(expect.arrayContaining(files));
});

test.each(Object.entries(oracle))('%s: as loud as sox says', (name, said) => {
  const measured = measureFile(name);
  expect(measured?.levels).toHaveLength(said.levels.length);
  for (const [slice, level] of said.levels.entries()) {
    expect(Math.abs((measured?.levels[slice] ?? 0) - level)).toBeLessThanOrEqual(0.1);
  }
  expect(measured?.peak).toBeCloseTo(said.peak, 0);
});

test.each([
  ['word.wav', 0],
  ['word-mulaw.wav', 0],
  ['loud.wav', 0],
])('%s is not clipped', (name, clippings) => {
  expect(measureFile(name)?.clippings).toBe(clippings);
});

test.each(['clipped.wav', 'clipped-mulaw.wav'])('%s is clipped', (name) => {
  expect(measureFile(name)?.clippings).toBeGreaterThan(3);
});

/** Sixteen-bit samples, interleaved. */
const pcm16 = (samples: number[], channels = 1) =>
  wave(
    fmt({ channels, blockAlign: 2 * channels }),
    chunk('data', Buffer.from(Int16Array.from(samples).buffer)),
  );
const HIGH = 32_767;

describe('clipping', () => {
  test.each<[string, number[], number, number]>([
    ['three samples at full scale are a peak', [0, HIGH, HIGH, HIGH, 0], 1, 0],
    ['four are clipped', [0, HIGH, HIGH, HIGH, HIGH, 0], 1, 1],
    ['more are clipped once', Array(100).fill(-32_768), 1, 1],
    ['a pause makes two of them', [...Array(4).fill(HIGH), 0, ...Array(4).fill(HIGH)], 1, 2],
    ['each channel by itself', Array(4).fill([HIGH, 0]).flat(), 2, 1],
    ['two channels in turns are no run', Array(4).fill([HIGH, 0, 0, HIGH]).flat(), 2, 0],
  ])('%s', (_title, samples, channels, clippings) => {
    const pause = Array<number>(240).fill(0);
    expect(measure(pcm16([...pause, ...samples, ...pause], channels))?.clippings).toBe(clippings);
  });

  test('is seen across the borders of slices and blocks', () => {
    const samples = Array<number>(12 * 20_000).fill(0);
    samples.fill(HIGH, 19_998, 20_002);
    samples.fill(HIGH, 20_000 + 16_382, 20_000 + 16_386);
    expect(measure(pcm16(samples))?.clippings).toBe(2);
  });
});

describe('a short or odd file', () => {
  test('of one sample has that level everywhere', () => {
    expect(measure(pcm16([16_384]))).toEqual({ levels: Array(12).fill(-6), peak: -6, clippings: 0 });
  });

  test('of less than one sample in each channel has none', () => {
    const short = wave(fmt({ channels: 2, blockAlign: 4 }), chunk('data', Buffer.alloc(2)));
    expect(measure(short)).toBeUndefined();
  });

  test.each([
    ['a compressed format', fmt({ code: 2, bits: 4 })],
    ['a number of bits that no tool writes', fmt({ bits: 20 })],
  ])('%s is not read', (_title, format) => {
    expect(measure(wave(format, chunk('data', Buffer.alloc(100, 7))))).toBeUndefined();
  });

  test('a float that is no number is silence', () => {
    const samples = Buffer.from(Float32Array.of(Number.NaN, Number.POSITIVE_INFINITY, 0.5).buffer);
    const bytes = wave(fmt({ code: 3, bits: 32, blockAlign: 4 }), chunk('data', samples));
    expect(measure(bytes)).toMatchObject({ peak: -6, clippings: 0 });
  });
});

const phone: Omit<MeasuredFile, 'path'> = { sampleRate: 8_000, channels: 1, loudness: undefined };
const named = (...files: Omit<MeasuredFile, 'path'>[]): MeasuredFile[] =>
  files.map((file, index) => ({ ...file, path: `audio/${index}.wav` }));
const told = (files: MeasuredFile[]) => soundWarnings(files).map(({ message }) => message);

describe('a warning', () => {
  test.each([
    ['silent.wav', /is silent: its loudest sample is at -120 dB/],
    ['faint.wav', /is silent: its loudest sample is at -5\d(\.\d)? dB/],
    ['clipped.wav', /is clipped in \d+ places/],
    ['clipped-mulaw.wav', /is clipped in \d+ places/],
  ])('points at %s', (name, message) => {
    const loudness = measureFile(name);
    expect(soundWarnings(named({ ...phone, loudness }))).toEqual([
      { message: expect.stringMatching(message), file: 'audio/0.wav' },
    ]);
  });

  test.each(['word.wav', 'word-8bit.wav', 'word-alaw.wav', 'loud.wav', 'cut.wav'])(
    'does not for %s',
    (name) => {
      expect(told(named({ ...phone, loudness: measureFile(name) }))).toEqual([]);
    },
  );

  test('names a format that differs from most others', () => {
    const odd = { ...phone, sampleRate: 44_100, channels: 2 };
    expect(told(named(phone, odd, phone))).toEqual([
      '"audio/1.wav" is 44.1 kHz stereo, where 2 of the 3 files of this run are 8 kHz mono: export it like the others',
    ]);
  });

  test.each([
    ['there are two', [phone, { ...phone, channels: 2 }]],
    ['no format has a majority', [phone, phone, { ...phone, channels: 2 }, { ...phone, channels: 3 }]],
  ])('does not take sides where %s', (_title, files) => {
    expect(told(named(...files))).toEqual([]);
  });
});
