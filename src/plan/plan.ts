import { type BlobId, compareEntryIds, type EntryId } from '../lib/ids.ts';
import type { State, TrackedEntry } from './state.ts';

/** Why an entry's audio is sent: it is new in the manifest, its file changed, or all is sent on request. */
export type ReplaceReason = 'added' | 'changed' | 'full';
/** Why an entry is deleted: it left the manifest, or its id was given as an input. */
export type DeleteReason = 'removed' | 'requested';
export type LeaveReason = 'outside files' | 'delete is off' | 'preview';

export interface Replacement {
  readonly kind: 'replace';
  readonly id: EntryId;
  readonly entry: TrackedEntry & { readonly blob: BlobId };
  readonly reason: ReplaceReason;
}

export interface Deletion {
  readonly kind: 'delete';
  readonly id: EntryId;
  /** How a manifest last named it; absent for ids that no manifest of `from` has. */
  readonly entry: TrackedEntry | undefined;
  readonly reason: DeleteReason;
}

export type Change = Replacement | Deletion;

/** A difference that this run deliberately does not carry to the cache. */
export interface LeftAlone {
  readonly change: Change;
  readonly reason: LeaveReason;
}

/** All lists are sorted by entry id, whatever the order in the manifests. */
export interface Plan {
  readonly replace: readonly Replacement[];
  readonly delete: readonly Deletion[];
  /** How many entries are as they should be already. */
  readonly keep: number;
  readonly leftAlone: readonly LeftAlone[];
}

export const EMPTY_PLAN: Plan = { replace: [], delete: [], keep: 0, leftAlone: [] };

/**
 * The difference between what the cache may hold (`from`: any number of states, none for "nothing is known") and what it
 * should hold (`to`). Entries are compared by id alone, so neither a renamed file nor an id that moves to another file is
 * a deletion. With `full`, entries that did not change are replaced, too. Every entry of `to` must have its blob.
 * What only `older` states name may be left in the cache, too.
 */
export function makePlan(
  from: readonly State[],
  to: State,
  full: boolean,
  older: readonly State[] = [],
): Plan {
  const replace: Replacement[] = [];
  for (const entry of to.entries.values()) {
    if (!hasAudio(entry))
      throw new Error(`entry ${entry.id} has no file: that must be refused before planning`);
    const reason = whyReplace(entry, from, full);
    if (reason) replace.push({ kind: 'replace', id: entry.id, entry, reason });
  }
  return {
    replace: replace.toSorted(byId),
    delete: removalsBetween([...older, ...from], to).toSorted(byId),
    keep: to.entries.size - replace.length,
    leftAlone: [],
  };
}

/** THE RULE OF DELETION: what *any* state of `from` holds and `to` does not name. Nothing else is deleted unasked. */
function removalsBetween(from: readonly State[], to: State): Deletion[] {
  const removed = new Map<EntryId, Deletion>();
  for (const state of from) {
    for (const entry of state.entries.values()) {
      const { id } = entry;
      if (!to.entries.has(id)) removed.set(id, { kind: 'delete', id, entry, reason: 'removed' });
    }
  }
  return [...removed.values()];
}

/** An entry is kept only if *every* state that the cache may be in has the same audio for it. */
function whyReplace(
  { id, blob }: TrackedEntry,
  from: readonly State[],
  full: boolean,
): ReplaceReason | undefined {
  let known = false;
  let same = from.length > 0;
  for (const { entries } of from) {
    const before = entries.get(id);
    known ||= before !== undefined;
    same &&= before?.blob === blob;
  }
  if (same) return full ? 'full' : undefined;
  return known ? 'changed' : 'added';
}

function hasAudio(entry: TrackedEntry): entry is Replacement['entry'] {
  return entry.blob !== undefined;
}

/**
 * Leaves replacements alone whose file may not be uploaded. If such a file moved from another entry, that is not deleted: its
 * phrase would be gone from both.
 */
export function restrictFiles(plan: Plan, inScope: (entry: TrackedEntry) => boolean): Plan {
  const outside = plan.replace.filter((change) => !inScope(change.entry));
  const paths = new Set(outside.map(({ entry }) => entry.path));
  const movesAway = ({ entry }: Deletion) => entry !== undefined && paths.has(entry.path);
  return {
    ...plan,
    replace: plan.replace.filter((change) => inScope(change.entry)),
    delete: plan.delete.filter((change) => !movesAway(change)),
    leftAlone: leave(plan, [...outside, ...plan.delete.filter(movesAway)], 'outside files'),
  };
}

/** Leaves every deletion alone. */
export function withoutDeletions(plan: Plan, reason: LeaveReason): Plan {
  return { ...plan, delete: [], leftAlone: leave(plan, plan.delete, reason) };
}

/** Adds deletions that the user asks for by id, whatever the manifests say. */
export function requestDeletions(plan: Plan, ids: readonly EntryId[], from: readonly State[]): Plan {
  const planned = new Set(plan.delete.map((change) => change.id));
  const requested = ids
    .filter((id) => !planned.has(id))
    .map((id): Deletion => ({ kind: 'delete', id, entry: lastEntry(id, from), reason: 'requested' }));
  return {
    ...plan,
    delete: [...plan.delete, ...requested].toSorted(byId),
    leftAlone: plan.leftAlone.filter(({ change }) => !requested.some(({ id }) => id === change.id)),
  };
}

export function hasChanges(plan: Plan): boolean {
  return plan.replace.length + plan.delete.length > 0;
}

function leave(plan: Plan, changes: readonly Change[], reason: LeaveReason): LeftAlone[] {
  return [...plan.leftAlone, ...changes.map((change) => ({ change, reason }))].toSorted((a, b) =>
    byId(a.change, b.change),
  );
}

function lastEntry(id: EntryId, from: readonly State[]): TrackedEntry | undefined {
  return from.findLast((state) => state.entries.has(id))?.entries.get(id);
}

function byId(a: { id: EntryId }, b: { id: EntryId }): number {
  return compareEntryIds(a.id, b.id);
}

/**
 * Files that would lose the entry that they have for one that the agent lacks, be it under another name: `from` is to be deleted,
 * and `to` cannot be replaced. The new id is a slip of the pen.
 */
export function misdirectedFiles(
  plan: Plan,
  missing: readonly Replacement[],
  isOnAgent: (id: EntryId) => boolean,
): readonly { readonly from: Deletion; readonly to: Replacement }[] {
  return missing.flatMap((to) => {
    const from = plan.delete.find(
      ({ id, entry, reason }) =>
        reason === 'removed' &&
        (entry?.path === to.entry.path || entry?.blob === to.entry.blob) &&
        isOnAgent(id),
    );
    return from ? [{ from, to }] : [];
  });
}
