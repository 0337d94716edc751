import { type Decode, ENCODINGS } from './samples.ts';
import type { WavFacts } from './wav.ts';

/** How loud a file is, from its start to its end: enough to see a silent, clipped or cut recording at a glance. */
export interface Loudness {
  /** The loudness (RMS) of each twelfth of the file, in dB below full scale: 0 is the loudest, -120 stands for silence. */
  readonly levels: readonly number[];
  /** The loudest sample, in the same measure. */
  readonly peak: number;
  /** How often the signal stays at full scale for longer than a real peak does. */
  readonly clippings: number;
}

const SLICES = 12;
/** Samples that are decoded at a time: a whole file would take four times its size. */
const BLOCK = 16_384;
const SILENCE = -120;
/** That many full-scale samples in a row are no peak of a wave but a cut one. */
const CLIPPED_SAMPLES = 4;
/** Where the steps near full scale are coarse, the peak of a good wave from 150 Hz up stays on the last one as long. Seconds. */
const CLIPPED_SECONDS_COARSE = 0.0006;

/** Measures the audio of a checked file. Undefined for encodings that it does not read, and for less than one sample. */
export function measureLoudness(bytes: Uint8Array, facts: WavFacts): Loudness | undefined {
  const encoding = ENCODINGS[`${facts.encoding} ${facts.bitsPerSample}`];
  if (!encoding) return undefined;
  const { channels, sampleRate, dataOffset, dataBytes } = facts;
  const frames = Math.floor(dataBytes / (encoding.bytesPerSample * channels));
  if (frames === 0) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset + dataOffset, dataBytes);
  const coarse = encoding.bytesPerSample === 1 ? Math.ceil(sampleRate * CLIPPED_SECONDS_COARSE) : 0;
  const { decode, full, unit } = encoding;
  const meter = createMeter(channels, full, Math.max(CLIPPED_SAMPLES, coarse));
  const levels = Array.from({ length: SLICES }, (_, slice) => {
    // A file of a few samples has slices that share one.
    const from = Math.min(Math.floor((slice * frames) / SLICES), frames - 1);
    const to = Math.max(Math.floor(((slice + 1) * frames) / SLICES), from + 1);
    return decibels(measureSlice(view, decode, from * channels, to * channels, meter) / unit);
  });
  return { levels, peak: decibels(meter.peak / unit), clippings: meter.clippings };
}

/** The loudness (RMS) of samples, in the unit of their encoding. */
function measureSlice(view: DataView, decode: Decode, from: number, to: number, meter: Meter): number {
  let power = 0;
  for (let first = from; first < to; first += BLOCK) {
    const block = meter.block.subarray(0, Math.min(BLOCK, to - first));
    power += meter.add(decode(view, first, block));
  }
  return Math.sqrt(power / (to - from));
}

interface Meter {
  readonly block: Float32Array;
  peak: number;
  clippings: number;
  /** Takes the next samples in and returns their power: the sum of their squares. */
  add(samples: ReturnType<Decode>): number;
}

function createMeter(channels: number, full: number, clippedSamples: number): Meter {
  /** For each channel, which sample was at full scale last, and how many in a row. */
  const last = new Float64Array(channels).fill(-1);
  const runs = new Uint32Array(channels);
  let seen = 0;
  const clipped = (at: number): boolean => {
    const channel = at % channels;
    const run = last[channel] === at - channels ? (runs[channel] ?? 0) + 1 : 1;
    last[channel] = at;
    runs[channel] = run;
    return run === clippedSamples;
  };
  return {
    block: new Float32Array(BLOCK),
    peak: 0,
    clippings: 0,
    add(samples) {
      let power = 0;
      let { peak } = this;
      for (let i = 0; i < samples.length; i++) {
        const size = Math.abs(samples[i] as number);
        power += size * size;
        if (size > peak) peak = size;
        if (size >= full && clipped(seen + i)) this.clippings += 1;
      }
      seen += samples.length;
      this.peak = peak;
      return power;
    },
  };
}

function decibels(size: number): number {
  return Math.max(SILENCE, Math.round(200 * Math.log10(size)) / 10);
}
