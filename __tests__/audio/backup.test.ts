import { expect, test } from '@jest/globals';
import { explainBadBackup } from '../../src/audio/backup.ts';
import { chunk, fmt, wave } from './build-wav.ts';

const audio = Buffer.alloc(16_000, 1);

test.each<[string, Buffer]>([
  ['a plain file', wave(fmt(), chunk('data', audio))],
  ['speech that was streamed', wave(fmt(), chunk('data', audio, 0xffff_ffff))],
  ['a size that was never filled in', wave(fmt(), chunk('data', audio, 0))],
  ['a format that nobody decodes', wave(fmt({ code: 0x1234 }), chunk('data', audio))],
  ['more than can be uploaded', wave(fmt(), chunk('data', Buffer.alloc(7 * 1024 * 1024)))],
])('%s is worth keeping', (_title, file) => {
  expect(explainBadBackup(file)).toBeUndefined();
});

test.each<[string, Buffer, RegExp]>([
  ['nothing', Buffer.alloc(0), /^is empty$/],
  ['an error page', Buffer.from('<html>'), /^is not a WAV file: it starts like an HTML page$/],
  ['noise', Buffer.alloc(200, 0x81), /^is not a WAV file: it does not start with RIFF$/],
  ['an MP3', Buffer.from('ID3\x03\0\0\0\0\0\0x'), /^is not a WAV file: it starts like an MP3 \(ID3\)$/],
  ['a header alone', wave(fmt()), /^has no audio/],
  ['no audio at its end', wave(fmt(), chunk('data', Buffer.alloc(0))), /^has no audio/],
  ['a file that was cut off', wave(fmt(), chunk('data', audio)).subarray(0, 9_000), /but only 8,956 follow/],
])('%s is not', (_title, file, why) => {
  expect(explainBadBackup(file)).toMatch(why);
});
