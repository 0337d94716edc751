import type { SampleFormat } from './facts.ts';
import type { Format } from './formats.ts';

const CONTAINER_BYTES = 4;

/**
 * Where 24-bit samples are in containers of four bytes: in the high bytes, as the specification of the extensible format has it,
 * or in the low ones, as some tools write them and ffmpeg reads them. Headers do not distinguish the two, so the samples must: the
 * spare byte is zero in the first, and repeats the sign in the second. Where neither holds, there are no such containers.
 */
export function detectSampleFormat(
  view: DataView,
  format: Format,
  from: number,
  bytes: number,
): SampleFormat | undefined {
  const { sampleFormat, channels, blockAlign, validBits } = format;
  const isWide = sampleFormat === 's24' && blockAlign === CONTAINER_BYTES * channels;
  const isSpare = sampleFormat === 's32' && validBits > 0 && validBits <= 24;
  if (!isWide && !isSpare) return sampleFormat;
  const place = findSamples(view, from, from + bytes);
  if (place === 'high') return 's32';
  return place === 'low' ? 's24-low-in-32' : sampleFormat;
}

function findSamples(view: DataView, from: number, end: number): 'high' | 'low' | undefined {
  let high = true;
  let low = true;
  for (let at = from; at + CONTAINER_BYTES <= end && (high || low); at += CONTAINER_BYTES) {
    const value = view.getInt32(at, true);
    if ((value & 0xff) !== 0) high = false;
    if ((value << 8) >> 8 !== value) low = false;
  }
  return high ? 'high' : low ? 'low' : undefined;
}
