import type { SampleFormat } from './facts.ts';

/**
 * Reads the samples `first … first + out.length`, interleaved as they are in the file, as numbers from -`unit` to `unit`. The
 * result is `out`, filled, or a view that needs no copy.
 */
export type Decode = (view: DataView, first: number, out: Float32Array) => Float32Array | Int16Array;

export interface SampleReader {
  readonly decode: Decode;
  readonly unit: number;
  /** From here on a sample is at full scale: the highest that a 16-bit one can have, or where there is no finer step, its own. */
  readonly full: number;
}

/** Eight bits that encode one of 256 values. */
function looked(values: Float32Array): Decode {
  return (view, first, out) => {
    for (let i = 0; i < out.length; i++) out[i] = values[view.getUint8(first + i)] ?? 0;
    return out;
  };
}

const table = (value: (code: number) => number) =>
  Float32Array.from({ length: 256 }, (_, code) => value(code));

/** ITU-T G.711: sign, three bits for the segment, four for the place in it, every other bit turned around. */
function alaw(code: number): number {
  const bits = code ^ 0x55;
  const segment = (bits >> 4) & 7;
  const place = ((bits & 15) << 4) + 8;
  const size = segment === 0 ? place : (place + 256) << (segment - 1);
  return (bits & 128 ? size : -size) / 32_768;
}

/** ITU-T G.711: as above, all bits turned around, with a bias. */
function mulaw(code: number): number {
  const bits = ~code;
  const size = ((((bits & 15) << 3) + 132) << ((bits >> 4) & 7)) - 132;
  return (bits & 128 ? -size : size) / 32_768;
}

const LITTLE_ENDIAN = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1;
const FULL = 32_767 / 32_768;

/** Samples of one size, each read by itself. */
function each(bytes: number, read: (view: DataView, at: number) => number): SampleReader {
  return {
    unit: 1,
    full: FULL,
    decode(view, first, out) {
      for (let i = 0; i < out.length; i++) out[i] = read(view, (first + i) * bytes);
      return out;
    },
  };
}

/** How samples are read. */
export const SAMPLE_READERS: Readonly<Record<SampleFormat, SampleReader>> = {
  u8: { unit: 1, full: 127 / 128, decode: looked(table((code) => (code - 128) / 128)) },
  alaw: { unit: 1, full: 32_256 / 32_768, decode: looked(table(alaw)) },
  mulaw: { unit: 1, full: 32_124 / 32_768, decode: looked(table(mulaw)) },
  s16: {
    unit: 32_768,
    full: 32_767,
    decode(view, first, out) {
      const start = view.byteOffset + first * 2;
      // Nearly all files are like this, and seen as an array they are read three times as fast.
      if (start % 2 === 0 && LITTLE_ENDIAN) return new Int16Array(view.buffer, start, out.length);
      for (let i = 0; i < out.length; i++) out[i] = view.getInt16((first + i) * 2, true);
      return out;
    },
  },
  s24: each(3, (view, at) => ((view.getInt8(at + 2) << 16) | view.getUint16(at, true)) / 2 ** 23),
  s32: each(4, (view, at) => view.getInt32(at, true) / 2 ** 31),
  's24-low-in-32': each(4, (view, at) => view.getInt32(at, true) / 2 ** 23),
  // The upper half is more precise than anyone can hear.
  s64: each(8, (view, at) => view.getInt32(at + 4, true) / 2 ** 31),
  f32: each(4, (view, at) => finite(view.getFloat32(at, true))),
  f64: each(8, (view, at) => finite(view.getFloat64(at, true))),
};

/** A float can be no number, or endless. */
function finite(value: number): number {
  return Number.isFinite(value) ? value : 0;
}
