import { expect, test } from '@jest/globals';
import { inspectWav, MAX_WAV_BYTES } from '../../src/audio/wav.ts';
import { wave } from './build-wav.ts';

// Random and spoilt files are in __tests__/fuzz/wav.test.ts.
test.each<[string, Buffer]>([
  ['empty chunks', wave(Buffer.alloc(MAX_WAV_BYTES - 12))],
  ['one-byte chunks', wave(Buffer.alloc(MAX_WAV_BYTES - 12, 'junk\x01\0\0\0.\0'))],
])('6 MB of %s are refused at once', (_, file) => {
  const start = performance.now();
  expect(inspectWav(file)).toMatchObject({ ok: false, reason: expect.stringMatching(/no data chunk/) });
  expect(performance.now() - start).toBeLessThan(2_000);
});
