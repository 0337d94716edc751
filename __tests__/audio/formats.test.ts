import { describe, expect, test } from '@jest/globals';
import { chunk, extensible, fmt } from './build-wav.ts';
import { pcm, readChunk } from './read-format.ts';

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
  const found = readChunk(format);
  expect(found).toMatchObject({ sampleFormat, warnings: sampleFormat ? [] : [{ kind: 'unmeasured' }] });
});

test.each<[string, Buffer]>([
  ['a sub-format of somebody', extensible({ bits: 16, guid: '11'.repeat(14) })],
  ['a sub-format that is cut short', extensible({ bits: 16, guid: '' })],
])('%s: a warning', (_title, format) => {
  const text = expect.stringMatching(/unusual sub-format/);
  expect(readChunk(format)).toMatchObject({ sampleFormat: 's16', warnings: [{ kind: 'odd', text }] });
});

describe('an extensible format that does not name its format is refused', () => {
  test.each<[string, Buffer]>([
    ['none at all', fmt({ code: 0xfffe })],
    ['one behind an extension of no bytes', extensible({ bits: 16, extension: 0 })],
    ['one of which the code is cut off', chunk('fmt ', extensible({ bits: 16 }).subarray(8, 8 + 24))],
  ])('%s', (_title, format) => {
    expect(readChunk(format)).toMatch(/^has an extensible format chunk that does not name its format/);
  });
});
