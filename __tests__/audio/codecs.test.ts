import { expect, test } from '@jest/globals';
import { codecName, samplesByBlocks } from '../../src/audio/codecs.ts';

test.each([
  [0x02, 'Microsoft ADPCM'],
  [0x11, 'IMA ADPCM'],
  [0x31, 'GSM 6.10'],
  [0x50, 'MP2'],
  [0x55, 'MP3'],
  [0xff, 'AAC'],
  [0x161, 'Windows Media Audio'],
  [0xf1ac, 'FLAC'],
  [0x00, undefined],
  [0x01, undefined],
  [0x1234, undefined],
])('format 0x%s is %s', (code, name) => {
  expect(codecName(code)).toBe(name);
});

test.each<[string, number, number, number | undefined]>([
  ['a block of IMA ADPCM begins with a sample in four bytes', 0x11, 256, 505],
  ['a block of Microsoft ADPCM begins with two in seven', 0x02, 256, 500],
  ['a rest too short for that adds none', 0x11, 256 + 2, 505],
  ['MP3 has no such blocks', 0x55, 256, undefined],
])('%s', (_title, code, bytes, samples) => {
  expect(samplesByBlocks(code, bytes, { channels: 1, blockAlign: 256, bitsPerSample: 4 })).toBe(samples);
});
