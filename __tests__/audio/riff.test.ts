import { expect, test } from '@jest/globals';
import { chunksOf, findRiff, isUnpadded } from '../../src/audio/riff.ts';
import { chunk, fmt, wave } from './build-wav.ts';

const viewOf = (file: Buffer) => new DataView(file.buffer, file.byteOffset, file.byteLength);
const odd = chunk('note', Buffer.from('sea'));

test('chunks are walked past their pad bytes', () => {
  const chunks = [...chunksOf(viewOf(wave(odd, fmt())))];
  expect(chunks).toEqual([
    { id: 'note', size: 3, start: 20, left: 28 },
    { id: 'fmt ', size: 16, start: 32, left: 16 },
  ]);
});

test.each<[string, Buffer, boolean]>([
  ['an even chunk', wave(fmt(), fmt()), false],
  ['an odd chunk with its pad byte', wave(odd, fmt()), false],
  ['an odd chunk without', wave(odd.subarray(0, -1), fmt()), true],
  [
    'an odd chunk without, and nothing known after it',
    wave(odd.subarray(0, -1), chunk('abcd', fmt())),
    false,
  ],
  ['an odd chunk at the end', wave(odd.subarray(0, -1)), false],
])('%s', (_title, file, unpadded) => {
  const view = viewOf(file);
  const [first] = chunksOf(view);
  expect(first && isUnpadded(view, first)).toBe(unpadded);
});

test.each<[string, string, number, number | undefined]>([
  ['at the start', 'RIFF....WAVE', 0, 0],
  ['behind', 'RIFF....AVI RIFF....WAVE', 0, 12],
  ['RF64', '..RF64....WAVE', 0, 2],
  ['before the place to look from', 'RIFF....WAVE', 1, undefined],
  ['cut off', 'RIFF....WAV', 0, undefined],
])('a RIFF %s', (_title, text, from, at) => {
  expect(findRiff(Buffer.from(text), from)).toBe(at);
});
