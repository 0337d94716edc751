import { explainNotWav } from './other-formats.ts';

// Sources: Microsoft and IBM, "Multimedia Programming Interface and Data Specifications 1.0" (RIFF, WAVE);
// Microsoft, WAVEFORMATEXTENSIBLE; RFC 2361 (format codes); EBU Tech 3306 (RF64).

/** The most that the audio cache takes, in bytes and in words. */
export const MAX_WAV_BYTES = 6 * 1024 * 1024;
export const MAX_WAV_SIZE = `${MAX_WAV_BYTES / 1024 / 1024} MB`;

export type WavEncoding = 'pcm' | 'float' | 'alaw' | 'mulaw' | `format-${number}`;

export interface WavFacts {
  readonly durationSeconds: number;
  /** In Hz. */
  readonly sampleRate: number;
  readonly channels: number;
  readonly bitsPerSample: number;
  readonly encoding: WavEncoding;
  /** Where in the file the audio begins. */
  readonly dataOffset: number;
  readonly dataBytes: number;
}

export type WavInspection =
  | { readonly ok: true; readonly audio: WavFacts }
  | { readonly ok: false; readonly reason: string };

interface Chunk {
  readonly id: string;
  /** What the header says; `left` is what the file has. */
  readonly size: number;
  readonly start: number;
  readonly left: number;
}

interface Format extends Pick<WavFacts, 'sampleRate' | 'channels' | 'bitsPerSample' | 'encoding'> {
  readonly blockAlign: number;
  readonly bytesPerSecond: number;
}

const FIRST_CHUNK = 12;
const CHUNK_HEADER_BYTES = 8;
/** Far more than any tool writes: beyond it, the file is noise. */
const MAX_CHUNKS = 1000;
/** Tools that write to a pipe cannot go back to fill in a size: they leave 0, or one of several from here up. */
const LEAST_PLACEHOLDER = 0x7fff_0000;
const SIZE_IS_IN_DS64 = 0xffff_ffff;
const FORMAT_BYTES = 16;
const EXTENSIBLE = 0xfffe;
const EXTENSIBLE_BYTES = 40;
const ENCODINGS: Readonly<Record<number, WavEncoding>> = { 1: 'pcm', 3: 'float', 6: 'alaw', 7: 'mulaw' };

/**
 * Judges a file by its header and never decodes a sample. A reason reads well after the file's name. As a `backup`, audio
 * may be of any size, and does not have to say of what size: speech that was streamed does not.
 */
export function inspectWav(bytes: Uint8Array, use: 'upload' | 'backup' = 'upload'): WavInspection {
  if (bytes.length === 0) return refuse('is empty');
  const notWav = explainNotWav(bytes);
  if (notWav !== undefined) return refuse(notWav);
  if (use === 'upload' && bytes.length > MAX_WAV_BYTES) return refuse(tooLarge(bytes.length));
  return inspectChunks(new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength), use);
}

export function tooLarge(bytes: number): string {
  return `is too large: it has ${count(bytes)} bytes, and PolyAI takes at most ${count(MAX_WAV_BYTES)} (${MAX_WAV_SIZE}): export it as 8 kHz mono, or shorter`;
}

/** Ends at the audio: what follows cannot harm it, and sloppy tools leave stray bytes there. */
function inspectChunks(view: DataView, use: 'upload' | 'backup'): WavInspection {
  const before = new Map<string, Chunk>();
  for (const chunk of chunksOf(view)) {
    if (chunk.id === 'data') return inspectAudio(view, before, unlessUnsized(chunk, use));
    if (chunk.size > chunk.left) {
      const where = `a chunk at byte ${count(chunk.start - CHUNK_HEADER_BYTES)}`;
      return refuse(
        `says ${count(chunk.size)} bytes for ${where}, but only ${count(chunk.left)} follow: ${CUT_OFF}`,
      );
    }
    if (!before.has(chunk.id)) before.set(chunk.id, chunk);
  }
  return refuse(`has no audio (no data chunk): ${EXPORT_AGAIN}`);
}

/** Audio to keep goes to the end of the file, if its size is only a placeholder. */
function unlessUnsized(data: Chunk, use: 'upload' | 'backup'): Chunk {
  const unsized = data.size === 0 || data.size >= LEAST_PLACEHOLDER;
  return use === 'backup' && unsized ? { ...data, size: data.left } : data;
}

/** The size beside `RIFF` is not looked at: many tools get it wrong, and the chunks say all. */
function* chunksOf(view: DataView): Generator<Chunk> {
  let at = FIRST_CHUNK;
  for (let n = 0; n < MAX_CHUNKS && at + CHUNK_HEADER_BYTES <= view.byteLength; n++) {
    const start = at + CHUNK_HEADER_BYTES;
    const size = view.getUint32(at + 4, true);
    yield { id: fourLetters(view, at), size, start, left: view.byteLength - start };
    at = start + size + (size % 2); // odd chunks are padded
  }
}

function inspectAudio(view: DataView, before: ReadonlyMap<string, Chunk>, data: Chunk): WavInspection {
  // WAVE wants the format first, and players that stream need it there.
  const chunk = before.get('fmt ');
  if (chunk === undefined) return refuse(`has no format chunk before its audio: ${EXPORT_AGAIN}`);
  if (chunk.size < FORMAT_BYTES)
    return refuse(`has a format chunk of ${chunk.size} bytes, and it takes 16: ${EXPORT_AGAIN}`);
  const { blockAlign, bytesPerSecond, ...facts } = readFormat(view, chunk);
  if (facts.channels === 0) return refuse(`has a format chunk that says 0 channels: ${EXPORT_AGAIN}`);
  if (facts.sampleRate === 0) return refuse(`has a format chunk that says 0 Hz: ${EXPORT_AGAIN}`);
  if (blockAlign === 0)
    return refuse(`has a format chunk that says 0 bytes a sample (block align): ${EXPORT_AGAIN}`);

  const dataBytes = sizeOfAudio(view, before, data);
  const reason = explainBadSize(dataBytes, data.left);
  if (reason !== undefined) return refuse(reason);
  // Compressed formats have no fixed number of samples in a block.
  const rate = facts.encoding.startsWith('format-') ? bytesPerSecond : blockAlign * facts.sampleRate;
  const durationSeconds = rate === 0 ? 0 : dataBytes / rate;
  return { ok: true, audio: { durationSeconds, ...facts, dataOffset: data.start, dataBytes } };
}

function readFormat(view: DataView, { start, size }: Chunk): Format {
  const plain = view.getUint16(start, true);
  // The sub-format is a GUID that begins with a plain format code.
  const code = plain === EXTENSIBLE && size >= EXTENSIBLE_BYTES ? view.getUint16(start + 24, true) : plain;
  return {
    channels: view.getUint16(start + 2, true),
    sampleRate: view.getUint32(start + 4, true),
    bytesPerSecond: view.getUint32(start + 8, true),
    blockAlign: view.getUint16(start + 12, true),
    bitsPerSample: view.getUint16(start + 14, true),
    encoding: ENCODINGS[code] ?? `format-${code}`,
  };
}

/** RF64 keeps 64-bit sizes in a chunk of its own: RIFF size, then data size. */
function sizeOfAudio(view: DataView, before: ReadonlyMap<string, Chunk>, data: Chunk): number {
  const ds64 = before.get('ds64');
  const isRf64 = fourLetters(view, 0) === 'RF64';
  if (!isRf64 || data.size !== SIZE_IS_IN_DS64 || ds64 === undefined || ds64.size < 16) return data.size;
  return Number(view.getBigUint64(ds64.start + 8, true));
}

function explainBadSize(said: number, left: number): string | undefined {
  if (left === 0) return `has no audio, for it ends where that should begin: ${CUT_OFF}`;
  if (said === 0 || said >= LEAST_PLACEHOLDER) {
    return 'does not say how much audio it has, as if written to a pipe: export it again, to a file';
  }
  return said > left
    ? `says ${count(said)} bytes of audio, but only ${count(left)} follow: ${CUT_OFF}`
    : undefined;
}

const EXPORT_AGAIN = 'export it again as a plain WAV file';
const CUT_OFF = 'it was cut off, so copy or export it again';

function fourLetters(view: DataView, at: number): string {
  return String.fromCharCode(...[0, 1, 2, 3].map((index) => view.getUint8(at + index)));
}

function count(value: number): string {
  return value.toLocaleString('en-US');
}

function refuse(reason: string): WavInspection {
  return { ok: false, reason };
}
