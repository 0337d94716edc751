import type { BlobId, EntryId } from '../lib/ids.ts';
import type { ManifestEntry } from '../manifest/manifest.ts';

/** A cache entry as one commit describes it. */
export interface TrackedEntry extends ManifestEntry {
  /** The WAV's path in the repository. */
  readonly path: string;
  /** The Git object id of the WAV; undefined if the commit names an entry whose file it does not have. */
  readonly blob: BlobId | undefined;
}

/** An entry whose file its commit has. */
export type AudioEntry = TrackedEntry & { readonly blob: BlobId };

export function hasAudio(entry: TrackedEntry): entry is AudioEntry {
  return entry.blob !== undefined;
}

/** What one commit says the cache should hold. */
export interface State {
  readonly entries: ReadonlyMap<EntryId, TrackedEntry>;
}

export function stateOf(entries: readonly TrackedEntry[]): State {
  const byId = new Map<EntryId, TrackedEntry>();
  for (const entry of entries) byId.set(entry.id, entry);
  return { entries: byId };
}

/** The state of an unknown cache: every entry is new to it. */
export const NOTHING: State = stateOf([]);

/** Every id that any of the states names. */
export function idsOf(states: readonly State[]): Set<EntryId> {
  const ids = new Set<EntryId>();
  for (const { entries } of states) for (const id of entries.keys()) ids.add(id);
  return ids;
}

/** Whether two states name the same entries with the same audio. */
export function sameAudio(a: State, b: State): boolean {
  const isIn = ({ id, blob }: TrackedEntry) => b.entries.has(id) && b.entries.get(id)?.blob === blob;
  return a.entries.size === b.entries.size && [...a.entries.values()].every(isIn);
}
