import type { BlobId } from '../lib/ids.ts';
import type { ManifestEntry } from '../manifest/manifest.ts';
import type { TrackedEntry } from '../plan/state.ts';
import type { Repository } from './repository.ts';
import { type Commit, toBytePath } from './tree.ts';
import { type Folder, fileIn, type NoFile, openFolder } from './walk.ts';

export interface Tracked {
  readonly entries: readonly TrackedEntry[];
  /** Those whose file is missing from the commit, and what is there instead. */
  readonly missing: readonly (readonly [TrackedEntry, NoFile])[];
}

/** Finds the file of each entry; `prefix` is the manifest's folder, with a slash at its end, or empty. */
export async function trackEntries(
  repository: Repository,
  commit: Commit,
  prefix: string,
  entries: readonly ManifestEntry[],
): Promise<Tracked> {
  const folders = await openFolders(repository, commit, prefix, entries);
  const tracked: TrackedEntry[] = [];
  const missing: [TrackedEntry, NoFile][] = [];
  for (const mapped of entries) {
    const { name } = mapped;
    const folder = folderOf(name);
    const found = fileIn(folders.get(folder) ?? MISSING, toBytePath(name.slice(folder.length)));
    const blob: BlobId | undefined = found.kind === 'file' ? found.blob : undefined;
    const entry = { ...mapped, path: prefix + name, blob };
    tracked.push(entry);
    if (found.kind !== 'file') missing.push([entry, found.kind]);
  }
  return { entries: tracked, missing };
}

const MISSING: Folder = { kind: 'missing' };

/** Entries of one folder share the way there. */
async function openFolders(
  repository: Repository,
  commit: Commit,
  prefix: string,
  entries: readonly ManifestEntry[],
): Promise<ReadonlyMap<string, Folder>> {
  const folders = new Map<string, Folder>();
  const open = async (name: string) => {
    const path = `${prefix}${name}`.slice(0, -1) || '.';
    folders.set(name, await openFolder(repository, commit.tree, toBytePath(path)));
  };
  await Promise.all([...new Set(entries.map(({ name }) => folderOf(name)))].map(open));
  return folders;
}

/** The folders of a name, with a slash at the end; empty where it has none. */
function folderOf(name: string): string {
  return name.slice(0, name.lastIndexOf('/') + 1);
}
