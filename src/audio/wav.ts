import { grouped } from '../lib/numbers.ts';
import { detectSampleFormat } from './containers.ts';
import { type DataSize, judgeDataSize } from './data-size.ts';
import { durationOf, framesIn } from './duration.ts';
import { containerBytes } from './encodings.ts';
import type { AudioWarning, WavFacts } from './facts.ts';
import { FORMAT_BYTES, type Format, readFormat } from './formats.ts';
import { CUT_OFF, EXPORT_AGAIN } from './help.ts';
import { MAX_WAV_BYTES, MAX_WAV_SIZE } from './limits.ts';
import { explainNotWav } from './other-formats.ts';
import {
  CHUNK_HEADER_BYTES,
  type Chunk,
  chunksOf,
  FIRST_CHUNK,
  fourLetters,
  isChunkId,
  isUnpadded,
} from './riff.ts';

// Sources: Microsoft and IBM, "Multimedia Programming Interface and Data Specifications 1.0" (RIFF, WAVE); EBU Tech 3306 (RF64);
// ITU-R BS.2088 (BW64).

/** The limit in the other meaning of MB: PolyAI's documentation does not say which one it is. */
const SURE_WAV_BYTES = 6_000_000;

export type WavInspection =
  | { readonly ok: true; readonly audio: WavFacts }
  /** Reads well after the file's name. */
  | { readonly ok: false; readonly reason: string };

type Chunks = ReadonlyMap<string, Chunk>;

const SIZE_IS_IN_DS64 = 0xffff_ffff;
const DS64_BYTES = 16;

/** Judges whether a file may be uploaded. Samples are decoded only where the header leaves open what they are. */
export function inspectWav(bytes: Uint8Array): WavInspection {
  const notWav = explainNotWav(bytes);
  if (notWav !== undefined) return refuse(notWav);
  if (bytes.length > MAX_WAV_BYTES) return refuse(tooLarge(bytes.length));
  return inspectChunks(new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength));
}

export function tooLarge(bytes: number): string {
  return `is too large: it has ${grouped(bytes)} bytes, and PolyAI takes at most ${grouped(MAX_WAV_BYTES)} (${MAX_WAV_SIZE}): export it as 8 kHz mono, or shorter`;
}

/** The first chunk of each name counts, as for players. */
function inspectChunks(view: DataView): WavInspection {
  const before = new Map<string, Chunk>();
  for (const chunk of chunksOf(view)) {
    if (chunk.id === 'data') return inspectAudio(view, before, chunk);
    const broken = explainBroken(view, chunk);
    if (broken !== undefined) return refuse(broken);
    if (!before.has(chunk.id)) before.set(chunk.id, chunk);
  }
  return refuse(`has no audio (no data chunk): ${EXPORT_AGAIN}`);
}

/** Why players do not find what follows a chunk. */
function explainBroken(view: DataView, chunk: Chunk): string | undefined {
  const { id, size, start, left } = chunk;
  const where = `at byte ${grouped(start - CHUNK_HEADER_BYTES)}`;
  if (isUnpadded(view, chunk))
    return `has a chunk (${id.trim()}) ${where} of an odd size without the pad byte that must follow it, so players cannot find the next chunk: ${EXPORT_AGAIN}`;
  if (size <= left) return undefined;
  if (!isChunkId(id)) return `is damaged: no chunk begins ${where}, where one should: ${EXPORT_AGAIN}`;
  return `says ${grouped(size)} bytes for a chunk ${where}, but only ${grouped(left)} follow: ${CUT_OFF}`;
}

function inspectAudio(view: DataView, before: Chunks, data: Chunk): WavInspection {
  // WAVE wants the format first, and players that stream need it there.
  const chunk = before.get('fmt ');
  if (chunk === undefined) return refuse(`has no format chunk before its audio: ${EXPORT_AGAIN}`);
  if (chunk.size < FORMAT_BYTES)
    return refuse(
      `has a format chunk of ${chunk.size} bytes, but at least ${FORMAT_BYTES} are needed: ${EXPORT_AGAIN}`,
    );
  const format = readFormat(view, chunk);
  if (typeof format === 'string') return refuse(format);
  const said = sizeOfAudio(view, before, data);
  if (typeof said === 'string') return refuse(said);
  const fact = factOf(view, before);
  const size = judgeDataSize(view, data, said, bytesPerSecond(format, said, fact));
  return size.ok ? describe(view, format, { data, size, fact }) : refuse(size.reason);
}

interface Audio {
  readonly data: Chunk;
  readonly size: Extract<DataSize, { ok: true }>;
  readonly fact: number | undefined;
}

function describe(view: DataView, header: Format, { data, size, fact }: Audio): WavInspection {
  const sampleFormat = detectSampleFormat(view, header, data.start, size.bytes);
  const format = { ...header, sampleFormat };
  const { sampleRate, channels, bitsPerSample, encoding } = format;
  if (sampleFormat && framesIn(size.bytes, channels * containerBytes(sampleFormat)) === 0) {
    return refuse(`does not contain one whole sample: ${EXPORT_AGAIN}`);
  }
  const audio = {
    durationSeconds: durationOf(format, size.bytes, fact),
    ...{ sampleRate, channels, bitsPerSample, encoding, sampleFormat },
    dataOffset: data.start,
    dataBytes: size.bytes,
    warnings: [...format.warnings, ...size.warnings, ...nearLimit(view.byteLength)],
  };
  return { ok: true, audio };
}

function nearLimit(bytes: number): AudioWarning[] {
  if (bytes <= SURE_WAV_BYTES) return [];
  const text = `has ${grouped(bytes)} bytes, and PolyAI says "6 MB" without saying whether that is ${grouped(SURE_WAV_BYTES)} or ${grouped(MAX_WAV_BYTES)}, so the file may be refused: export it as 8 kHz mono, or shorter`;
  return [{ kind: 'odd', text }];
}

/** Of the audio as it is played, in bytes; 0 where that is not known. */
function bytesPerSecond(format: Format, dataBytes: number, fact: number | undefined): number {
  const { sampleFormat, channels, sampleRate } = format;
  if (sampleFormat) return channels * containerBytes(sampleFormat) * sampleRate;
  const seconds = durationOf(format, dataBytes, fact) ?? 0;
  return seconds > 0 ? dataBytes / seconds : 0;
}

/** How many samples of each channel there are, going by the header. Only compressed audio needs it. */
function factOf(view: DataView, before: Chunks): number | undefined {
  const fact = before.get('fact');
  return fact && fact.size >= 4 ? view.getUint32(fact.start, true) : undefined;
}

/** RF64 and BW64 keep 64-bit sizes in a first chunk of their own: RIFF size, then data size. A text is why there is none. */
function sizeOfAudio(view: DataView, before: Chunks, data: Chunk): number | string {
  if (fourLetters(view, 0) === 'RIFF') return data.size;
  const ds64 = before.get('ds64');
  if (ds64?.start !== FIRST_CHUNK + CHUNK_HEADER_BYTES || ds64.size < DS64_BYTES)
    return `is ${fourLetters(view, 0)}, but does not begin with the chunk that holds its sizes (ds64): ${EXPORT_AGAIN}`;
  const large = Number(view.getBigUint64(ds64.start + 8, true));
  if (data.size === SIZE_IS_IN_DS64) return large;
  if (large === 0 || large === data.size) return data.size;
  return `gives two sizes for its audio, ${grouped(large)} and ${grouped(data.size)} bytes: ${EXPORT_AGAIN}`;
}

function refuse(reason: string): WavInspection {
  return { ok: false, reason };
}
