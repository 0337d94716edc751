import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { MAX_WAV_BYTES } from '../../src/audio/limits.ts';
import { inspectWav } from '../../src/audio/wav.ts';
import { work } from '../fuzz/settings.ts';
import { chunk, ds64, fmt, rf64, u32, u64, wave } from './build-wav.ts';

const second = Buffer.alloc(16_000, 1);
const data = chunk('data', second);
const unknownSize = chunk('data', second, 0xffff_ffff);
const junk = (chunks: number): Buffer[] => Array(chunks).fill(chunk('JUNK', Buffer.alloc(0)));

const reasonFor = (bytes: Uint8Array): string => {
  const inspection = inspectWav(bytes);
  return inspection.ok ? 'fine' : inspection.reason;
};

const EXPORT = 'export it again as a plain WAV file';
const STREAMED =
  'was written by a program that streamed it, so its header does not say how much audio it has: fix that with "ffmpeg -i in.wav -c copy out.wav"';

describe('accepted without a word', () => {
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
    ['stray bytes after the audio', Buffer.concat([wave(fmt(), data), Buffer.from('TAG junk')]), {}],
    ['a cut-off chunk after the audio', wave(fmt(), data, chunk('LIST', Buffer.alloc(4), 400)), {}],
    ['a wrong RIFF size', Buffer.concat([Buffer.from('RIFF'), u32(0), wave(fmt(), data).subarray(8)]), {}],
    ['RF64 with its size in ds64', rf64(ds64(16_000n), fmt(), unknownSize), { dataBytes: 16_000 }],
    ['RF64 with its size in place', rf64(ds64(0n), fmt(), data), { dataBytes: 16_000 }],
    ['RF64 with its size in both', rf64(ds64(16_000n), fmt(), data), { dataBytes: 16_000 }],
    [
      'BW64 with its size in ds64',
      Buffer.concat([Buffer.from('BW64'), rf64(ds64(16_000n), fmt(), unknownSize).subarray(4)]),
      { dataBytes: 16_000 },
    ],
  ])('%s', (_, file, facts) => {
    // Off its usual place in memory, as Node's pooled buffers are.
    const moved = Buffer.concat([Buffer.alloc(3), file]).subarray(3);
    expect(inspectWav(moved)).toMatchObject({ ok: true, audio: { ...facts, warnings: [] } });
  });
});

test.each([
  [6_000_000, []],
  [
    6_000_001,
    [{ kind: 'odd', text: expect.stringMatching(/^has 6,000,001 bytes, and PolyAI says "6 MB" without/) }],
  ],
  [MAX_WAV_BYTES, [{ kind: 'odd', text: expect.stringMatching(/so the file may be refused/) }]],
])('a file of %i bytes', (bytes, warnings) => {
  const file = wave(fmt(), chunk('data', Buffer.alloc(bytes - 44, 1)));
  expect(inspectWav(file.subarray(0, bytes))).toMatchObject({ ok: true, audio: { warnings } });
});

describe('refused', () => {
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
      'is not a WAV file: it starts like an MP3 (ID3): convert it to WAV, for example with "ffmpeg -i in.mp3 -ar 8000 -ac 1 -c:a pcm_s16le out.wav"',
    ],
    ['a header alone', wave(), `has no audio (no data chunk): ${EXPORT}`],
    [
      '1000 chunks before the audio',
      wave(...junk(999), fmt(), data),
      `has no audio (no data chunk): ${EXPORT}`,
    ],
    ['no data chunk', wave(fmt(), chunk('LIST', Buffer.alloc(8))), `has no audio (no data chunk): ${EXPORT}`],
    ['no format chunk', wave(data), `has no format chunk before its audio: ${EXPORT}`],
    ['the format after the audio', wave(data, fmt()), `has no format chunk before its audio: ${EXPORT}`],
    [
      'a short format chunk',
      wave(chunk('fmt ', Buffer.alloc(14)), data),
      `has a format chunk of 14 bytes, but at least 16 are needed: ${EXPORT}`,
    ],
    [
      'less than a sample',
      wave(fmt(), chunk('data', Buffer.alloc(1))),
      `does not contain one whole sample: ${EXPORT}`,
    ],
    [
      'less than a sample in each channel',
      wave(fmt({ channels: 2, blockAlign: 4 }), chunk('data', Buffer.alloc(3))),
      `does not contain one whole sample: ${EXPORT}`,
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
    [
      'noise in place of a chunk',
      wave(fmt(), Buffer.from('\x80\x81\x82\x83\xff\xff\xff\xff', 'latin1')),
      `is damaged: no chunk begins at byte 36, where one should: ${EXPORT}`,
    ],
    [
      'an odd chunk without its pad byte',
      wave(fmt(), chunk('LIST', Buffer.from('INFO!')).subarray(0, -1), data),
      `has a chunk (LIST) at byte 36 of an odd size without the pad byte that must follow it, so players cannot find the next chunk: ${EXPORT}`,
    ],
    [
      'RF64 without ds64',
      rf64(fmt(), unknownSize),
      `is RF64, but does not begin with the chunk that holds its sizes (ds64): ${EXPORT}`,
    ],
    [
      'RF64 with ds64 too late',
      rf64(fmt(), ds64(16_000n), unknownSize),
      `is RF64, but does not begin with the chunk that holds its sizes (ds64): ${EXPORT}`,
    ],
    [
      'RF64 with a short ds64',
      rf64(chunk('ds64', u64(0n)), fmt(), unknownSize),
      `is RF64, but does not begin with the chunk that holds its sizes (ds64): ${EXPORT}`,
    ],
    [
      'RF64 with two sizes',
      rf64(ds64(9n), fmt(), data),
      `gives two sizes for its audio, 9 and 16,000 bytes: ${EXPORT}`,
    ],
    [
      'RF64, cut off',
      rf64(ds64(20_000n), fmt(), unknownSize),
      'says 20,000 bytes of audio, but only 16,000 follow: it was cut off, so copy or export it again',
    ],
    ['RF64 with an absurd size', rf64(ds64(2n ** 64n - 1n), fmt(), unknownSize), STREAMED],
    ['a ds64 chunk that is not in RF64', wave(ds64(16_000n), fmt(), unknownSize), STREAMED],
  ])('%s', (_, file, reason) => {
    expect(reasonFor(file)).toBe(reason);
  });
});

/** Each stands for a kind that was judged wrongly once. */
test.each<[name: string, judged: RegExp | string[]]>([
  ['format-0', /^has audio in format 0, which no common player decodes/],
  ['pcm-0-bits', /^has a format chunk that says 0 bits a sample/],
  ['one-byte-of-16-bit', /^does not contain one whole sample/],
  ['odd-chunk-without-pad', /^has a chunk \(LIST\) at byte 36 of an odd size without the pad byte/],
  ['placeholder-2000000000', /^was written by a program that streamed it/],
  ['placeholder-ffffffff', /^was written by a program that streamed it/],
  ['ima-adpcm-2s', ['unmeasured']],
  ['mp3-in-wav-2s', ['unmeasured']],
  ['pcm16-mono-block-align-4', ['odd']],
  ['pcm24-in-4-bytes', ['odd']],
  ['two-wavs-joined', ['cut']],
  ['data-size-2-too-large', ['cut']],
  ['clipped-16-bit', []],
])('the case %s', (name, judged) => {
  const inspection = inspectWav(readFileSync(join(import.meta.dirname, `../fixtures/wav-cases/${name}.wav`)));
  if (Array.isArray(judged)) {
    expect(inspection.ok && inspection.audio.warnings.map(({ kind }) => kind)).toEqual(judged);
  } else expect(inspection).toEqual({ ok: false, reason: expect.stringMatching(judged) });
});

// Random and spoilt files are in __tests__/fuzz/wav.test.ts.
test.each<[string, Buffer]>([
  ['empty chunks', wave(Buffer.alloc(MAX_WAV_BYTES - 12))],
  ['one-byte chunks', wave(Buffer.alloc(MAX_WAV_BYTES - 12, 'junk\x01\0\0\0.\0'))],
])('6 MB of %s are refused at once', (_, file) => {
  const start = work();
  expect(inspectWav(file)).toMatchObject({ ok: false, reason: expect.stringMatching(/no data chunk/) });
  expect(work() - start).toBeLessThan(2_000);
});
