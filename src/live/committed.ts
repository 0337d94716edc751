import { readAudio, sha256 } from '../audio/files.ts';
import type { Repository } from '../git/repository.ts';
import type { BlobId } from '../lib/ids.ts';
import { MAX_POINTER_BYTES, parsePointer } from '../lib/lfs.ts';
import type { AudioEntry } from '../plan/state.ts';

/** The files that the commit maps to entries. */
export interface CommittedAudio {
  /** Compares bytes, which are not those of the entry's blob, with its file: `same`, by its Git LFS pointer; or that file. */
  compare(entry: AudioEntry, bytes: Buffer): Promise<'same' | CommittedFile>;
  read(entry: AudioEntry): Promise<CommittedFile>;
}

export type CommittedFile =
  | { readonly ok: true; readonly bytes: Buffer; readonly durationSeconds: number | undefined }
  | { readonly ok: false; readonly reason: string };

/** Opens the committed audio of a workspace. */
export function committedAudio(workspace: string, manifest: string, repository: Repository): CommittedAudio {
  const place = { workspace, manifest, readBlob: repository.blob };

  async function read(entry: AudioEntry): Promise<CommittedFile> {
    const result = await readAudio(place, { entry });
    if (!result.ok) return { ok: false, reason: result.problem.message };
    const { bytes, facts } = result.audio;
    return { ok: true, bytes, durationSeconds: facts.durationSeconds };
  }

  /** A clone without blobs does not have what a sparse checkout leaves out. */
  async function pointerOf(blob: BlobId) {
    await repository.prefetch([blob]);
    return parsePointer(await repository.blob(blob, MAX_POINTER_BYTES));
  }

  return {
    read,
    async compare(entry, bytes) {
      const file = await read(entry);
      if (file.ok) return file.bytes.equals(bytes) ? 'same' : file;
      // The pointer is enough to compare, without the file.
      const pointer = await pointerOf(entry.blob);
      return pointer?.oid === sha256(bytes) ? 'same' : file;
    },
  };
}
