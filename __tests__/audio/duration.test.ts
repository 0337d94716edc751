import { expect, test } from '@jest/globals';
import { durationOf } from '../../src/audio/duration.ts';
import type { Format } from '../../src/audio/formats.ts';

const format = (more: Partial<Format>): Format => ({
  ...{ code: 1, encoding: 'pcm', channels: 1, sampleRate: 8_000, bytesPerSecond: 1, blockAlign: 2 },
  ...{ bitsPerSample: 16, validBits: 0, sampleFormat: undefined, warnings: [] },
  ...more,
});
const ima = format({ code: 0x11, blockAlign: 1024, bitsPerSample: 4 });
const mp3 = format({ code: 0x55, blockAlign: 576, bitsPerSample: 0 });

test.each<[string, Format, number, number | undefined, number | undefined]>([
  ['samples of 16 bits', format({ sampleFormat: 's16' }), 16_000, undefined, 1],
  ['samples count, whatever the fact chunk says', format({ sampleFormat: 's16' }), 16_000, 77, 1],
  ['whole frames only', format({ sampleFormat: 's24', channels: 2 }), 48_005, undefined, 1],
  ['samples of 24 bits in 4 bytes', format({ sampleFormat: 's24-low-in-32' }), 32_000, undefined, 1],
  ['IMA ADPCM by its fact chunk', ima, 8_192, 16_000, 2],
  ['IMA ADPCM by its blocks', ima, 8_192, undefined, (8 * 2041) / 8_000],
  [
    'IMA ADPCM by its blocks, the last of which is short',
    ima,
    8_192 + 104,
    undefined,
    (8 * 2041 + 201) / 8_000,
  ],
  ['IMA ADPCM of two channels by its blocks', { ...ima, channels: 2 }, 8_192, undefined, (8 * 1017) / 8_000],
  ['a fact chunk of a program that streamed', ima, 8_192, 0xffff_ffff, (8 * 2041) / 8_000],
  ['a fact chunk that was never filled in', ima, 8_192, 0, (8 * 2041) / 8_000],
  ['a fact chunk that counts half of the blocks', ima, 8_192, 8_000, (8 * 2041) / 8_000],
  [
    'Microsoft ADPCM',
    format({ code: 2, blockAlign: 256, bitsPerSample: 4 }),
    8_192,
    undefined,
    (32 * 500) / 8_000,
  ],
  ['Yamaha ADPCM', format({ code: 0x20, blockAlign: 1024, bitsPerSample: 4 }), 8_000, undefined, 2],
  ['GSM 6.10', format({ code: 0x31, blockAlign: 65, bitsPerSample: 0 }), 3_250, undefined, 2],
  ['TrueSpeech', format({ code: 0x22, blockAlign: 32, bitsPerSample: 1 }), 3_200, undefined, 3],
  [
    'G.722',
    format({ code: 0x28f, blockAlign: 1, bitsPerSample: 4, sampleRate: 16_000 }),
    8_000,
    undefined,
    1,
  ],
  ['G.726', format({ code: 0x45, blockAlign: 1, bitsPerSample: 4 }), 8_000, undefined, 2],
  ['MP3 by its fact chunk', mp3, 4_000, 16_000, 2],
  ['MP3 without one', mp3, 4_000, undefined, undefined],
  ['MP3 with an absurd one', mp3, 4_000, 0xffff_ffff, undefined],
  ['MP3 with one far too small', mp3, 4_000, 3, undefined],
  ['blocks of no size', { ...ima, blockAlign: 0 }, 8_192, undefined, undefined],
  ['less than the head of a block', ima, 3, undefined, undefined],
])('%s', (_title, header, bytes, fact, seconds) => {
  const found = durationOf(header, bytes, fact);
  if (seconds === undefined) expect(found).toBeUndefined();
  else expect(found).toBeCloseTo(seconds, 6);
});
