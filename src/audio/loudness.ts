import { framesIn } from './duration.ts';
import { containerBytes } from './encodings.ts';
import type { Loudness, WavFacts } from './facts.ts';
import { type Decode, SAMPLE_READERS } from './samples.ts';

const SLICES = 12;
/** Samples that are decoded at a time: a whole file would take four times its size. */
const BLOCK = 16_384;
const SILENCE = -120;
/** That many full-scale samples in a row are not a wave's peak but a clipped one. */
const CLIPPED_SAMPLES = 4;
/** Where the steps near full scale are coarse, the peak of a good wave from 150 Hz up stays on the last one as long. Seconds. */
const CLIPPED_SECONDS_COARSE = 0.0006;

/** Measures the audio of a checked file. Undefined for compressed audio. */
export function measureLoudness(
  bytes: Uint8Array,
  facts: Pick<WavFacts, 'sampleFormat' | 'channels' | 'sampleRate' | 'dataOffset' | 'dataBytes'>,
): Loudness | undefined {
  const { sampleFormat, channels, sampleRate, dataOffset, dataBytes } = facts;
  if (!sampleFormat) return undefined;
  const { decode, full, unit } = SAMPLE_READERS[sampleFormat];
  const frames = framesIn(dataBytes, containerBytes(sampleFormat) * channels);
  if (frames === 0) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset + dataOffset, dataBytes);
  const coarse = containerBytes(sampleFormat) === 1 ? Math.ceil(sampleRate * CLIPPED_SECONDS_COARSE) : 0;
  const meter = createMeter(channels, full, Math.max(CLIPPED_SAMPLES, coarse));
  const levels = Array.from({ length: SLICES }, (_, slice) => {
    // A file of a few samples has slices that share one.
    const from = Math.min(Math.floor((slice * frames) / SLICES), frames - 1);
    const to = Math.max(Math.floor(((slice + 1) * frames) / SLICES), from + 1);
    return decibels(measureSlice(view, decode, from * channels, to * channels, meter) / unit);
  });
  const { peak, swing } = meter.extremes();
  return {
    levels,
    peak: decibels(peak / unit),
    swing: decibels(swing / unit),
    clippings: meter.clippings(),
  };
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
  /** Takes the next samples in and returns their power: the sum of their squares. */
  add(samples: ReturnType<Decode>): number;
  /** The largest sample of all channels, and the largest distance of one from the mean of its channel. */
  extremes(): { peak: number; swing: number };
  clippings(): number;
}

function createMeter(channels: number, full: number, clippedSamples: number): Meter {
  const sums = new Float64Array(channels);
  const lows = new Float64Array(channels).fill(Number.POSITIVE_INFINITY);
  const highs = new Float64Array(channels).fill(Number.NEGATIVE_INFINITY);
  /** For each channel, which sample was at full scale last, and how many in a row. */
  const last = new Float64Array(channels).fill(-2 * channels);
  const runs = new Uint32Array(channels);
  let samplesSeen = 0;
  let clippings = 0;
  const addFull = (at: number): void => {
    const channel = at % channels;
    const run = last[channel] === at - channels ? (runs[channel] ?? 0) + 1 : 1;
    last[channel] = at;
    runs[channel] = run;
    if (run === clippedSamples) clippings += 1;
  };
  const countFull = (samples: ReturnType<Decode>, first: number): void => {
    for (let i = first; i < samples.length; i += channels)
      if (Math.abs(samples[i] as number) >= full) addFull(samplesSeen + i);
  };
  /** This loop takes most of the time of a check, so it does little. */
  const addChannel = (samples: ReturnType<Decode>, first: number): number => {
    const channel = (samplesSeen + first) % channels;
    let power = 0;
    let sum = 0;
    let low = samples[first] as number;
    let high = low;
    for (let i = first; i < samples.length; i += channels) {
      const value = samples[i] as number;
      power += value * value;
      sum += value;
      if (value < low) low = value;
      else if (value > high) high = value;
    }
    sums[channel] = (sums[channel] as number) + sum;
    lows[channel] = Math.min(lows[channel] as number, low);
    highs[channel] = Math.max(highs[channel] as number, high);
    if (high >= full || low <= -full) countFull(samples, first);
    return power;
  };
  return {
    block: new Float32Array(BLOCK),
    add(samples) {
      let power = 0;
      for (let first = 0; first < Math.min(channels, samples.length); first++)
        power += addChannel(samples, first);
      samplesSeen += samples.length;
      return power;
    },
    extremes() {
      const frames = samplesSeen / channels;
      let [peak, swing] = [0, 0];
      for (const [channel, sum] of sums.entries()) {
        const [low, high, mean] = [lows[channel] as number, highs[channel] as number, sum / frames];
        peak = Math.max(peak, -low, high);
        swing = Math.max(swing, high - mean, mean - low);
      }
      return { peak, swing };
    },
    clippings: () => clippings,
  };
}

function decibels(size: number): number {
  return Math.max(SILENCE, Math.round(200 * Math.log10(size)) / 10);
}
