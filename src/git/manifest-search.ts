import type { BlobId } from '../lib/ids.ts';
import { looksLikeManifest, MAX_MANIFEST_BYTES } from '../manifest/text.ts';
import type { Repository } from './repository.ts';
import { type Commit, FOLDER_MODE, fromBytePath, isRegularFile } from './tree.ts';

/** Folders that are opened in the search: a treeless clone fetches each of them. */
const MAX_FOLDERS = 100;
/** Files that are read in the search. */
const MAX_CANDIDATES = 20;

/**
 * Paths of files in a commit that look like manifests, to name them where the expected one is missing: the folders nearest to
 * the root first, and not all of a large repository.
 */
export async function searchManifests(repository: Repository, commit: Commit): Promise<readonly string[]> {
  const candidates = await listCandidates(repository, commit);
  await repository.prefetch(candidates.map(({ blob }) => blob));
  const looked = candidates.map(async ({ path, blob }) => {
    const bytes = await repository.blob(blob, MAX_MANIFEST_BYTES);
    return bytes && looksLikeManifest(bytes.toString()) ? [path] : [];
  });
  return (await Promise.all(looked)).flat();
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
