/** RIFF: a form ("WAVE") and a list of chunks, each with four letters, a size and that many bytes, padded to an even number. */
export interface Chunk {
  readonly id: string;
  /** What the header says; `left` is what the file has. Bytes. */
  readonly size: number;
  /** Where the content begins. */
  readonly start: number;
  readonly left: number;
}

export const FIRST_CHUNK = 12;
export const CHUNK_HEADER_BYTES = 8;
/** Far more than any tool writes: beyond it, the file is noise. */
const MAX_CHUNKS = 1000;
const KNOWN_IDS: ReadonlySet<string> = new Set(
  'fmt |data|LIST|fact|bext|cue |smpl|inst|note|labl|JUNK|junk|PAD |FLLR|ds64|id3 |ID3 |iXML|PEAK|cart|afsp|DISP'.split(
    '|',
  ),
);

/** Walks chunks from a place to the end of the file. The size next to `RIFF` is ignored: many tools get it wrong. */
export function* chunksOf(view: DataView, from = FIRST_CHUNK): Generator<Chunk> {
  let at = from;
  for (let n = 0; n < MAX_CHUNKS && at + CHUNK_HEADER_BYTES <= view.byteLength; n++) {
    const start = at + CHUNK_HEADER_BYTES;
    const size = view.getUint32(at + 4, true);
    yield { id: fourLetters(view, at), size, start, left: view.byteLength - start };
    at = endOf({ start, size });
  }
}

/** Where the next chunk begins. */
export function endOf({ start, size }: Pick<Chunk, 'start' | 'size'>): number {
  return start + size + (size % 2);
}

/** Whether the next chunk begins where the pad byte of this one should be. Players do not find it there. */
export function isUnpadded(view: DataView, { size, start }: Chunk): boolean {
  const end = start + size;
  if (size % 2 === 0 || end + CHUNK_HEADER_BYTES >= view.byteLength) return false;
  return KNOWN_IDS.has(fourLetters(view, end)) && !KNOWN_IDS.has(fourLetters(view, end + 1));
}

/** Where a WAV file begins, from a byte on. */
export function findRiff(bytes: Uint8Array, from: number): number | undefined {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (const magic of ['RIFF', 'RF64']) {
    for (
      let at = buffer.indexOf(magic, from, 'latin1');
      at !== -1;
      at = buffer.indexOf(magic, at + 1, 'latin1')
    ) {
      if (buffer.toString('latin1', at + 8, at + 12) === 'WAVE') return at;
    }
  }
  return undefined;
}

/** Whether four letters can be the name of a chunk. */
export function isChunkId(id: string): boolean {
  return /^[ -~]{4}$/.test(id);
}

export function fourLetters(view: DataView, at: number): string {
  return String.fromCharCode(...[0, 1, 2, 3].map((index) => view.getUint8(at + index)));
}
