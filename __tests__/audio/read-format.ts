import { type Format, readFormat } from '../../src/audio/formats.ts';
import { chunksOf } from '../../src/audio/riff.ts';
import { fmt, wave } from './build-wav.ts';

/** Reads a format chunk as the first one of a file. */
export function readChunk(format: Buffer): Format | string {
  const bytes = wave(format);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const [first] = chunksOf(view);
  if (!first) throw new Error('no chunk');
  return readFormat(view, first);
}

/** A format chunk of one channel at 8 kHz. */
export const pcm = (bits: number, bytes: number, code = 1) =>
  fmt({ code, bits, blockAlign: bytes, bytesPerSecond: 8_000 * bytes });
