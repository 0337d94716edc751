import type { EntryId } from '../lib/ids.ts';
import { hasNoManifest, leaves, type Note, overlaps } from './note.ts';
import { idsOf, NOTHING, type State, type TrackedEntry } from './state.ts';

/** A note with the entries at its commit. */
export interface Known {
  readonly note: Note;
  /** What its manifest names at its commit. */
  readonly state: State;
  /**
   * Of a preview: what all manifests of the agent name at its commit, and at the commit that it was based on. If that one is gone, it is
   * not known what the preview added: then it claims everything, and owns nothing.
   */
  readonly preview?: { readonly whole: State; readonly base: State | undefined };
}

/** The other owners of entries in the cache of this agent. */
export interface Neighbours {
  /** Whether `to` has a manifest at a path. One that it does not have was renamed or removed, and hands over what it owned. */
  readonly exists: (manifest: string) => boolean;
  /** Entries that other manifests of the agent name in the tree of `to`, with the manifest's path. */
  readonly manifests: ReadonlyMap<EntryId, string>;
  /** The path of another manifest of the agent that cannot be read there: it may name any entry. */
  readonly unreadable: string | undefined;
  /** Entries that previews of other open pull requests change, with the pull request's number. */
  readonly previews: ReadonlyMap<EntryId, number>;
  /** Entries that previews of other open pull requests name, changed or not. */
  readonly previewed: ReadonlyMap<EntryId, number>;
}

/** Entries with the number of the open pull request that claims them. */
type Claims = ReadonlyMap<EntryId, number>;

/**
 * The entries that previews of open pull requests change, and those that they name: the newest note of each decides. `known` is
 * sorted, oldest first.
 */
export function claimsOf(
  known: readonly Known[],
  isOpen: (pullRequest: number) => boolean,
): { readonly previews: Claims; readonly previewed: Claims } {
  const newest = new Map<number, Known>();
  for (const each of known) {
    const { pullRequest, end, scope } = each.note;
    if (pullRequest) newest.set(pullRequest, each);
    if (end.succeeded) for (const number of scope?.undone ?? []) newest.delete(number);
  }
  const previews = new Map<EntryId, number>();
  const previewed = new Map<EntryId, number>();
  for (const [number, { preview }] of newest) {
    if (!preview || !isOpen(number)) continue;
    for (const id of changesOf(preview)) previews.set(id, number);
    for (const id of preview.whole.entries.keys()) previewed.set(id, number);
  }
  return { previews, previewed };
}

function changesOf({ whole, base }: NonNullable<Known['preview']>): EntryId[] {
  return [...whole.entries.values()]
    .filter(({ id, blob }) => base?.entries.get(id)?.blob !== blob)
    .map(({ id }) => id);
}

/** The entries that this preview changes and another open pull request's changes, too: the newest run wins. */
export function contestedBy(to: State, base: State | undefined, claims: Claims): Map<number, EntryId[]> {
  const contested = new Map<number, EntryId[]>();
  for (const { id, blob } of to.entries.values()) {
    const other = claims.get(id);
    if (other === undefined || base?.entries.get(id)?.blob === blob) continue;
    contested.set(other, [...(contested.get(other) ?? []), id]);
  }
  return contested;
}

/**
 * Whether the cache certainly holds this audio: the newest success that covers the entry says so, and so does every attempt
 * since, and every run that may have written at the same time as that success. `known` is sorted, oldest first.
 */
export function isCertain({ id, blob }: TrackedEntry, known: readonly Known[]): boolean {
  if (!known.some(({ state }) => state.entries.has(id))) return false;
  for (let index = known.length - 1; index >= 0; index -= 1) {
    const { note, state } = known[index] as Known;
    if (note.leftToOthers !== 'unknown' && note.leftToOthers.has(id)) continue;
    const named = state.entries.get(id);
    if (named && named.blob !== blob) return false;
    if (!named && mayHaveDeleted(note, id, known, index)) return false;
    if (named && note.end.succeeded && note.leftToOthers !== 'unknown')
      return known
        .slice(0, index)
        .every((older) => !mayHaveWritten(older, id, blob) || !overlaps(older.note, note));
  }
  return false;
}

/** A run that no longer named an entry of its manifest, or of one that was gone by then, may have deleted it. */
function mayHaveDeleted(later: Note, id: EntryId, known: readonly Known[], before: number): boolean {
  if (later.purpose === 'preview') return false;
  if (later.purpose === 'unknown') return known.slice(0, before).some(({ state }) => state.entries.has(id));
  return known.slice(0, before).some(({ note, state }, index) => {
    const isItsOwn = note.manifest === later.manifest || hasNoManifest(later, note.manifest);
    if (!isItsOwn || note.purpose === 'unknown' || !state.entries.has(id)) return false;
    return !isSettled(note, id, known.slice(index + 1, before), isSyncOf(note, id));
  });
}

/** Whether a run may have given an entry other audio than `blob`; without `blob`, any audio. */
export function mayHaveWritten({ note, state }: Known, id: EntryId, blob: TrackedEntry['blob']): boolean {
  if (note.leftToOthers !== 'unknown' && note.leftToOthers.has(id)) return false;
  const named = state.entries.get(id);
  return named !== undefined && named.blob !== blob;
}

/** Whether a preview of a pull request named an entry, and was undone. `known` is sorted, oldest first. */
export function wasUndone(id: EntryId, pullRequest: number, known: readonly Known[]): boolean {
  const undone = known.findLastIndex(
    ({ note }) => note.end.succeeded && note.scope?.undone.includes(pullRequest),
  );
  return known
    .slice(0, Math.max(undone, 0))
    .some(({ note, state }) => note.pullRequest === pullRequest && state.entries.has(id));
}

/** What the branch's newest attempt of a manifest named; nothing if there was none. */
export function branchState(known: readonly Known[], manifest: string): State {
  const isAttempt = ({ note }: Known) =>
    note.manifest === manifest && (note.purpose === 'sync' || note.purpose === 'undo');
  return known.findLast(isAttempt)?.state ?? NOTHING;
}

/** What a manifest's line of runs owns in the cache, and what previews that are undone added: both may be deleted. */
export interface Owned {
  readonly branch: ReadonlyMap<EntryId, TrackedEntry>;
  readonly previews: ReadonlyMap<EntryId, TrackedEntry>;
}

export interface OwnedOptions {
  readonly manifest: string;
  /** The branch or tag that the run follows. */
  readonly ref: string | undefined;
  readonly exists: Neighbours['exists'];
  readonly undone: ReadonlySet<number>;
}

/**
 * The branch owns what its syncs and undos named, and what the base of a preview named: a sync that finds nothing to do leaves no
 * note, so an entry may be named only there. A preview added what its base did not name, unless it left that alone. What a later run
 * settled is left out.
 */
export function ownedBy(known: readonly Known[], { manifest, ref, exists, undone }: OwnedOptions): Owned {
  const branch = new Map<EntryId, TrackedEntry>();
  const previews = new Map<EntryId, TrackedEntry>();
  const bases = idsOf(
    known.flatMap(({ note, preview }) => (preview?.base && !isElsewhere(note, ref) ? [preview.base] : [])),
  );
  for (const [index, { note, state, preview }] of known.entries()) {
    if (note.purpose === 'unknown' || (note.manifest !== manifest && exists(note.manifest))) continue;
    const later = known.slice(index + 1);
    if (note.purpose === 'preview' && !preview?.base) continue;
    const isUndone = undone.has(note.pullRequest ?? 0);
    for (const entry of state.entries.values()) {
      const isBase = note.purpose !== 'preview' || preview?.base?.entries.has(entry.id) === true;
      const isBranch = (isBase || bases.has(entry.id)) && !isElsewhere(note, ref);
      if (isBranch && !isSettled(note, entry.id, later, isSyncOf(note, entry.id)))
        branch.set(entry.id, entry);
      const isAdded = !isBase && isUndone && !leaves(note, entry.id);
      if (isAdded && !isSettled(note, entry.id, later, isUndoOf(note, entry.id)))
        previews.set(entry.id, entry);
    }
  }
  return { branch, previews };
}

/** A preview that was based on another branch, or its undo, says nothing about what this one had. Tags are of any branch. */
function isElsewhere(note: Note, ref: string | undefined): boolean {
  if (note.purpose === 'sync' || note.ref === undefined || ref === undefined) return false;
  return note.ref !== ref && !ref.startsWith('refs/tags/');
}

/** Whether a later run that succeeded has decided about an entry: it deleted it, left it alone for good, or names it itself. */
function isSettled(
  note: Note,
  id: EntryId,
  later: readonly Known[],
  decides: (later: Known) => boolean,
): boolean {
  return later.some(
    (each) =>
      each.note.end.succeeded && decides(each) && !leaves(each.note, id) && !overlaps(note, each.note),
  );
}

/**
 * A sync decides about what its own manifest named, what those did that were renamed away or removed by then, and what it names
 * itself: that moved to it from another manifest.
 */
function isSyncOf(note: Note, id: EntryId) {
  return ({ note: later, state }: Known) =>
    later.purpose === 'sync' &&
    !isElsewhere(note, later.ref) &&
    (later.manifest === note.manifest || hasNoManifest(later, note.manifest) || state.entries.has(id));
}

/** What a preview added is no longer its own once it is undone, or a sync names it: from then on it is the branch's. */
function isUndoOf({ pullRequest, manifest }: Note, id: EntryId) {
  return ({ note: later, state }: Known) =>
    later.purpose === 'sync'
      ? state.entries.has(id)
      : later.purpose === 'undo' &&
        later.manifest === manifest &&
        pullRequest !== undefined &&
        later.scope?.undone.includes(pullRequest) === true;
}
