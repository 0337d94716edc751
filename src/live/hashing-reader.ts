import { createBlobHash } from '../audio/files.ts';
import type { BlobId } from '../lib/ids.ts';
import { looksLikePointer } from '../lib/lfs.ts';
import type { AudioReader } from '../polyai/reading-api.ts';

/** Audio that PolyAI serves. */
export interface Downloaded {
  /** Bytes. */
  readonly size: number;
  /** The audio, if it is not the one that is committed. */
  readonly other: Buffer | undefined;
}

/**
 * Reads audio as it comes in, and hashes it on the way: nearly always it is the committed blob, and never put together.
 * `length`: bytes, where PolyAI says it before; the hash begins with it.
 */
export function hashingReader(blob: BlobId, length: number | undefined): AudioReader<Downloaded> {
  const pieces: Buffer[] = [];
  let size = 0;
  const early = length === undefined ? undefined : createBlobHash(blob.length, length);
  return {
    take(piece) {
      early?.update(piece);
      pieces.push(piece);
      size += piece.length;
    },
    end() {
      const hash = early ?? createBlobHash(blob.length, size);
      if (!early) for (const piece of pieces) hash.update(piece);
      // A Git LFS pointer that was uploaded is as committed, too, but it is not audio.
      const isSame = hash.digest('hex') === blob && !isPointer(pieces[0]);
      return { size, other: isSame ? undefined : Buffer.concat(pieces) };
    },
  };
}

function isPointer(start: Buffer | undefined): boolean {
  return looksLikePointer(start?.toString('latin1', 0, 64) ?? '');
}
