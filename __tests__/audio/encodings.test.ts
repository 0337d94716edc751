import { expect, test } from '@jest/globals';
import { containerBytes, encodingOf, sampleFormatOf } from '../../src/audio/encodings.ts';

test.each([
  [1, 'pcm'],
  [3, 'float'],
  [6, 'alaw'],
  [7, 'mulaw'],
  [0x6c75, 'mulaw'],
  [0x55, 'format-85'],
])('format %i is %s', (code, encoding) => {
  expect(encodingOf(code)).toBe(encoding);
});

/** As ffmpeg does it: bits are rounded up to bytes, whatever the block align says. */
test.each([
  ['pcm', 1, 'u8', 1],
  ['pcm', 8, 'u8', 1],
  ['pcm', 12, 's16', 2],
  ['pcm', 20, 's24', 3],
  ['pcm', 32, 's32', 4],
  ['pcm', 64, 's64', 8],
  ['float', 32, 'f32', 4],
  ['float', 64, 'f64', 8],
  ['alaw', 16, 'alaw', 1],
  ['mulaw', 0, 'mulaw', 1],
] as const)('%s of %i bits is read as %s', (encoding, bitsPerSample, format, bytes) => {
  expect(sampleFormatOf({ encoding, bitsPerSample })).toBe(format);
  expect(containerBytes(format)).toBe(bytes);
});

test.each([
  ['pcm', 0],
  ['pcm', 40],
  ['pcm', 65],
  ['float', 16],
  ['float', 24],
  ['format-85', 16],
] as const)('%s of %i bits has no samples to read', (encoding, bitsPerSample) => {
  expect(sampleFormatOf({ encoding, bitsPerSample })).toBeUndefined();
});
