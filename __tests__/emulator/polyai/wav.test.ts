import { expect, test } from '@jest/globals';
import { makeWav, wavDuration } from '../../../emulator/polyai/wav.ts';

const wav = makeWav(0.25);
const change = (edit: (bytes: Buffer) => void) => {
  const copy = Buffer.from(wav);
  edit(copy);
  return copy;
};
const list = Buffer.from('LIST\x03\0\0\0abc\0', 'latin1');

test.each<[string, Buffer, number | undefined]>([
  ['a plain file', wav, 0.25],
  ['another chunk first', Buffer.concat([wav.subarray(0, 12), list, wav.subarray(12)]), 0.25],
  ['a claim of 4 GiB', change((bytes) => bytes.writeUInt32LE(0xffffffff, 40)), 0.25],
  ['a cut file', wav.subarray(0, 44 + 2000), 0.125],
  ['no data', wav.subarray(0, 36), undefined],
  ['no rate', change((bytes) => bytes.writeUInt32LE(0, 28)), undefined],
  ['no WAVE', change((bytes) => bytes.write('AVI ', 8)), undefined],
  ['nothing', Buffer.alloc(0), undefined],
])('the duration of %s', (_, bytes, seconds) => {
  expect(wavDuration(bytes)).toBe(seconds);
});
