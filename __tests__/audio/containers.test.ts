import { expect, test } from '@jest/globals';
import { detectSampleFormat } from '../../src/audio/containers.ts';
import type { SampleFormat } from '../../src/audio/facts.ts';
import type { Format } from '../../src/audio/formats.ts';

const format = (more: Partial<Format>): Format => ({
  ...{ code: 1, encoding: 'pcm', channels: 1, sampleRate: 8_000, bytesPerSecond: 32_000, blockAlign: 4 },
  ...{ bitsPerSample: 24, validBits: 0, sampleFormat: 's24', warnings: [] },
  ...more,
});
const words = (...values: number[]) => Buffer.from(Int32Array.from(values).buffer);
const quiet = [0, 40_000, -40_000, 1_234];
const high = words(...quiet.map((value) => value * 256));
const low = words(...quiet);
const dense = Buffer.from('0102f30405f60708f90a0bfc', 'hex');
const extensible = { bitsPerSample: 32, validBits: 24, sampleFormat: 's32' } as const;

test.each<[string, Partial<Format>, Buffer, SampleFormat]>([
  ['24 bits in the high bytes of four', {}, high, 's32'],
  ['24 bits in the low bytes of four', {}, low, 's24-low-in-32'],
  ['24 bits in three bytes, whatever the header says', {}, dense, 's24'],
  ['silence', {}, Buffer.alloc(16), 's32'],
  ['the extensible format with 24 of 32 bits', extensible, high, 's32'],
  ['the same, in the low bytes', extensible, low, 's24-low-in-32'],
  ['the same, all bytes in use', extensible, dense, 's32'],
  ['32 bits', { bitsPerSample: 32, sampleFormat: 's32' }, low, 's32'],
  ['24 bits in three bytes', { blockAlign: 3 }, low, 's24'],
  ['16 bits', { blockAlign: 4, bitsPerSample: 16, sampleFormat: 's16' }, low, 's16'],
])('%s', (_title, more, bytes, sampleFormat) => {
  const moved = Buffer.concat([Buffer.alloc(5), bytes]);
  const view = new DataView(moved.buffer, moved.byteOffset, moved.byteLength);
  expect(detectSampleFormat(view, format(more), 5, bytes.length)).toBe(sampleFormat);
});
