import { isPlaceholder } from './data-size.ts';
import { durationOf } from './duration.ts';
import type { WavFacts } from './facts.ts';
import { FORMAT_BYTES, type Format, readFormat } from './formats.ts';
import { type Chunk, chunksOf } from './riff.ts';
import { inspectWav } from './wav.ts';

/** What is known of a recording that PolyAI serves. */
export type ServedFacts = Omit<WavFacts, 'warnings'>;

/**
 * Reads the header of audio that PolyAI serves, which may be of any size and need not say of what size: speech that was streamed
 * does not. Undefined where no decoder could read it.
 */
export function readServed(bytes: Uint8Array): ServedFacts | undefined {
  const wav = inspectWav(bytes);
  if (wav.ok) return wav.audio;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let format: Format | string | undefined;
  for (const chunk of chunksOf(view)) {
    if (chunk.id === 'fmt ' && chunk.size >= FORMAT_BYTES && chunk.left >= chunk.size)
      format ??= readFormat(view, chunk);
    if (chunk.id === 'data') return typeof format === 'object' ? factsOf(format, chunk) : undefined;
  }
  return undefined;
}

function factsOf(format: Format, { start, size, left }: Chunk): ServedFacts {
  const { sampleRate, channels, bitsPerSample, encoding, sampleFormat } = format;
  const dataBytes = size === 0 || isPlaceholder(size) ? left : Math.min(size, left);
  const durationSeconds = durationOf(format, dataBytes, undefined);
  const audio = { sampleRate, channels, bitsPerSample, encoding, sampleFormat };
  return { durationSeconds, ...audio, dataOffset: start, dataBytes };
}
