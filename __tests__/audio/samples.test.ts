import { expect, test } from '@jest/globals';
import type { SampleFormat } from '../../src/audio/facts.ts';
import { SAMPLE_READERS } from '../../src/audio/samples.ts';

/** The lowest, a middle one, none and the highest sample. */
test.each<[SampleFormat, string, number[]]>([
  ['u8', '00c080ff', [-1, 0.5, 0, 127 / 128]],
  ['s16', '008000400000ff7f', [-1, 0.5, 0, 32_767 / 32_768]],
  ['s24', '000080000040000000ffff7f', [-1, 0.5, 0, 1]],
  ['s32', '000000800000004000000000ffffff7f', [-1, 0.5, 0, 1]],
  ['s24-low-in-32', '000080ff0000400000000000ffff7f00', [-1, 0.5, 0, 1]],
  ['s64', '00000000000000800000000000000040', [-1, 0.5]],
  ['f32', '000080bf0000003f000000000000c07f', [-1, 0.5, 0, 0]],
  ['f64', '000000000000f0bf000000000000e03f', [-1, 0.5]],
  // ITU-T G.711: the loudest and the softest codes of each sign.
  ['alaw', '2aaa55d5', [-0.984, 0.984, -8 / 32_768, 8 / 32_768]],
  ['mulaw', '00807fff', [-0.98, 0.98, 0, 0]],
])('%s', (format, hex, values) => {
  const bytes = Buffer.concat([Buffer.alloc(1), Buffer.from(hex, 'hex')]);
  const { decode, unit, full } = SAMPLE_READERS[format];
  for (const skip of [0, 1]) {
    // At an odd and an even place in memory.
    const moved = Buffer.concat([Buffer.alloc(skip), bytes]);
    const view = new DataView(moved.buffer, moved.byteOffset + skip + 1, bytes.length - 1);
    const read = [...decode(view, 0, new Float32Array(values.length))].map((value) => value / unit);
    for (const [index, value] of values.entries()) expect(read[index]).toBeCloseTo(value, 3);
  }
  expect(full / unit).toBeGreaterThan(0.97);
  expect(full / unit).toBeLessThan(1);
});
