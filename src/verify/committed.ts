import { blobId, readAudio, sha256 } from '../audio/files.ts';
import type { Repository } from '../git/repository.ts';
import type { BlobId } from '../lib/ids.ts';
import { MAX_POINTER_BYTES, parsePointer } from '../lib/lfs.ts';
import type { VerifyEntry } from './run.ts';
import type { Recording } from './sound.ts';

/** The files that the commit maps to entries. */
export interface CommittedAudio {
  /** Compares bytes with an entry's file: `same`, or that file. */
  compare(entry: VerifyEntry, bytes: Buffer): Promise<'same' | CommittedFile>;
  read(entry: VerifyEntry): Promise<CommittedFile>;
}

export type CommittedFile =
  | { readonly ok: true; readonly recording: Recording }
  | { readonly ok: false; readonly reason: string };

/** Opens the committed audio of a workspace. */
export function committedAudio(workspace: string, manifest: string, repository: Repository): CommittedAudio {
  const place = { workspace, manifest, readBlob: repository.blob, take: Buffer.allocUnsafe };

  async function read(entry: VerifyEntry): Promise<CommittedFile> {
    const result = await readAudio(place, { entry });
    return result.ok ? { ok: true, recording: result.audio } : { ok: false, reason: result.problem.message };
  }

  /** A clone without blobs lacks what a sparse checkout leaves out. */
  async function pointerOf(blob: BlobId) {
    await repository.prefetch([blob]);
    return parsePointer(await repository.blob(blob, MAX_POINTER_BYTES));
  }

  return {
    read,
    async compare(entry, bytes) {
      // Nearly all are the same: no file need be read for that.
      if (blobId(bytes, entry.blob.length) === entry.blob) return 'same';
      const file = await read(entry);
      if (file.ok) return file.recording.bytes.equals(bytes) ? 'same' : file;
      // A Git LFS pointer tells whether they are the same without the file.
      const pointer = await pointerOf(entry.blob);
      return pointer?.oid === sha256(bytes) ? 'same' : file;
    },
  };
}
