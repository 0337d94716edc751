// A property asks a hundred thousand times, and `expect` takes a stack trace each time.
import { equal, match, ok } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from '@jest/globals';
import fc from 'fast-check';
import { measureLoudness } from '../../src/audio/loudness.ts';
import { inspectWav } from '../../src/audio/wav.ts';
import { chunk, ds64, fmt, rf64, u32, wave } from '../audio/build-wav.ts';
import { FUZZ_TIMEOUT, fuzz, work } from './settings.ts';

const real = readFileSync(new URL('../fixtures/wav/pcm16-comment-first.wav', import.meta.url));

/** Throws if the answer comes late, cannot be shown, or leads a reader out of the file. */
function check(bytes: Uint8Array): void {
  const before = work();
  const inspection = inspectWav(bytes);
  ok(work() - before < 500);
  if (!inspection.ok) {
    match(inspection.reason, /^(?:is|has|does|says|was|holds) [ -~]{1,400}$/);
    return;
  }
  const { dataOffset, dataBytes, durationSeconds, sampleRate, channels, sampleFormat, warnings } =
    inspection.audio;
  ok(dataBytes > 0);
  ok(dataOffset + dataBytes <= bytes.length);
  if (sampleFormat || durationSeconds !== undefined) {
    equal(Number.isFinite(durationSeconds), true);
    ok((durationSeconds ?? 0) > 0);
  }
  ok(sampleRate > 0);
  ok(channels > 0);
  for (const { text } of warnings) match(text, /^(?:is|has|says) [ -~\u00d7]{1,400}$/);
  const loudness = measureLoudness(bytes, inspection.audio);
  equal(loudness !== undefined, sampleFormat !== undefined);
  for (const level of [...(loudness?.levels ?? []), loudness?.peak ?? 0, loudness?.swing ?? 0]) {
    equal(Number.isFinite(level), true);
  }
}

const run = (bytes: fc.Arbitrary<Uint8Array>, runs: number) =>
  fc.assert(fc.property(bytes, check), fuzz(runs));
const bytes = fc.uint8Array({ maxLength: 300 });

test(
  'random bytes, bare or after a good start',
  () => {
    const starts = fc.constantFrom(Buffer.alloc(0), wave(), rf64(), wave(fmt()), rf64(ds64(9n), fmt()));
    run(
      fc.tuple(starts, bytes).map((parts) => Buffer.concat(parts)),
      2_000,
    );
  },
  FUZZ_TIMEOUT,
);

test(
  'a real file, spoilt: bytes and sizes overwritten, then cut',
  () => {
    const byte = fc.tuple(fc.nat(110), fc.uint8Array({ minLength: 1, maxLength: 1 }));
    const size = fc.tuple(fc.nat(110), fc.constantFrom(0, 1, 799, 801, 0x7fff_ffff, 0xffff_ffff).map(u32));
    const edits = fc.array(fc.oneof(byte, size), { maxLength: 4 });
    const spoilt = fc
      .tuple(edits, fc.option(fc.nat(real.length), { nil: undefined }))
      .map(([changes, length]) => {
        const copy = Buffer.from(real);
        for (const [at, put] of changes) copy.set(put, at);
        return copy.subarray(0, length);
      });
    run(spoilt, 4_000);
  },
  FUZZ_TIMEOUT,
);

test(
  'chunks in any order, of any size, said or real',
  () => {
    const name = fc.constantFrom('fmt ', 'data', 'ds64', 'LIST', 'fact', 'junk', '\0\0\0\0', 'RIFF');
    const content = fc.oneof(
      bytes,
      fc.constantFrom(fmt().subarray(8), ds64(9n).subarray(8), Buffer.alloc(0)),
    );
    const size = fc.option(fc.constantFrom(0, 1, 16, 40, 0x7fff_0000, 0xffff_fffe, 0xffff_ffff), {
      nil: undefined,
    });
    const one = fc
      .tuple(name, content, size)
      .map(([id, body, said]) => chunk(id, Buffer.from(body), said ?? body.length));
    const file = fc.tuple(fc.constantFrom(wave, rf64), fc.array(one, { maxLength: 6 }));
    run(
      file.map(([form, chunks]) => form(...chunks)),
      4_000,
    );
  },
  FUZZ_TIMEOUT,
);
