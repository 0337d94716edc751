import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { inspectWav, MAX_WAV_BYTES } from '../../src/audio/wav.ts';
import { ds64, fmt, rf64, u32, wave } from './build-wav.ts';

describe('hostile files', () => {
  const real = readFileSync(new URL('../fixtures/wav/pcm16-comment-first.wav', import.meta.url));
  const settings = { seed: 20_240_601, numRuns: 2000 };

  /** Throws if the answer would lead a reader out of the file. */
  function check(bytes: Uint8Array): void {
    const inspection = inspectWav(bytes);
    if (!inspection.ok) {
      expect(inspection.reason).toMatch(/^(?:is|has|says|does) [ -~]+$/);
      return;
    }
    const { dataOffset, dataBytes, durationSeconds } = inspection.audio;
    expect(dataBytes).toBeGreaterThan(0);
    expect(dataOffset + dataBytes).toBeLessThanOrEqual(bytes.length);
    expect(Number.isFinite(durationSeconds)).toBe(true);
  }

  test('random bytes, bare or after a good start', () => {
    const starts = fc.constantFrom(Buffer.alloc(0), wave(), rf64(), wave(fmt()), rf64(ds64(9n), fmt()));
    fc.assert(
      fc.property(starts, fc.uint8Array({ maxLength: 300 }), (start, rest) =>
        check(Buffer.concat([start, rest])),
      ),
      settings,
    );
  });

  test('a real file, spoilt: bytes and sizes overwritten, then cut', () => {
    const byte = fc.tuple(fc.nat(110), fc.uint8Array({ minLength: 1, maxLength: 1 }));
    const size = fc.tuple(fc.nat(110), fc.constantFrom(0, 1, 799, 801, 0x7fff_ffff, 0xffff_ffff).map(u32));
    const edits = fc.array(fc.oneof(byte, size), { maxLength: 4 });
    fc.assert(
      fc.property(edits, fc.nat(real.length), (changes, length) => {
        const spoilt = Buffer.from(real);
        for (const [at, bytes] of changes) spoilt.set(bytes, at);
        check(spoilt.subarray(0, length));
        check(spoilt);
      }),
      settings,
    );
  });

  test.each<[string, Buffer]>([
    ['empty chunks', wave(Buffer.alloc(MAX_WAV_BYTES - 12))],
    ['one-byte chunks', wave(Buffer.alloc(MAX_WAV_BYTES - 12, 'junk\x01\0\0\0.\0'))],
  ])('6 MB of %s are refused at once', (_, file) => {
    const start = performance.now();
    expect(inspectWav(file)).toEqual({ ok: false, reason: 'has no audio: no data chunk was found' });
    expect(performance.now() - start).toBeLessThan(250);
  });
});
