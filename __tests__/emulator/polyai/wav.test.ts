import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import {
  makeNumberedWav,
  makeWav,
  wavDuration,
  withOtherHeader,
  withOtherSamples,
} from '../../../emulator/polyai/wav.ts';

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

const folder = new URL('../../fixtures/wav/', import.meta.url);
const fixtures = readdirSync(folder).filter((name) => name.endsWith('.wav'));
const dataOf = (bytes: Buffer) => bytes.subarray(bytes.indexOf('data'));

test.each(fixtures)('%s under another header: the same samples and duration', (name) => {
  const before = readFileSync(new URL(name, folder));
  const after = withOtherHeader(before);
  expect(after.equals(before)).toBe(false);
  expect(after.includes(dataOf(before))).toBe(true);
  expect(after.readUInt32LE(4)).toBe(after.length - 8);
  expect(wavDuration(after)).toBe(wavDuration(before));
});

test.each(fixtures)('%s encoded anew: other samples, the same header and duration', (name) => {
  const before = readFileSync(new URL(name, folder));
  const after = withOtherSamples(before);
  expect(after).toHaveLength(before.length);
  expect(after.subarray(0, before.indexOf('data') + 8)).toEqual(
    before.subarray(0, before.indexOf('data') + 8),
  );
  expect(dataOf(after).equals(dataOf(before))).toBe(false);
  expect(wavDuration(after)).toBe(wavDuration(before));
});

test('what is no WAV stays as it is', () => {
  const text = Buffer.from('no audio');
  expect([withOtherHeader(text), withOtherSamples(text)]).toEqual([text, text]);
});

test('a numbered file: valid, of that size, another for each number', () => {
  const [a, b] = [makeNumberedWav(46, 1), makeNumberedWav(1_000, 70_000)];
  expect([a.length, b.length, wavDuration(b)]).toEqual([46, 1_000, 956 / 16_000]);
  expect(makeNumberedWav(1_000, 70_001).equals(b)).toBe(false);
  expect(makeNumberedWav(1_000, 70_000).equals(b)).toBe(true);
});
