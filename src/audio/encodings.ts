import type { BlockLayout } from './codecs.ts';
import type { SampleFormat, WavEncoding } from './facts.ts';

/** What a format chunk says. */
export interface FormatFields extends BlockLayout {
  readonly code: number;
  readonly encoding: WavEncoding;
  readonly sampleRate: number;
  readonly bytesPerSecond: number;
  /** How many of the bits count; 0 where all do. */
  readonly validBits: number;
}

const ENCODINGS: Readonly<Record<number, WavEncoding>> = {
  1: 'pcm',
  3: 'float',
  6: 'alaw',
  7: 'mulaw',
  27765: 'mulaw', // 0x6c75, as some telephone systems write it
};
const SAMPLE_FORMATS: Readonly<Record<string, SampleFormat>> = {
  'pcm 1': 'u8',
  'pcm 2': 's16',
  'pcm 3': 's24',
  'pcm 4': 's32',
  'pcm 8': 's64',
  'float 4': 'f32',
  'float 8': 'f64',
};
const BYTES: Readonly<Record<SampleFormat, number>> = {
  u8: 1,
  s16: 2,
  s24: 3,
  s32: 4,
  s64: 8,
  's24-low-in-32': 4,
  f32: 4,
  f64: 8,
  alaw: 1,
  mulaw: 1,
};

export function encodingOf(code: number): WavEncoding {
  return ENCODINGS[code] ?? `format-${code}`;
}

/** Bytes that hold one sample. */
export function containerBytes(format: SampleFormat): number {
  return BYTES[format];
}

/** How samples are stored, by the bits alone, as players do it: what the block align says is often wrong. */
export function sampleFormatOf({
  encoding,
  bitsPerSample,
}: Pick<FormatFields, 'encoding' | 'bitsPerSample'>): SampleFormat | undefined {
  if (encoding === 'alaw' || encoding === 'mulaw') return encoding;
  const whole = encoding === 'pcm' ? Math.ceil(bitsPerSample / 8) : bitsPerSample / 8;
  return SAMPLE_FORMATS[`${encoding} ${whole}`];
}
