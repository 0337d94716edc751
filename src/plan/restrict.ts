import type { EntryId } from '../lib/ids.ts';
import type { Known } from './ownership.ts';
import {
  byChange,
  byId,
  type Change,
  type Deletion,
  type LeaveReason,
  type LeftAlone,
  type Plan,
  type Replacement,
} from './plan.ts';
import type { AudioEntry, State, TrackedEntry } from './state.ts';

/** What the inputs, a preview or a newer commit take out of a plan, or add to it. */

/**
 * Leaves alone replacements whose file may not be uploaded. If such a file moved from another entry, that entry is not deleted: its
 * phrase would be gone from both.
 */
export function restrictFiles(plan: Plan, isSelected: (entry: TrackedEntry) => boolean): Plan {
  const outside = plan.replace.filter((change) => !isSelected(change.entry));
  const paths = new Set(outside.map(({ entry }) => entry.path));
  const movesAway = ({ entry }: Deletion) => entry !== undefined && paths.has(entry.path);
  return {
    ...plan,
    replace: plan.replace.filter((change) => isSelected(change.entry)),
    delete: plan.delete.filter((change) => !movesAway(change)),
    leftAlone: leave(plan, [...outside, ...plan.delete.filter(movesAway)], 'outside files'),
  };
}

/** Leaves deletions alone: all of them, unless `mayLeave` says otherwise. */
export function withoutDeletions(
  plan: Plan,
  reason: LeaveReason,
  mayLeave: (change: Deletion) => boolean = () => true,
): Plan {
  return {
    ...plan,
    delete: plan.delete.filter((change) => !mayLeave(change)),
    leftAlone: leave(plan, plan.delete.filter(mayLeave), reason),
  };
}

/** Leaves alone deletions of what may be another phrase by now. The note names them, so that the next run plans them again. */
export function leaveToNextRun(plan: Plan, mayLeave: (change: Deletion) => boolean): Plan {
  const ids = plan.delete.filter(mayLeave).map(({ id }) => id);
  return {
    ...withoutDeletions(plan, 'not listed', mayLeave),
    leftToOthers: new Set([...plan.leftToOthers, ...ids]),
  };
}

/** Leaves alone deletions of what a newer commit names; if it is not known what that names, all but the requested ones. */
export function leaveNamed(plan: Plan, newest: State | undefined, owner: string): Plan {
  const isNamed = ({ id, reason }: Deletion) => newest?.entries.has(id) ?? reason === 'removed';
  return leaveTo(plan, plan.delete.filter(isNamed), owner);
}

/** Leaves alone replacements of audio that a newer commit has changed or removed, as far as `mayLeave` allows. */
export function leaveReplaced(
  plan: Plan,
  newest: State,
  owner: string,
  mayLeave: (entry: TrackedEntry) => boolean = () => true,
): Plan {
  const isOlder = ({ id, entry }: Replacement) =>
    newest.entries.get(id)?.blob !== entry.blob && mayLeave(entry);
  return leaveTo(plan, plan.replace.filter(isOlder), owner);
}

/** Leaves audio that another manifest names to a run of that one. */
export function leaveToManifest(plan: Plan, entries: readonly AudioEntry[], owner: string): Plan {
  const leftAlone = entries.map((entry): LeftAlone => {
    const change: Replacement = { kind: 'replace', id: entry.id, entry, reason: 'changed' };
    return { change, reason: 'manifest', owner };
  });
  const ids = new Set(entries.map(({ id }) => id));
  // What is left to it already, as a deletion, is said once.
  const others = plan.leftAlone.filter(({ change }) => !ids.has(change.id));
  return {
    ...plan,
    leftAlone: [...others, ...leftAlone].toSorted(byChange),
    leftToOthers: new Set([...plan.leftToOthers, ...ids]),
  };
}

function leaveTo(plan: Plan, changes: readonly Change[], owner: string): Plan {
  const isKept = (change: Change) => !changes.includes(change);
  const leftAlone = changes.map((change) => ({ change, reason: 'newer commit', owner }) as const);
  return {
    ...plan,
    replace: plan.replace.filter(isKept),
    delete: plan.delete.filter(isKept),
    leftAlone: [...plan.leftAlone, ...leftAlone].toSorted(byChange),
    leftToOthers: new Set([...plan.leftToOthers, ...changes.map(({ id }) => id)]),
  };
}

/** Adds deletions that the user asks for by id, whatever the manifests say. */
export function requestDeletions(plan: Plan, ids: readonly EntryId[], known: readonly Known[]): Plan {
  const planned = new Set(plan.delete.map((change) => change.id));
  const requested = ids
    .filter((id) => !planned.has(id))
    .map((id): Deletion => ({ kind: 'delete', id, entry: lastEntry(id, known), reason: 'requested' }));
  return {
    ...plan,
    delete: [...plan.delete, ...requested].toSorted(byId),
    leftAlone: plan.leftAlone.filter(({ change }) => !requested.some(({ id }) => id === change.id)),
  };
}

function leave(plan: Plan, changes: readonly Change[], reason: LeaveReason): LeftAlone[] {
  return [...plan.leftAlone, ...changes.map((change) => ({ change, reason }))].toSorted(byChange);
}

function lastEntry(id: EntryId, known: readonly Known[]): TrackedEntry | undefined {
  return known.findLast(({ state }) => state.entries.has(id))?.state.entries.get(id);
}
