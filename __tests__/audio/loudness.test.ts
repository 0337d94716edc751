import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import type { Loudness, WavFacts } from '../../src/audio/facts.ts';
import { measureLoudness } from '../../src/audio/loudness.ts';
import { inspectWav } from '../../src/audio/wav.ts';
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

test.each(['16-bit', '24-bit', 'float'])('clipped-%s.wav is clipped in every encoding alike', (name) => {
  const cases = new URL('../fixtures/wav-cases/', import.meta.url);
  const loudness = measure(readFileSync(new URL(`clipped-${name}.wav`, cases)));
  expect(loudness).toMatchObject({ peak: 0, clippings: 1760 });
});

describe('the swing around the mean', () => {
  test.each<[string, number[], number, { peak: number; swing: number }]>([
    ['of a tone is its peak', [16_384, -16_384], 1, { peak: -6, swing: -6 }],
    ['of a constant is silence', [1000, 1000], 1, { peak: -30.3, swing: -120 }],
    ['of a constant in each channel is silence', [1000, -4000, 1000, -4000], 2, { peak: -18.3, swing: -120 }],
    [
      'of a tone on top of a constant is that of the tone',
      [8192 + 4096, 8192 - 4096],
      1,
      { peak: -8.5, swing: -18.1 },
    ],
  ])('%s', (_title, samples, channels, said) => {
    expect(measure(pcm16(Array(600).fill(samples).flat(), channels))).toMatchObject(said);
  });
});

describe('a short or odd file', () => {
  test('of one sample has that level everywhere', () => {
    expect(measure(pcm16([16_384]))).toEqual({
      levels: Array(12).fill(-6),
      peak: -6,
      swing: -120,
      clippings: 0,
    });
  });

  test('of compressed audio is not read', () => {
    expect(measure(wave(fmt({ code: 2, bits: 4 }), chunk('data', Buffer.alloc(100, 7))))).toBeUndefined();
  });

  test('a float that is no number is silence', () => {
    const samples = Buffer.from(Float32Array.of(Number.NaN, Number.POSITIVE_INFINITY, 0.5).buffer);
    const bytes = wave(fmt({ code: 3, bits: 32, blockAlign: 4 }), chunk('data', samples));
    expect(measure(bytes)).toMatchObject({ peak: -6, clippings: 0 });
  });
});
