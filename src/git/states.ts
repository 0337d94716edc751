import type { AgentId, BlobId, Region } from '../lib/ids.ts';
import { Blocked, type Problem } from '../lib/problem.ts';
import { EMPTY_MANIFEST, type Manifest } from '../manifest/manifest.ts';
import { type ParsedManifest, parseManifest } from '../manifest/read.ts';
import { MAX_MANIFEST_BYTES } from '../manifest/text.ts';
import { type State, stateOf } from '../plan/state.ts';
import { findSibling, searchManifests } from './manifest-search.ts';
import { missingAudio } from './missing-audio.ts';
import { nearNames } from './near-names.ts';
import { findProject } from './project.ts';
import type { Repository } from './repository.ts';
import { emptyBase, invalidBase, noManifest, unreadableManifest } from './state-problems.ts';
import { trackEntries } from './tracking.ts';
import type { Commit } from './tree.ts';
import { findFile, type NoFile } from './walk.ts';

/** The commit that the cache is to follow: its manifest and what that says. */
export interface Target {
  readonly commit: Commit;
  readonly manifest: Manifest;
  readonly state: State;
}

export interface Bases {
  /** In the order of the commits. */
  readonly states: readonly State[];
  /** Which commits count as empty, and why. */
  readonly notices: readonly Problem[];
}

export interface StateReader {
  /**
   * Reads the commit to sync to. Raises Blocked with every problem of its manifest, or every missing file. Where
   * `mayLack`, a commit without manifest says that nothing is to be there.
   */
  readTarget(commit: Commit, mayLack: boolean): Promise<Target>;
  /**
   * Reads what earlier commits name in this cache. A commit without manifest, or whose manifest or project file is for another agent or
   * region, names nothing. A file that is missing there does not matter: its id still counts. A manifest that is not valid goes to
   * `onInvalid`; without that, it raises Blocked.
   */
  readBases(commits: readonly Commit[], cache: Cache, onInvalid?: OnInvalid): Promise<Bases>;
}

/** Told of a commit whose manifest is not valid; it counts as naming nothing. */
export type OnInvalid = (commit: Commit, problem: Problem) => void;

/** The cache of an agent in a region. */
export interface Cache {
  readonly agentId: AgentId | undefined;
  readonly region: Region;
}

/**
 * Reads the states of commits through the manifest at `path`, and what the input `project` names at earlier ones; a manifest that two
 * commits share is parsed once.
 */
export function stateReader(repository: Repository, path: string, project?: string): StateReader {
  const parsed = new Map<BlobId, Promise<ParsedManifest>>();
  const findNear = nearNames(repository);
  const prefix = path.slice(0, path.lastIndexOf('/') + 1);

  const findManifest = ({ tree }: Commit) => findFile(repository, tree, path);

  async function readManifest(commit: Commit): Promise<ParsedManifest | NoFile> {
    const found = await findManifest(commit);
    if (found.kind !== 'file') return found.kind;
    const known = parsed.get(found.blob) ?? parse(found.blob, commit);
    parsed.set(found.blob, known);
    return known;
  }

  /** What had no id yet names nothing in a cache: only the commit to sync to must have them all. */
  async function parse(blob: BlobId, { sha }: Commit, allowUnknownIds = true): Promise<ParsedManifest> {
    await repository.prefetch([blob]);
    const bytes = await repository.blob(blob, MAX_MANIFEST_BYTES);
    if (!bytes) throw new Blocked([unreadableManifest(path, sha, MAX_MANIFEST_BYTES)]);
    return parseManifest(bytes, path, { allowUnknownIds });
  }

  async function readWithIds(commit: Commit): Promise<ParsedManifest | NoFile> {
    const result = await readManifest(commit);
    if (typeof result === 'string' || !result.ok || result.toFind.length === 0) return result;
    const found = await findManifest(commit);
    return found.kind === 'file' ? parse(found.blob, commit, false) : found.kind;
  }

  async function readBase(commit: Commit, cache: Cache, onInvalid: OnInvalid): Promise<[State, Problem?]> {
    const result = await readManifest(commit);
    const empty = (what?: string): [State, Problem] => [stateOf([]), emptyBase(path, commit.sha, what)];
    if (typeof result === 'string') return empty();
    if (!result.ok) {
      onInvalid(commit, invalidBase(path, commit.sha, result.problems));
      return [stateOf([])];
    }
    const { manifest } = result;
    const other = otherCache(manifest, cache);
    if (other) return empty(`a manifest for ${other}`);
    const named = await findProject(repository, commit, { project, manifest: path });
    // Whose audio a commit with an unreadable project file named is not known.
    if (named && !named.ok) return empty('an invalid project file');
    const otherProject = named && otherCache(named.project, cache);
    if (otherProject) return empty(`a project file for ${otherProject}`);
    const { entries } = await trackEntries(repository, commit, prefix, manifest.entries);
    return [stateOf(entries)];
  }

  return {
    async readTarget(commit, mayLack) {
      const result = await readWithIds(commit);
      if (result === 'missing' && mayLack) return { commit, manifest: EMPTY_MANIFEST, state: stateOf([]) };
      if (typeof result === 'string')
        throw new Blocked([
          noManifest(path, commit.sha, result, {
            near: await findNear(commit, path),
            sibling: await findSibling(repository, commit, path),
            others: result === 'missing' ? await searchManifests(repository, commit) : [],
          }),
        ]);
      if (!result.ok) throw new Blocked(result.problems);
      const tracked = await trackEntries(repository, commit, prefix, result.manifest.entries);
      if (tracked.missing.length > 0) {
        const near = (file: string) => findNear(commit, file);
        throw new Blocked(await missingAudio(tracked, path, near));
      }
      return { commit, manifest: result.manifest, state: stateOf(tracked.entries) };
    },

    async readBases(commits, cache, onInvalid = block) {
      const found = await Promise.all(commits.map(findManifest));
      await repository.prefetch(found.flatMap((file) => (file.kind === 'file' ? [file.blob] : [])));
      const bases = await Promise.all(commits.map((commit) => readBase(commit, cache, onInvalid)));
      return {
        states: bases.map(([state]) => state),
        notices: bases.flatMap(([, notice]) => notice ?? []),
      };
    },
  };
}

function block(_: Commit, problem: Problem): never {
  throw new Blocked([problem]);
}

/** The other agent or region that a manifest or project file names; undefined if it names neither. */
function otherCache(
  named: Pick<Manifest, 'agentId' | 'region'>,
  { agentId, region }: Cache,
): string | undefined {
  if (named.agentId && agentId && named.agentId !== agentId) return `agent ${named.agentId}`;
  return named.region && named.region !== region ? `region ${named.region}` : undefined;
}
