import { encodingOf, type FormatFields, sampleFormatOf } from './encodings.ts';
import type { AudioWarning, SampleFormat } from './facts.ts';
import { explainImpossible, oddFormat } from './format-checks.ts';
import { CONVERT, EXPORT_AGAIN } from './help.ts';
import type { Chunk } from './riff.ts';

// Sources: Microsoft, WAVEFORMATEX and WAVEFORMATEXTENSIBLE; RFC 2361 (format codes).

/** What a format chunk says, and what follows for its samples. */
export interface Format extends FormatFields {
  /** Undefined for compressed audio. */
  readonly sampleFormat: SampleFormat | undefined;
  /** What it says against itself. */
  readonly warnings: readonly AudioWarning[];
}

export const FORMAT_BYTES = 16;
const EXTENSIBLE = 0xfffe;
/** A chunk that holds the code of the sub-format, and the size of the extension that it must claim. */
const SUB_FORMAT_END = 26;
const EXTENSION_BYTES = 22;

/** Reads a format chunk of at least 16 bytes. Returns a text, to follow the file's name, where no decoder can read such audio. */
export function readFormat(view: DataView, chunk: Chunk): Format | string {
  const { start } = chunk;
  const sub = readSubFormat(view, chunk);
  if (typeof sub === 'string') return sub;
  const read = {
    code: sub.code,
    encoding: encodingOf(sub.code),
    channels: view.getUint16(start + 2, true),
    sampleRate: view.getUint32(start + 4, true),
    bytesPerSecond: view.getUint32(start + 8, true),
    blockAlign: view.getUint16(start + 12, true),
    bitsPerSample: view.getUint16(start + 14, true),
    validBits: sub.validBits,
  };
  const sampleFormat = sampleFormatOf(read);
  const impossible = explainImpossible(read, sampleFormat);
  if (impossible !== undefined) return impossible;
  const warnings = [...oddFormat(read, sampleFormat), ...sub.warnings];
  return { ...read, sampleFormat, warnings };
}

type SubFormat = Pick<Format, 'code' | 'validBits' | 'warnings'>;

/** The extensible format names the real one in a GUID that begins with its code. */
function readSubFormat(view: DataView, { start, size }: Chunk): SubFormat | string {
  const code = view.getUint16(start, true);
  if (code !== EXTENSIBLE) return { code, validBits: 0, warnings: [] };
  if (size < SUB_FORMAT_END || view.getUint16(start + 16, true) < EXTENSION_BYTES)
    return `has an extensible format chunk that does not name its format: ${EXPORT_AGAIN}`;
  const sub = { code: view.getUint16(start + 24, true), validBits: view.getUint16(start + 18, true) };
  const rest = size < 40 ? '' : hex(view, start + 26, 14);
  if (STANDARD_GUIDS.includes(rest)) return { ...sub, warnings: [] };
  const text = `has a format chunk with an unusual sub-format, so not every player reads it: ${CONVERT}`;
  return { ...sub, warnings: [{ kind: 'odd', text }] };
}

/** What follows the code: KSDATAFORMAT_SUBTYPE_*, and the same for Ambisonics. */
const STANDARD_GUIDS = ['000000001000800000aa00389b71', '00002107d3118644c8c1ca000000'];

function hex(view: DataView, from: number, bytes: number): string {
  return Buffer.from(view.buffer, view.byteOffset + from, bytes).toString('hex');
}
