import { grouped } from '../lib/numbers.ts';
import type { AudioWarning } from './facts.ts';
import { CUT_OFF, STREAMED } from './help.ts';
import { CHUNK_HEADER_BYTES, type Chunk, chunksOf, endOf, findRiff, isChunkId, isUnpadded } from './riff.ts';

/** How much audio there is, or why it is refused; texts read well after the file's name. */
export type DataSize =
  | { readonly ok: true; readonly bytes: number; readonly warnings: readonly AudioWarning[] }
  | { readonly ok: false; readonly reason: string };

/** No file for the cache is larger, so a larger size that the file does not have means "not known yet". Bytes. */
const MAX_REAL_SIZE = 6_000_000;
/** A header that is off by less than that was written by a sloppy tool: nothing is missing that anyone hears. Seconds. */
const MAX_MISSING_SECONDS = 0.01;
/** Bytes after the audio that make up less are not audio. Seconds. */
const MIN_STRAY_SECONDS = 0.1;

/** Judges the size that a data chunk claims, `said`, by what follows it. `bytesPerSecond`: of the audio itself, as far as known. */
export function judgeDataSize(view: DataView, data: Chunk, said: number, bytesPerSecond: number): DataSize {
  if (data.left === 0)
    return refuse(said === 0 ? EMPTY : `has no audio: it ends where the audio should begin: ${CUT_OFF}`);
  if (said === 0) return refuse(onlyChunksFollow(view, data.start) ? EMPTY : STREAMED);
  if (said <= data.left)
    return { ok: true, bytes: said, warnings: unplayed(view, data, said, bytesPerSecond) };
  if (isPlaceholder(said)) return refuse(STREAMED);
  const missing = said - data.left;
  if (missing >= MAX_MISSING_SECONDS * bytesPerSecond) {
    return refuse(`says ${grouped(said)} bytes of audio, but only ${grouped(data.left)} follow: ${CUT_OFF}`);
  }
  const text = `says ${grouped(said)} bytes of audio, but ${grouped(data.left)} follow: its end may be missing`;
  return { ok: true, bytes: data.left, warnings: [{ kind: 'cut', text }] };
}

/** Whether a size that the file does not have was never meant. */
export function isPlaceholder(said: number): boolean {
  return said > MAX_REAL_SIZE;
}

const EMPTY = 'is empty: its header says 0 bytes of audio; record or export it again';

/** Whether the rest of the file is other chunks, whole ones. */
function onlyChunksFollow(view: DataView, from: number): boolean {
  let end = from;
  for (const chunk of chunksOf(view, from)) {
    if (!isChunkId(chunk.id) || chunk.size > chunk.left) return false;
    end = endOf(chunk);
  }
  return end >= view.byteLength && end > from;
}

/** Players play the first data chunk of the first file, and nothing else. */
function unplayed(view: DataView, data: Chunk, bytes: number, bytesPerSecond: number): AudioWarning[] {
  const cut = (text: string): AudioWarning[] => [{ kind: 'cut', text }];
  const audio = { ...data, size: bytes };
  const rest = isUnpadded(view, audio) ? data.start + bytes : endOf(audio);
  const riff = findRiff(new Uint8Array(view.buffer, view.byteOffset, view.byteLength), data.start + bytes);
  if (riff !== undefined)
    return cut(
      `has another RIFF file after its audio, at byte ${grouped(riff)}, which is never played: join recordings with "sox a.wav b.wav out.wav"`,
    );
  for (const chunk of chunksOf(view, rest)) {
    if (chunk.id === 'data')
      return cut('has a second data chunk, which is never played: export it again as a plain WAV file');
    if (isChunkId(chunk.id)) continue;
    const stray = view.byteLength - chunk.start + CHUNK_HEADER_BYTES;
    const isAudio =
      bytesPerSecond > 0 && stray >= MIN_STRAY_SECONDS * bytesPerSecond && !isBlank(view, chunk.start);
    return isAudio
      ? cut(
          `has ${grouped(stray)} bytes after the audio that its header describes, which are never played: export it again`,
        )
      : [];
  }
  return [];
}

function isBlank(view: DataView, from: number): boolean {
  for (let at = from; at < view.byteLength; at++) if (view.getUint8(at) !== 0) return false;
  return true;
}

function refuse(reason: string): DataSize {
  return { ok: false, reason };
}
