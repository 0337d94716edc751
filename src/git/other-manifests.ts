import { posix } from 'node:path';
import type { AgentId, BlobId, Region } from '../lib/ids.ts';
import type { Manifest } from '../manifest/manifest.ts';
import { parseManifest } from '../manifest/read.ts';
import { looksLikeManifest, MAX_MANIFEST_BYTES } from '../manifest/text.ts';
import { findProject } from './project.ts';
import type { Repository } from './repository.ts';
import { type BytePath, type Commit, FOLDER_MODE, fromBytePath, isRegularFile, toBytePath } from './tree.ts';
import { findFile, type NoFile, openFolder } from './walk.ts';

/** Another manifest of the same agent, in the same commit. */
export interface OtherManifest {
  readonly path: string;
  /** Undefined if it cannot be read, or is not valid: nobody knows which entries it names. */
  readonly manifest: Manifest | undefined;
}

export interface OthersOptions {
  /** The manifest of this run. */
  readonly own: string;
  /** Manifests of this agent that the record names. */
  readonly recorded: readonly string[];
  readonly agentId: AgentId;
  readonly region: Region;
  /** The input `project`: a manifest that names no agent has that of its project file. */
  readonly project: string | undefined;
  /** Whether to search the whole commit: a manifest that the record names may have moved anywhere. */
  readonly everywhere: boolean;
  /** Whether a manifest that names no agent counts: the run's own names none either, and one on the record has moved. */
  readonly unnamed: boolean;
}

/** More files than that are not looked at: the record names the manifests that were ever synced. */
const MAX_FILES = 500;
const MAX_FILES_EVERYWHERE = 5_000;

/**
 * The other manifests of an agent in a commit: those that the record names, and every JSON or YAML file in or below the manifest's
 * folder that is a manifest of this agent, or would be if it were valid.
 */
export async function otherManifests(
  repository: Repository,
  commit: Commit,
  options: OthersOptions,
): Promise<readonly OtherManifest[]> {
  const { own, recorded, everywhere } = options;
  const [folder, most] = everywhere ? ['.', MAX_FILES_EVERYWHERE] : [posix.dirname(own), MAX_FILES];
  const files = new Map<string, BlobId>(await filesBelow(repository, commit, folder, most));
  const links: OtherManifest[] = [];
  for (const path of recorded) {
    const found = await findFile(repository, commit.tree, path);
    if (found.kind === 'file') files.set(path, found.blob);
    else if (!isGone(found.kind)) links.push({ path, manifest: undefined });
  }
  files.delete(own);
  await repository.prefetch([...files.values()]);
  const read = await Promise.all(
    [...files].map(([path, blob]) => readOther({ repository, commit, path, blob }, options)),
  );
  return [...links, ...read.filter((each) => each !== undefined)];
}

/** Whether nothing is at a path where a manifest was. A link, or a submodule, may lead to one. */
function isGone(kind: NoFile): boolean {
  return kind === 'missing' || kind === 'folder';
}

interface Candidate {
  readonly repository: Repository;
  readonly commit: Commit;
  readonly path: string;
  readonly blob: BlobId;
}

async function readOther(candidate: Candidate, options: OthersOptions): Promise<OtherManifest | undefined> {
  const { repository, path, blob } = candidate;
  const { recorded, agentId, region } = options;
  const isRecorded = recorded.includes(path);
  const bytes = await repository.blob(blob, MAX_MANIFEST_BYTES);
  if (!bytes) return isRecorded ? { path, manifest: undefined } : undefined;
  const isNamed = isRecorded || bytes.includes(agentId);
  // Most files name no agent: they are not parsed.
  if (!isNamed && options.project === undefined && !options.unnamed) return undefined;
  const text = bytes.toString();
  if (!isRecorded && !looksLikeManifest(text)) return undefined;
  const parsed = await parseManifest(bytes, path, { allowUnknownIds: true });
  const manifest = parsed.ok ? parsed.manifest : undefined;
  // Other files have WAV names in them, too: durations, texts. What is no manifest must not hold anything back for ever.
  if (!manifest && !isRecorded && !text.includes('entries')) return undefined;
  if (manifest?.agentId && manifest.agentId !== agentId) return undefined;
  if (manifest?.region && manifest.region !== region) return undefined;
  const names = manifest ? manifest.agentId !== undefined || options.unnamed : isNamed;
  const isOurs = names || isRecorded || (await isOfProject(candidate, options));
  return isOurs ? { path, manifest } : undefined;
}

/** Whether the project file that belongs to a manifest names this agent and region. */
async function isOfProject(
  { repository, commit, path }: Candidate,
  { project, agentId, region }: OthersOptions,
) {
  // Named by its path, it is for manifests in or below its folder: another agent may have another one.
  if (project?.includes('/') && !path.startsWith(`${posix.dirname(project)}/`)) return false;
  const found = await findProject(repository, commit, { project, manifest: path });
  return (
    found?.ok === true && found.project.agentId === agentId && (found.project.region ?? region) === region
  );
}

async function filesBelow(
  repository: Repository,
  commit: Commit,
  folder: string,
  most: number,
): Promise<[string, BlobId][]> {
  const found: [string, BlobId][] = [];
  const open = await openFolder(repository, commit.tree, toBytePath(folder));
  if (open.kind !== 'open') return found;
  const prefix: BytePath = folder === '.' ? '' : toBytePath(`${folder}/`);
  const queue = [{ id: open.id, prefix }];
  for (let next = queue.shift(); next && found.length < most; next = queue.shift()) {
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
