import { describe, expect, test } from '@jest/globals';
import { extensible, fmt } from './build-wav.ts';
import { pcm, readChunk } from './read-format.ts';

describe('a header that players read differently gets a warning', () => {
  test.each<[string, Buffer, object]>([
    ['a block of 4 bytes, but 1 × 2 = 2', fmt({ blockAlign: 4 }), { sampleFormat: 's16' }],
    ['a block of 0 bytes, but 1 × 2 = 2', fmt({ blockAlign: 0 }), { sampleFormat: 's16' }],
    ['a block of 2 bytes, but 2 × 2 = 4', fmt({ channels: 2 }), { sampleFormat: 's16' }],
    ['5 bytes a second, but 8000 × 2 = 16000', fmt({ bytesPerSecond: 5 }), {}],
    ['12 bits in 2 bytes', pcm(12, 2), { sampleFormat: 's16' }],
    ['20 bits in 3 bytes', pcm(20, 3), { sampleFormat: 's24' }],
    ['4 bits in 1 byte', pcm(4, 1), { sampleFormat: 'u8' }],
    ['16 bits in 1 byte; a block of 2 bytes, but 1 × 1 = 1', pcm(16, 2, 6), { sampleFormat: 'alaw' }],
    ['24 bits in 4 bytes', extensible({ bits: 32, valid: 24 }), { sampleFormat: 's32' }],
  ])('%s', (what, format, facts) => {
    const text = `has a header that players read differently (${what}): export it again as a plain WAV file`;
    expect(readChunk(format)).toMatchObject({ ...facts, warnings: [{ kind: 'odd', text }] });
  });
});

test.each<[string, Buffer, RegExp]>([
  ['hardly any samples', fmt({ rate: 1, bytesPerSecond: 2 }), /^says 1 Hz, which is probably a mistake/],
  [
    'very many samples',
    fmt({ rate: 1e6, bytesPerSecond: 2e6 }),
    /^says 1000000 Hz, which is probably a mistake/,
  ],
  [
    'very many channels',
    fmt({ channels: 512, blockAlign: 1024, bytesPerSecond: 8_192_000 }),
    /^says 512 channels, which is probably a mistake/,
  ],
])('%s: a warning', (_title, format, text) => {
  expect(readChunk(format)).toMatchObject({ warnings: [{ kind: 'odd', text: expect.stringMatching(text) }] });
});

describe('what no decoder reads is refused', () => {
  test.each<[string, Buffer]>([
    ['0 channels', fmt({ channels: 0 })],
    ['513 channels', fmt({ channels: 513 })],
    ['0 Hz', fmt({ rate: 0 })],
    ['2147483648 Hz', fmt({ rate: 2 ** 31 })],
    ['0 bits a sample (pcm), which no player reads', fmt({ bits: 0 })],
    ['40 bits a sample (pcm), which no player reads', pcm(40, 5)],
    ['65 bits a sample (pcm), which no player reads', pcm(65, 9)],
    ['16 bits a sample (float), which no player reads', pcm(16, 2, 3)],
    ['0 bits a sample (float), which no player reads', pcm(0, 4, 3)],
    ['99 of 16 bits count', extensible({ bits: 16, valid: 99 })],
  ])('%s', (what, format) => {
    expect(readChunk(format)).toBe(
      `has a format chunk that says ${what}: export it again as a plain WAV file`,
    );
  });

  test.each([0, 4, 0x1234, 0xffff])('format %i', (code) => {
    expect(readChunk(fmt({ code }))).toBe(
      `has audio in format ${code}, which no common player decodes: export it again as a plain WAV file`,
    );
  });
});
