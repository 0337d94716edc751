import { posix } from 'node:path';
import type { BlobId } from '../lib/ids.ts';
import { Blocked } from '../lib/problem.ts';
import { looksLikeManifest, MAX_MANIFEST_BYTES } from '../manifest/text.ts';
import type { Repository } from './repository.ts';
import { type Commit, FOLDER_MODE, fromBytePath, isRegularFile, toBytePath } from './tree.ts';
import { fileIn, openFolder } from './walk.ts';

/** Folders that are opened in the search: a treeless clone fetches each of them. */
const MAX_FOLDERS = 100;
/** Files that are read in the search. */
const MAX_CANDIDATES = 20;

const ENDINGS = ['.json', '.yaml', '.yml'];

/** The path of a manifest that differs from `path` only in its ending. */
export async function findSibling(
  repository: Repository,
  { tree }: Commit,
  path: string,
): Promise<string | undefined> {
  const { dir, name, ext } = posix.parse(path);
  const folder = await openFolder(repository, tree, toBytePath(dir || '.'));
  const others = ENDINGS.filter((ending) => ending !== ext).map((ending) => `${name}${ending}`);
  const found = others.find((other) => fileIn(folder, toBytePath(other)).kind === 'file');
  return found && posix.join(dir, found);
}

/**
 * Paths of files in a commit that look like manifests, as a hint if the expected one is missing: the folders nearest to the root
 * first, and not all of a large repository. Empty if the search fails.
 */
export async function searchManifests(repository: Repository, commit: Commit): Promise<readonly string[]> {
  try {
    const candidates = await listCandidates(repository, commit);
    await repository.prefetch(candidates.map(({ blob }) => blob));
    const found = await Promise.all(candidates.map((candidate) => looksRight(repository, candidate)));
    return candidates.filter((_, index) => found[index]).map(({ path }) => path);
  } catch (error) {
    if (error instanceof Blocked) return [];
    throw error;
  }
}

async function looksRight(repository: Repository, { blob }: Candidate): Promise<boolean> {
  const bytes = await repository.blob(blob, MAX_MANIFEST_BYTES);
  return bytes !== undefined && looksLikeManifest(bytes.toString());
}

interface Candidate {
  readonly path: string;
  readonly blob: BlobId;
}

async function listCandidates(repository: Repository, { tree }: Commit): Promise<readonly Candidate[]> {
  const candidates: Candidate[] = [];
  const folders = [{ id: tree, prefix: '' }];
  for (const { id, prefix } of folders) {
    for (const [key, entry] of await repository.tree(id)) {
      const name = fromBytePath(key);
      const path = `${prefix}${name}`;
      const isOpen = folders.length < MAX_FOLDERS && !name.startsWith('.') && name !== 'node_modules';
      if (entry.mode === FOLDER_MODE && isOpen) folders.push({ id: entry.id, prefix: `${path}/` });
      else if (isRegularFile(entry) && /\.(?:json|ya?ml)$/i.test(name))
        candidates.push({ path, blob: entry.id });
    }
    if (candidates.length >= MAX_CANDIDATES) break;
  }
  return candidates.slice(0, MAX_CANDIDATES);
}
