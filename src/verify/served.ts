import { createBlobHash } from '../audio/files.ts';
import type { BlobId } from '../lib/ids.ts';
import { looksLikePointer } from '../lib/lfs.ts';
import type { AudioReader } from '../polyai/reading-api.ts';

/**
 * Reads audio as it comes in and hashes it on the way. It turns out to be `same`: the bytes of that blob; or it is returned, to see
 * what it is instead. `length`: bytes, where PolyAI says it before; a blob's hash begins with it.
 */
export function openServed(blob: BlobId, length: number | undefined): AudioReader<'same' | Buffer> {
  const pieces: Buffer[] = [];
  const early = length === undefined ? undefined : createBlobHash(blob.length, length);
  return {
    take(piece) {
      early?.update(piece);
      pieces.push(piece);
    },
    end() {
      const bytes = early ? undefined : Buffer.concat(pieces);
      const hash = bytes ? createBlobHash(blob.length, bytes.length).update(bytes) : early;
      // Audio that is a Git LFS pointer is as committed, too, but it is not audio.
      const isSame = hash?.digest('hex') === blob && !isPointer(pieces[0]);
      return isSame ? 'same' : (bytes ?? Buffer.concat(pieces));
    },
  };
}

function isPointer(start: Buffer | undefined): boolean {
  return looksLikePointer(start?.toString('latin1', 0, 64) ?? '');
}
