import { describe, expect, test } from '@jest/globals';
import { type Format, readFormat } from '../../src/audio/formats.ts';
import { chunksOf } from '../../src/audio/riff.ts';
import { chunk, extensible, fmt, wave } from './build-wav.ts';

function read(format: Buffer): Format | string {
  const bytes = wave(format);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const [first] = chunksOf(view);
  if (!first) throw new Error('no chunk');
  return readFormat(view, first);
}

const pcm = (bits: number, bytes: number, code = 1) =>
  fmt({ code, bits, blockAlign: bytes, bytesPerSecond: 8_000 * bytes });

/** As ffmpeg 5.1 or sox 14.4 decode them. */
test.each<[string, Buffer, string | undefined]>([
  ['8 bits', pcm(8, 1), 'u8'],
  ['16 bits', pcm(16, 2), 's16'],
  ['24 bits', pcm(24, 3), 's24'],
  ['32 bits', pcm(32, 4), 's32'],
  ['64 bits', pcm(64, 8), 's64'],
  ['float of 32 bits', pcm(32, 4, 3), 'f32'],
  ['float of 64 bits', pcm(64, 8, 3), 'f64'],
  ['A-law', pcm(8, 1, 6), 'alaw'],
  ['mu-law', pcm(8, 1, 7), 'mulaw'],
  ['mu-law under another code', pcm(8, 1, 0x6c75), 'mulaw'],
  ['IMA ADPCM', fmt({ code: 0x11, bits: 4, blockAlign: 256 }), undefined],
  ['extensible', extensible({ bits: 16 }), 's16'],
  ['extensible float', extensible({ bits: 32, sub: 3 }), 'f32'],
  ['extensible that leaves the valid bits open', extensible({ bits: 16, valid: 0 }), 's16'],
])('%s', (_title, format, sampleFormat) => {
  const found = read(format);
  expect(found).toMatchObject({ sampleFormat, warnings: sampleFormat ? [] : [{ kind: 'unmeasured' }] });
});

describe('a header that players read differently gets a warning', () => {
  test.each<[string, Buffer, object]>([
    ['a block of 4 bytes, where 1 × 2 are 2', fmt({ blockAlign: 4 }), { sampleFormat: 's16' }],
    ['a block of 0 bytes, where 1 × 2 are 2', fmt({ blockAlign: 0 }), { sampleFormat: 's16' }],
    ['a block of 2 bytes, where 2 × 2 are 4', fmt({ channels: 2 }), { sampleFormat: 's16' }],
    ['5 bytes a second, where 8000 × 2 are 16000', fmt({ bytesPerSecond: 5 }), {}],
    ['12 bits in 2 bytes', pcm(12, 2), { sampleFormat: 's16' }],
    ['20 bits in 3 bytes', pcm(20, 3), { sampleFormat: 's24' }],
    ['4 bits in 1 byte', pcm(4, 1), { sampleFormat: 'u8' }],
    ['16 bits in 1 byte; a block of 2 bytes, where 1 × 1 are 1', pcm(16, 2, 6), { sampleFormat: 'alaw' }],
    ['24 bits in 4 bytes', extensible({ bits: 32, valid: 24 }), { sampleFormat: 's32' }],
  ])('%s', (what, format, facts) => {
    const text = `has a header that players read differently (${what}): export it again as a plain WAV file`;
    expect(read(format)).toMatchObject({ ...facts, warnings: [{ kind: 'odd', text }] });
  });
});

test.each<[string, Buffer, RegExp]>([
  ['hardly any samples', fmt({ rate: 1, bytesPerSecond: 2 }), /^says 1 Hz, which is hardly meant/],
  ['very many samples', fmt({ rate: 1e6, bytesPerSecond: 2e6 }), /^says 1000000 Hz, which is hardly meant/],
  [
    'very many channels',
    fmt({ channels: 512, blockAlign: 1024, bytesPerSecond: 8_192_000 }),
    /^says 512 channels, which is hardly meant/,
  ],
  ['a sub-format of somebody', extensible({ bits: 16, guid: '11'.repeat(14) }), /unusual sub-format/],
  ['a sub-format that is cut short', extensible({ bits: 16, guid: '' }), /unusual sub-format/],
])('%s: a warning', (_title, format, text) => {
  expect(read(format)).toMatchObject({ warnings: [{ kind: 'odd', text: expect.stringMatching(text) }] });
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
    expect(read(format)).toBe(`has a format chunk that says ${what}: export it again as a plain WAV file`);
  });

  test.each([0, 4, 0x1234, 0xffff])('format %i', (code) => {
    expect(read(fmt({ code }))).toBe(
      `has audio in format ${code}, which no common player decodes: export it again as a plain WAV file`,
    );
  });

  test.each<[string, Buffer]>([
    ['none at all', fmt({ code: 0xfffe })],
    ['one behind an extension of no bytes', extensible({ bits: 16, extension: 0 })],
    ['one of which the code is cut off', chunk('fmt ', extensible({ bits: 16 }).subarray(8, 8 + 24))],
  ])('an extensible format that names %s', (_title, format) => {
    expect(read(format)).toMatch(/^has an extensible format chunk that does not name its format/);
  });
});
