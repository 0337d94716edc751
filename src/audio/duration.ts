import { samplesByBlocks } from './codecs.ts';
import { containerBytes } from './encodings.ts';
import type { Format } from './formats.ts';

/** Samples of each channel that compressed audio of so many bytes can hold: from silence in 8 bytes each to a hundred in a byte. */
const MAX_BYTES_A_SAMPLE = 8;
const MAX_SAMPLES_A_BYTE = 100;
/** A last block that is not full, and what rounding adds. */
const SLACK = 0.02;

/**
 * Seconds of audio: from its samples where each takes the same room; else as the fact chunk counts them, if that can be; else from
 * its blocks. Never from the bytes a second of the header, which only say how fast to read. Undefined where it cannot be known.
 */
export function durationOf(format: Format, dataBytes: number, fact: number | undefined): number | undefined {
  const { sampleFormat, channels, sampleRate } = format;
  if (sampleFormat) return framesIn(dataBytes, channels * containerBytes(sampleFormat)) / sampleRate;
  const samples = compressedSamples(format, dataBytes, fact);
  return samples === undefined ? undefined : samples / sampleRate;
}

/** How many whole frames, with a sample for each channel, there are. */
export function framesIn(dataBytes: number, frameBytes: number): number {
  return Math.floor(dataBytes / frameBytes);
}

function compressedSamples(format: Format, dataBytes: number, fact = 0): number | undefined {
  const { code, channels, blockAlign } = format;
  const blocks = samplesByBlocks(code, dataBytes, format);
  if (blocks === undefined) {
    const least = dataBytes / (MAX_BYTES_A_SAMPLE * channels);
    return fact > 0 && fact >= least && fact <= dataBytes * MAX_SAMPLES_A_BYTE ? fact : undefined;
  }
  const block = samplesByBlocks(code, blockAlign, format) ?? 0;
  const isClose = fact <= blocks * (1 + SLACK) && fact >= blocks * (1 - SLACK) - block;
  return fact > 0 && isClose ? fact : blocks > 0 ? blocks : undefined;
}
