import type { Job } from '../context.ts';
import { hasFile, type OtherManifest, otherManifests } from '../git/other-manifests.ts';
import type { EntryId } from '../lib/ids.ts';
import { Blocked, type Problem } from '../lib/problem.ts';
import { quote } from '../lib/text.ts';
import type { Note } from '../plan/note.ts';
import { claimsOf, type Known, type Neighbours } from '../plan/ownership.ts';

export interface NeighboursResult {
  readonly neighbours: Neighbours;
  readonly others: readonly OtherManifest[];
}

export interface NeighboursOptions {
  /** The manifests of this agent that the record names. */
  readonly manifests: readonly string[];
  readonly isOpen: (pullRequest: number) => boolean;
  /** Whether to look for manifests in the commit. */
  readonly look: boolean;
}

/**
 * Finds the other owners of entries in this agent's cache: other manifests in the commit to sync to, and previews of other open
 * pull requests. Raises Blocked if two manifests map one entry: each sync would replace the other's audio.
 */
export async function findNeighbours(
  job: Job,
  claimants: readonly Known[],
  { manifests, isOpen, look }: NeighboursOptions,
): Promise<NeighboursResult> {
  const { identity, request, repository, target } = job;
  const own = request.inputs.manifest;
  const recorded = [...new Set(manifests)].filter((path) => path !== own);
  const { agentId, region } = identity;
  const present = await Promise.all(
    recorded.map(async (path) => [path, await hasFile(repository, target.commit, path)] as const),
  );
  // Of an undo: the pull request added the manifest, or moved one here.
  const isNew = !(await hasFile(repository, target.commit, own));
  const mayHaveMoved = present.some(([, isThere]) => !isThere);
  const everywhere = isNew || mayHaveMoved || request.task.purpose === 'undo';
  const { project } = request.inputs;
  const unnamed = mayHaveMoved && target.manifest.agentId === undefined && project === undefined;
  const options = { own, recorded, region, project, everywhere, unnamed };
  const others =
    agentId && look ? await otherManifests(repository, target.commit, { ...options, agentId }) : [];
  const found = others.map(({ path }) => [path, true] as const);
  const exists = new Map<string, boolean>([...present, ...found, [own, true]]);
  // One that names no agent may be of another one: it keeps what it names from being deleted, but clashes with nothing.
  const certain = others.filter(({ path, manifest }) => manifest?.agentId ?? recorded.includes(path));
  checkClashes(job, unnamed ? certain : others);
  const pull = request.task.pull?.number;
  return {
    others,
    neighbours: {
      exists: (path) => exists.get(path) ?? false,
      manifests: new Map(others.flatMap(({ path, manifest }) => idsOf(manifest).map((id) => [id, path]))),
      unreadable: others.find(({ manifest }) => !manifest)?.path,
      ...claimsOf(claimants, (number) => number !== pull && isOpen(number)),
    },
  };
}

function idsOf(manifest: OtherManifest['manifest']): EntryId[] {
  return manifest?.entries.map(({ id }) => id) ?? [];
}

function checkClashes({ target, request }: Job, others: readonly OtherManifest[]): void {
  const { manifest: file } = request.inputs;
  const problems = others.flatMap(({ path, manifest }) =>
    (manifest?.entries ?? []).flatMap(({ id, line }): Problem[] => {
      const own = target.state.entries.get(id);
      if (!own) return [];
      const message = `the entry id "${id}" is used by ${quote(own.name)} here and on line ${line} of ${quote(path)}, a manifest of the same agent: remove one of them`;
      return [{ message, file, line: own.line, column: own.column }];
    }),
  );
  if (problems.length > 0) throw new Blocked(problems);
}

/** The manifests that a run knows of: its own, those that notes are of, and those that the newest note names. */
export function manifestsIn(notes: readonly Note[]): string[] {
  const newest = notes.reduce<Note | undefined>((a, b) => (a && a.id > b.id ? a : b), undefined);
  return [...new Set([...notes.map(({ manifest }) => manifest), ...(newest?.scope?.manifests ?? [])])];
}
