import { describe, expect, test } from '@jest/globals';
import { type DataSize, judgeDataSize } from '../../src/audio/data-size.ts';
import { chunksOf } from '../../src/audio/riff.ts';
import { chunk, fmt, wave } from './build-wav.ts';

const second = Buffer.alloc(16_000, 1);
const plain = wave(fmt(), chunk('data', second));
const list = chunk('LIST', Buffer.from('INFOISFT\x04\0\0\0note'));

function judge(file: Buffer, bytesPerSecond = 16_000): DataSize {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const data = [...chunksOf(view)].find(({ id }) => id === 'data');
  if (!data) throw new Error('no data');
  return judgeDataSize(view, data, data.size, bytesPerSecond);
}
const says = (size: number, audio = second, ...after: Buffer[]) =>
  wave(
    fmt(),
    Buffer.concat([Buffer.from('data'), Buffer.from(Uint32Array.of(size).buffer), audio]),
    ...after,
  );

describe('accepted', () => {
  test.each<[string, Buffer]>([
    ['the size that there is', plain],
    ['a comment after the audio', wave(fmt(), chunk('data', second), list)],
    [
      'a comment after odd audio without its pad byte',
      Buffer.concat([says(15_999, second.subarray(1)), list]),
    ],
    ['zeros after the audio', Buffer.concat([plain, Buffer.alloc(20_000)])],
    ['an MP3 player’s tag after the audio', Buffer.concat([plain, Buffer.from('TAG'.padEnd(128, ' '))])],
  ])('%s', (_title, file) => {
    expect(judge(file)).toMatchObject({ ok: true, warnings: [] });
  });

  test.each<[string, Buffer, RegExp]>([
    [
      '2 bytes missing',
      says(16_002),
      /^says 16,002 bytes of audio, but 16,000 follow: its end may be missing/,
    ],
    ['nearly 10 ms missing', says(16_158), /^says 16,158 bytes of audio, but 16,000 follow/],
    [
      'another WAV after the audio',
      Buffer.concat([plain, plain]),
      /another RIFF file after its audio, at byte 16,044/,
    ],
    [
      'another one after a comment',
      Buffer.concat([wave(fmt(), chunk('data', second), list), plain]),
      /another RIFF file .* at byte 16,068/,
    ],
    [
      'another one after odd bytes',
      Buffer.concat([plain, Buffer.alloc(7), plain]),
      /another RIFF file .* at byte 16,051/,
    ],
    [
      'a second data chunk',
      wave(fmt(), chunk('data', second), chunk('data', second)),
      /^has a second data chunk/,
    ],
    [
      'audio that the header does not tell of',
      Buffer.concat([plain, Buffer.alloc(1_601, 0x81)]),
      /^has 1,601 bytes after the audio/,
    ],
  ])('%s: with a warning', (_title, file, text) => {
    expect(judge(file)).toMatchObject({
      ok: true,
      warnings: [{ kind: 'cut', text: expect.stringMatching(text) }],
    });
  });
});

describe('refused', () => {
  const streamed = /^was written by a program that streamed it, .*"ffmpeg -i in\.wav -c copy out\.wav"$/;
  test.each<[string, Buffer, RegExp]>([
    ...[0, 6_000_001, 2_000_000_000, 0x7fff_f000, 0x7fff_ffff, 0x8000_0000, 0xffff_ff00, 0xffff_ffff].map(
      (size): [string, Buffer, RegExp] => [`the placeholder ${size}`, says(size), streamed],
    ),
    ['10 ms missing', says(16_160), /^says 16,160 bytes of audio, but only 16,000 follow: it was cut off/],
    [
      'most of it missing',
      says(6_000_000),
      /^says 6,000,000 bytes of audio, but only 16,000 follow: it was cut off/,
    ],
    [
      'all of it missing',
      says(16_000, Buffer.alloc(0)),
      /^has no audio: it ends where the audio should begin: it was cut off/,
    ],
    ['nothing recorded', says(0, Buffer.alloc(0)), /^is empty: its header says 0 bytes of audio/],
    [
      'nothing recorded, and a comment',
      says(0, Buffer.alloc(0), list),
      /^is empty: its header says 0 bytes of audio/,
    ],
  ])('%s', (_title, file, reason) => {
    expect(judge(file)).toEqual({ ok: false, reason: expect.stringMatching(reason) });
  });

  test('anything missing where it is not known how long that would be', () => {
    expect(judge(says(16_001), 0)).toMatchObject({ ok: false });
  });
});
