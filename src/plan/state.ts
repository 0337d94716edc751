import type { BlobId, CommitSha, EntryId } from './ids.ts';
import type { ManifestEntry } from './manifest.ts';

/** A cache entry as one commit describes it. */
export interface TrackedEntry extends ManifestEntry {
  /** The WAV's path in the repository. */
  readonly path: string;
  /** The Git object id of the WAV; absent where the commit names an entry whose file it lacks. */
  readonly blob: BlobId | undefined;
}

/** What one commit says the cache should hold. */
export interface State {
  /** Absent for "nothing is known": the state to which everything is new. */
  readonly commit: CommitSha | undefined;
  readonly entries: ReadonlyMap<EntryId, TrackedEntry>;
}

export function stateOf(commit: CommitSha | undefined, entries: readonly TrackedEntry[]): State {
  const byId = new Map<EntryId, TrackedEntry>();
  for (const entry of entries) byId.set(entry.id, entry);
  return { commit, entries: byId };
}

/** The state of which nothing is known: everything is new to it. */
export const NOTHING: State = stateOf(undefined, []);

/** Every id that the cache may hold, going by several states. */
export function idsOf(states: readonly State[]): Set<EntryId> {
  const ids = new Set<EntryId>();
  for (const { entries } of states) for (const id of entries.keys()) ids.add(id);
  return ids;
}
