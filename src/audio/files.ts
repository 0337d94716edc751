import { join } from 'node:path';
import type { BlobId } from '../lib/ids.ts';
import { MAX_POINTER_BYTES, parsePointer } from '../lib/lfs.ts';
import type { Problem } from '../lib/problem.ts';
import { quote } from '../lib/text.ts';
import type { Replacement } from '../plan/plan.ts';
import type { WavFacts } from './facts.ts';
import { MAX_WAV_BYTES } from './limits.ts';
import { inspectWav } from './wav.ts';
import { readWorkspaceFile } from './workspace-file.ts';

/** A file whose bytes are the committed ones and are audio that PolyAI takes. */
export interface CheckedAudio {
  readonly bytes: Buffer;
  readonly facts: WavFacts;
}

export type AudioResult =
  | { readonly ok: true; readonly audio: CheckedAudio }
  | { readonly ok: false; readonly problem: Problem };

export interface AudioPlace {
  readonly workspace: string;
  /** Path of the manifest in the repository: problems point at the file's line there, because nobody can see a line of a WAV. */
  readonly manifest: string;
  /** Reads a Git blob of at most so many bytes; undefined where it is missing or larger. */
  readonly readBlob: (id: BlobId, maxBytes: number) => Promise<Buffer | undefined>;
}

/**
 * Reads the audio of a replacement and proves that it is what was committed: its Git blob hash is the tree's, or its SHA-256
 * is that of the Git LFS pointer in the tree. The bytes that come back are the bytes that were checked.
 * Files that are not in the workspace (sparse checkouts) are read from Git.
 */
export async function readAudio(place: AudioPlace, change: Pick<Replacement, 'entry'>): Promise<AudioResult> {
  const { path, blob } = change.entry;
  const refuse = (reason: string): AudioResult => ({ ok: false, problem: problemOf(place, change, reason) });
  const file = await readWorkspaceFile(join(place.workspace, path));
  if (file.kind === 'refused') return refuse(file.reason);
  const bytes = file.kind === 'read' ? file.bytes : await place.readBlob(blob, MAX_WAV_BYTES);
  if (!bytes)
    return refuse('is missing from the workspace and from its Git objects, or is too large: check it out');
  const changed = await explainChange(bytes, blob, place);
  if (changed !== undefined) return refuse(changed);
  const wav = inspectWav(bytes);
  return wav.ok ? { ok: true, audio: { bytes, facts: wav.audio } } : refuse(wav.reason);
}

/** A problem with a file; `reason` follows its name. */
export function problemOf(
  { manifest }: Pick<AudioPlace, 'manifest'>,
  { entry: { path, line, column } }: Pick<Replacement, 'entry'>,
  reason: string,
): Problem {
  return { message: `${quote(path)} ${reason}`, file: manifest, line, column };
}

/** Why bytes are not what was committed under a blob's id; nothing if they are. */
async function explainChange(bytes: Buffer, blob: BlobId, place: AudioPlace): Promise<string | undefined> {
  if (blobId(bytes, blob.length) === blob) {
    return parsePointer(bytes) && 'is a Git LFS pointer, not audio: give actions/checkout "lfs: true"';
  }
  const pointer = parsePointer(await place.readBlob(blob, MAX_POINTER_BYTES));
  if (!pointer) {
    return 'differs in the workspace from what was committed: an earlier step or a Git filter changed it; commit the new audio';
  }
  if (pointer.oid !== sha256(bytes)) {
    return 'is not the audio that its Git LFS pointer names: check it out again with "lfs: true"';
  }
  if (pointer.size === bytes.length) return undefined;
  return `has ${bytes.length} bytes, but its Git LFS pointer says ${pointer.size}: commit the audio again`;
}

function blobId(bytes: Uint8Array, digits: number): BlobId {
  return createBlobHash(digits, bytes.length).update(bytes).digest('hex') as BlobId;
}

/**
 * Git's id of a blob: the hash over `blob <bytes>\0` and the content, which is for the caller to add (SHA-1, or SHA-256 where ids
 * have 64 digits).
 */
export function createBlobHash(digits: number, bytes: number) {
  return newHash(digits === 64 ? 'sha256' : 'sha1').update(`blob ${bytes}\0`);
}

/** What a Git LFS pointer names its file by. */
export function sha256(bytes: Uint8Array): string {
  return newHash('sha256').update(bytes).digest('hex');
}

/** Loaded only where there is something to hash: a run with nothing to do starts without it (docs/decisions/0013-speed.md). */
function newHash(algorithm: 'sha1' | 'sha256') {
  return process.getBuiltinModule('node:crypto').createHash(algorithm);
}
