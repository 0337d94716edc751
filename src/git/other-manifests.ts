import { posix } from 'node:path';
import type { AgentId, BlobId, Region } from '../lib/ids.ts';
import type { Manifest } from '../manifest/manifest.ts';
import { parseManifest } from '../manifest/read.ts';
import type { Repository } from './repository.ts';
import { type BytePath, type Commit, FOLDER_MODE, fromBytePath, isRegularFile, toBytePath } from './tree.ts';
import { findFile, openFolder } from './walk.ts';

/** Another manifest of the same agent, in the same commit. */
export interface OtherManifest {
  readonly path: string;
  /** Undefined for one that the record names, but that cannot be read: nobody knows what it wants. */
  readonly manifest: Manifest | undefined;
}

export interface OthersOptions {
  /** The manifest of this run. */
  readonly own: string;
  /** Manifests of this agent that the record names. */
  readonly recorded: readonly string[];
  readonly agentId: AgentId;
  readonly region: Region;
}

/** More files than that below the manifest's folder are not looked at: the record names the manifests that were ever synced. */
const MAX_FILES = 500;
const MAX_BYTES = 1024 * 1024;

/**
 * The other manifests of an agent in a commit: those that the record names, and every JSON or YAML file in or below the manifest's
 * folder that is a manifest with this agent id.
 */
export async function otherManifests(
  repository: Repository,
  commit: Commit,
  { own, recorded, agentId, region }: OthersOptions,
): Promise<readonly OtherManifest[]> {
  const files = new Map<string, BlobId>();
  for (const [path, blob] of await filesBelow(repository, commit, posix.dirname(own))) files.set(path, blob);
  for (const path of recorded) {
    const found = await findFile(repository, commit.tree, path);
    if (found.kind === 'file') files.set(path, found.blob);
  }
  files.delete(own);
  await repository.prefetch([...files.values()]);
  const read = await Promise.all(
    [...files].map(async ([path, blob]): Promise<OtherManifest | undefined> => {
      const isRecorded = recorded.includes(path);
      const bytes = await repository.blob(blob, MAX_BYTES);
      // Most files name no agent: they are not parsed.
      if (!isRecorded && !bytes?.includes(agentId)) return undefined;
      const parsed = bytes && (await parseManifest(bytes, path));
      if (!parsed?.ok) return isRecorded ? { path, manifest: undefined } : undefined;
      const { manifest } = parsed;
      if (manifest.region && manifest.region !== region) return undefined;
      const isOurs = manifest.agentId === agentId || (isRecorded && !manifest.agentId);
      return isOurs ? { path, manifest } : undefined;
    }),
  );
  return read.filter((each) => each !== undefined);
}

async function filesBelow(
  repository: Repository,
  commit: Commit,
  folder: string,
): Promise<[string, BlobId][]> {
  const found: [string, BlobId][] = [];
  const open = await openFolder(repository, commit.tree, toBytePath(folder));
  if (open.kind !== 'open') return found;
  const prefix: BytePath = folder === '.' ? '' : toBytePath(`${folder}/`);
  const queue = [{ id: open.id, prefix }];
  for (let next = queue.shift(); next && found.length < MAX_FILES; next = queue.shift()) {
    for (const [name, entry] of await repository.tree(next.id)) {
      const path = `${next.prefix}${name}`;
      if (entry.mode === FOLDER_MODE) queue.push({ id: entry.id, prefix: `${path}/` });
      else if (isRegularFile(entry) && /\.(?:json|ya?ml)$/i.test(name))
        found.push([fromBytePath(path), entry.id]);
    }
  }
  return found;
}

/** Whether a commit has a file at a path. */
export async function hasFile(repository: Repository, commit: Commit, path: string): Promise<boolean> {
  return (await findFile(repository, commit.tree, path)).kind === 'file';
}
