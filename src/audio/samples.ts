/**
 * Reads the samples `first … first + out.length`, interleaved as they are in the file, as numbers from -`unit` to `unit`. The
 * answer is `out`, filled, or what needs no copy.
 */
export type Decode = (view: DataView, first: number, out: Float32Array) => Float32Array | Int16Array;

export interface Encoding {
  readonly bytesPerSample: number;
  readonly decode: Decode;
  readonly unit: number;
  /** From here on a sample is at full scale. */
  readonly full: number;
}

/** Eight bits that stand for one of 256 values. */
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

/** How samples are written, by encoding and bits. What is not here is not read. */
export const ENCODINGS: Readonly<Record<string, Encoding>> = {
  'pcm 8': {
    bytesPerSample: 1,
    unit: 1,
    full: 127 / 128,
    decode: looked(table((code) => (code - 128) / 128)),
  },
  'alaw 8': { bytesPerSample: 1, unit: 1, full: 32_256 / 32_768, decode: looked(table(alaw)) },
  'mulaw 8': { bytesPerSample: 1, unit: 1, full: 32_124 / 32_768, decode: looked(table(mulaw)) },
  'pcm 16': {
    bytesPerSample: 2,
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
  'pcm 24': {
    bytesPerSample: 3,
    unit: 1,
    full: 8_388_607 / 8_388_608,
    decode(view, first, out) {
      for (let i = 0; i < out.length; i++) {
        const at = (first + i) * 3;
        out[i] = ((view.getInt8(at + 2) << 16) | view.getUint16(at, true)) / 8_388_608;
      }
      return out;
    },
  },
  'pcm 32': {
    bytesPerSample: 4,
    unit: 1,
    full: 8_388_607 / 8_388_608,
    decode(view, first, out) {
      for (let i = 0; i < out.length; i++) out[i] = view.getInt32((first + i) * 4, true) / 2_147_483_648;
      return out;
    },
  },
  'float 32': {
    bytesPerSample: 4,
    unit: 1,
    full: 1,
    decode(view, first, out) {
      for (let i = 0; i < out.length; i++) out[i] = finite(view.getFloat32((first + i) * 4, true));
      return out;
    },
  },
  'float 64': {
    bytesPerSample: 8,
    unit: 1,
    full: 1,
    decode(view, first, out) {
      for (let i = 0; i < out.length; i++) out[i] = finite(view.getFloat64((first + i) * 8, true));
      return out;
    },
  },
};

/** A float can be no number, or endless. */
function finite(value: number): number {
  return Number.isFinite(value) ? value : 0;
}
