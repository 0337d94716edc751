import { describe, expect, test } from '@jest/globals';
import { inspectWav, MAX_WAV_BYTES } from '../../src/audio/wav.ts';
import { chunk, ds64, fmt, rf64, u32, u64, wave } from './build-wav.ts';

const second = Buffer.alloc(16_000, 1);
const data = chunk('data', second);
const unknownSize = chunk('data', second, 0xffff_ffff);
const junk = (chunks: number): Buffer[] => Array(chunks).fill(chunk('JUNK', Buffer.alloc(0)));

const reasonFor = (bytes: Uint8Array): string => {
  const inspection = inspectWav(bytes);
  return inspection.ok ? 'fine' : inspection.reason;
};

describe('accepted', () => {
  test.each<[string, Buffer, object]>([
    ['a plain file', wave(fmt(), data), { durationSeconds: 1, dataOffset: 44, dataBytes: 16_000 }],
    [
      'unknown chunks before the audio',
      wave(chunk('JUNK', Buffer.alloc(28)), fmt(), data),
      { dataOffset: 80 },
    ],
    ['an odd chunk, padded', wave(fmt(), chunk('note', Buffer.from('sea')), data), { dataOffset: 56 }],
    [
      'odd audio without its pad byte',
      wave(fmt(), chunk('data', Buffer.alloc(15_999))).subarray(0, -1),
      { dataBytes: 15_999 },
    ],
    ['999 chunks before the audio', wave(...junk(998), fmt(), data), { dataBytes: 16_000 }],
    ['a second format chunk, not used', wave(fmt(), fmt({ rate: 44_100 }), data), { sampleRate: 8000 }],
    [
      'the extensible format without a sub-format',
      wave(fmt({ code: 0xfffe }), data),
      { encoding: 'format-65534' },
    ],
    ['stray bytes after the audio', Buffer.concat([wave(fmt(), data), Buffer.from('TAG junk')]), {}],
    ['a cut-off chunk after the audio', wave(fmt(), data, chunk('LIST', Buffer.alloc(4), 400)), {}],
    ['a wrong RIFF size', Buffer.concat([Buffer.from('RIFF'), u32(0), wave(fmt(), data).subarray(8)]), {}],
    ['RF64 with its size in ds64', rf64(ds64(16_000n), fmt(), unknownSize), { dataBytes: 16_000 }],
    ['RF64 with its size in place', rf64(ds64(0n), fmt(), data), { dataBytes: 16_000 }],
    [
      'a compressed format',
      wave(fmt({ code: 17, bytesPerSecond: 4000 }), data),
      { encoding: 'format-17', durationSeconds: 4 },
    ],
    [
      'a compressed format without a rate',
      wave(fmt({ code: 85, bytesPerSecond: 0 }), data),
      { durationSeconds: 0 },
    ],
    [
      'exactly 6 MB',
      wave(fmt(), chunk('data', Buffer.alloc(MAX_WAV_BYTES - 44))),
      { dataBytes: MAX_WAV_BYTES - 44 },
    ],
  ])('%s', (_, file, facts) => {
    // Off its usual place in memory, as Node's pooled buffers are.
    const moved = Buffer.concat([Buffer.alloc(3), file]).subarray(3);
    expect(inspectWav(moved)).toMatchObject({ ok: true, audio: facts });
  });
});

describe('refused', () => {
  const pipe = 'does not say how much audio it has, as if written to a pipe: export it again, to a file';
  test.each<[string, Buffer, string]>([
    ['an empty file', Buffer.alloc(0), 'is empty'],
    [
      'one byte more than 6 MB',
      wave(fmt(), chunk('data', Buffer.alloc(MAX_WAV_BYTES - 43))).subarray(0, MAX_WAV_BYTES + 1),
      'is too large: it has 6,291,457 bytes, and PolyAI takes at most 6,291,456 (6 MB): export it as 8 kHz mono, or shorter',
    ],
    [
      'an MP3',
      Buffer.from('ID3'),
      'is not a WAV file: it starts like an MP3 (ID3): convert it to WAV, for example with "ffmpeg -i in.mp3 -ar 8000 -ac 1 out.wav"',
    ],
    ['a header alone', wave(), 'has no audio (no data chunk): export it again as a plain WAV file'],
    [
      '1000 chunks before the audio',
      wave(...junk(999), fmt(), data),
      'has no audio (no data chunk): export it again as a plain WAV file',
    ],
    [
      'no data chunk',
      wave(fmt(), chunk('LIST', Buffer.alloc(8))),
      'has no audio (no data chunk): export it again as a plain WAV file',
    ],
    [
      'an empty data chunk',
      wave(fmt(), chunk('data', Buffer.alloc(0))),
      'has no audio, for it ends where that should begin: it was cut off, so copy or export it again',
    ],
    [
      'no format chunk',
      wave(data),
      'has no format chunk before its audio: export it again as a plain WAV file',
    ],
    [
      'the format after the audio',
      wave(data, fmt()),
      'has no format chunk before its audio: export it again as a plain WAV file',
    ],
    [
      'a short format chunk',
      wave(chunk('fmt ', Buffer.alloc(14)), data),
      'has a format chunk of 14 bytes, and it takes 16: export it again as a plain WAV file',
    ],
    [
      'no channels',
      wave(fmt({ channels: 0 }), data),
      'has a format chunk that says 0 channels: export it again as a plain WAV file',
    ],
    [
      'no sample rate',
      wave(fmt({ rate: 0 }), data),
      'has a format chunk that says 0 Hz: export it again as a plain WAV file',
    ],
    [
      'no block align',
      wave(fmt({ blockAlign: 0 }), data),
      'has a format chunk that says 0 bytes a sample (block align): export it again as a plain WAV file',
    ],
    [
      'a cut-off file',
      wave(fmt(), data).subarray(0, 12_044),
      'says 16,000 bytes of audio, but only 12,000 follow: it was cut off, so copy or export it again',
    ],
    [
      'a format chunk that overruns',
      wave(chunk('fmt ', Buffer.alloc(16), 40)),
      'says 40 bytes for a chunk at byte 12, but only 16 follow: it was cut off, so copy or export it again',
    ],
    [
      'a comment that overruns',
      wave(fmt(), chunk('LIST', Buffer.alloc(4), 4_000_000_000)),
      'says 4,000,000,000 bytes for a chunk at byte 36, but only 4 follow: it was cut off, so copy or export it again',
    ],
    ['ffmpeg to a pipe', wave(fmt(), unknownSize), pipe],
    ['sox to a pipe', wave(fmt(), chunk('data', second, 0x7fff_f000)), pipe],
    ['a size that was never filled in', wave(fmt(), chunk('data', second, 0)), pipe],
    ['RF64 without ds64', rf64(fmt(), unknownSize), pipe],
    ['RF64 with a short ds64', rf64(chunk('ds64', u64(0n)), fmt(), unknownSize), pipe],
    [
      'RF64, cut off',
      rf64(ds64(20_000n), fmt(), unknownSize),
      'says 20,000 bytes of audio, but only 16,000 follow: it was cut off, so copy or export it again',
    ],
    ['RF64 with an absurd size', rf64(ds64(2n ** 64n - 1n), fmt(), unknownSize), pipe],
    ['a ds64 chunk that is not in RF64', wave(ds64(16_000n), fmt(), unknownSize), pipe],
  ])('%s', (_, file, reason) => {
    expect(reasonFor(file)).toBe(reason);
  });
});
