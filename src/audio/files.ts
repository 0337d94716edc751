import { createHash } from 'node:crypto';
import { constants, open } from 'node:fs/promises';
import { join } from 'node:path';
import type { BlobId } from '../plan/ids.ts';
import { MAX_POINTER_BYTES, parsePointer } from '../plan/lfs.ts';
import type { Replacement } from '../plan/plan.ts';
import type { Problem } from '../problem.ts';
import { quote } from '../text.ts';
import { inspectWav, MAX_WAV_BYTES, type WavFacts } from './wav.ts';

/** A file whose bytes are the committed ones and are audio that PolyAI takes. */
export interface CheckedAudio {
  readonly bytes: Buffer;
  readonly facts: WavFacts;
}

export type AudioResult =
  | { readonly ok: true; readonly audio: CheckedAudio }
  | { readonly ok: false; readonly problem: Problem };

/** Reads a Git blob of at most so many bytes; undefined where it is missing or larger. */
export type ReadBlob = (id: BlobId, maxBytes: number) => Promise<Buffer | undefined>;

/**
 * Reads the audio of a replacement and proves that it is what was committed: its Git blob hash is the tree's, or its SHA-256
 * is that of the Git LFS pointer in the tree. The bytes that come back are the bytes that were checked.
 * Files that are not in the workspace (sparse checkouts) are read from Git.
 */
export async function readAudio(
  workspace: string,
  change: Replacement,
  readBlob: ReadBlob,
): Promise<AudioResult> {
  const { path, blob } = change.entry;
  const refuse = (reason: string): AudioResult => ({
    ok: false,
    problem: { message: `${quote(path)} ${reason}`, file: path },
  });

  const file = await readWorkspaceFile(join(workspace, path));
  if (file.kind === 'refused') return refuse(file.reason);
  const bytes = file.kind === 'read' ? file.bytes : await readBlob(blob, MAX_WAV_BYTES + 1);
  if (!bytes) return refuse('is neither in the workspace nor in its Git objects, or too large: check it out');

  if (blobId(bytes, blob.length) !== blob) {
    const pointer = parsePointer(await readBlob(blob, MAX_POINTER_BYTES));
    if (!pointer)
      return refuse(
        'differs in the workspace from what was committed: a step before this one, or a Git filter, changed it; commit the new audio',
      );
    if (pointer.oid !== createHash('sha256').update(bytes).digest('hex')) {
      return refuse('is not the audio that its Git LFS pointer names: check it out again with "lfs: true"');
    }
  } else if (parsePointer(bytes)) {
    return refuse('is a Git LFS pointer, not audio: give actions/checkout "lfs: true"');
  }
  const wav = inspectWav(bytes);
  return wav.ok ? { ok: true, audio: { bytes, facts: wav.audio } } : refuse(wav.reason);
}

type WorkspaceFile =
  | { readonly kind: 'read'; readonly bytes: Buffer }
  | { readonly kind: 'absent' }
  | { readonly kind: 'refused'; readonly reason: string };

/** Opens without following a link and without waiting for a pipe's writer, and looks at what was opened, not at the name. */
async function readWorkspaceFile(path: string): Promise<WorkspaceFile> {
  const flags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);
  const file = await open(path, flags).catch((error: NodeJS.ErrnoException) => error);
  if (file instanceof Error) return unreadable(file);
  try {
    const stat = await file.stat();
    if (!stat.isFile())
      return { kind: 'refused', reason: 'is not a regular file in the workspace: commit the audio itself' };
    if (stat.size > MAX_WAV_BYTES) {
      return {
        kind: 'refused',
        reason: `is too large: ${stat.size} bytes, and PolyAI takes at most ${MAX_WAV_BYTES} (6 MB)`,
      };
    }
    // The file may grow while it is read: what is over the limit fails the check of its hash.
    const bytes = Buffer.alloc(stat.size);
    const { bytesRead } = await file.read(bytes, 0, stat.size, 0);
    return { kind: 'read', bytes: bytes.subarray(0, bytesRead) };
  } catch (error) {
    return unreadable(error as NodeJS.ErrnoException);
  } finally {
    await file.close();
  }
}

function unreadable(error: NodeJS.ErrnoException): WorkspaceFile {
  if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return { kind: 'absent' };
  if (error.code === 'ELOOP')
    return { kind: 'refused', reason: 'is a symbolic link in the workspace: commit the audio itself' };
  return {
    kind: 'refused',
    reason: `cannot be read (${error.code ?? error.message}): check its permissions`,
  };
}

/** Git's id of a blob: the hash over `blob <bytes>\0` and the content (SHA-1, or SHA-256 where ids have 64 digits). */
export function blobId(bytes: Uint8Array, digits: number): BlobId {
  const hash = createHash(digits === 64 ? 'sha256' : 'sha1');
  return hash.update(`blob ${bytes.length}\0`).update(bytes).digest('hex') as BlobId;
}
