import { compareEntryIds, type EntryId } from '../lib/ids.ts';
import { isCertain, type Known, type Neighbours, ownedBy } from './ownership.ts';
import type { Purpose } from './purpose.ts';
import { type AudioEntry, hasAudio, type State, type TrackedEntry } from './state.ts';

/** Why an entry's audio is sent: it is new in the manifest, its file changed, or all is sent on request. */
export type ReplaceReason = 'added' | 'changed' | 'full';
/** Why an entry is deleted: it was removed from the manifest, or its id was given as an input. */
export type DeleteReason = 'removed' | 'requested';
export type LeaveReason =
  | 'outside files'
  | 'delete is off'
  | 'preview'
  /** The live entry is not the phrase that its manifest gave. */
  | 'another phrase'
  /** Its phrase is not known, because PolyAI's list was incomplete. */
  | 'not listed'
  /** The preview of another open pull request changes it. */
  | 'pull request'
  /** Another manifest of the same agent names it. */
  | 'manifest'
  /** Another manifest of the same agent cannot be read, so it may name it. */
  | 'unreadable manifest'
  /** The newest commit of the branch changes it. */
  | 'newer commit';

export interface Replacement {
  readonly kind: 'replace';
  readonly id: EntryId;
  readonly entry: AudioEntry;
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
  /** The owner it is left to: a manifest's path, a pull request's number, or a short commit id. */
  readonly owner?: string;
}

/** All lists are sorted by entry id, whatever the order in the manifests. */
export interface Plan {
  readonly replace: readonly Replacement[];
  readonly delete: readonly Deletion[];
  /** How many entries are as they should be already. */
  readonly keep: number;
  /** Changes that this run deliberately does not make. */
  readonly leftAlone: readonly LeftAlone[];
  /** Every id that this run's owner has, or may have, in the cache: what the limit on deletions is a share of. */
  readonly owned: ReadonlySet<EntryId>;
  /** Entries that this run leaves to another owner or a later run, whether they differ or not: its success says nothing about them. */
  readonly leftToOthers: ReadonlySet<EntryId>;
}

export const EMPTY_PLAN: Plan = {
  replace: [],
  delete: [],
  keep: 0,
  leftAlone: [],
  owned: new Set(),
  leftToOthers: new Set(),
};

/** What a plan is made of. */
export interface PlanFacts {
  readonly purpose: Purpose;
  readonly manifest: string;
  /** The branch or tag that the run follows. */
  readonly ref: string | undefined;
  readonly to: State;
  /** Of a preview: what all manifests name at the commit that it is based on. */
  readonly base: State | undefined;
  /** Earlier runs with what their commits say, oldest first; empty if nothing is known about the cache. */
  readonly known: readonly Known[];
  readonly neighbours: Neighbours;
  /** Whether something that may be in the cache cannot be found out: then nothing is certain. */
  readonly isUncertain: boolean;
  /** What may be deleted: what the branch named, or what the previews of these pull requests added. */
  readonly deletes: 'branch' | ReadonlySet<number>;
  /** Whether to replace entries that did not change as well. */
  readonly full: boolean;
}

/**
 * The difference between what the cache may hold and what it should hold (docs/record.md, "The rules"). Entries are compared by
 * id alone, so neither a renamed file nor an id that moves to another file is a deletion. Every entry of `to` must have its blob.
 */
export function makePlan(facts: PlanFacts): Plan {
  const { to, known, manifest, ref, neighbours, deletes } = facts;
  const undone = deletes === 'branch' ? new Set<number>() : deletes;
  const owned = ownedBy(known, { manifest, ref, exists: neighbours.exists, undone });
  const deletable = deletes === 'branch' ? owned.branch : owned.previews;
  const replacements = planReplacements(facts);
  const deletions = planDeletions(deletable, facts);
  return {
    replace: replacements.replace.toSorted(byId),
    delete: deletions.delete.toSorted(byId),
    keep: to.entries.size - replacements.replace.length - replacements.leftAlone.length,
    leftAlone: [...replacements.leftAlone, ...deletions.leftAlone].toSorted(byChange),
    owned: new Set([...owned.branch.keys(), ...owned.previews.keys()]),
    leftToOthers: new Set([
      ...replacements.leftToOthers,
      ...deletions.leftAlone.map(({ change }) => change.id),
    ]),
  };
}

function planReplacements(facts: PlanFacts): Pick<Plan, 'replace' | 'leftAlone' | 'leftToOthers'> {
  const replace: Replacement[] = [];
  const leftAlone: LeftAlone[] = [];
  const leftToOthers = new Set<EntryId>();
  for (const entry of facts.to.entries.values()) {
    if (!hasAudio(entry))
      throw new Error(`entry ${entry.id} has no file: that must be refused before planning`);
    const owner = yieldsToPreviews(entry, facts) ? facts.neighbours.previews.get(entry.id) : undefined;
    if (owner !== undefined) leftToOthers.add(entry.id);
    const reason = whyReplace(entry, facts);
    if (!reason) continue;
    const change: Replacement = { kind: 'replace', id: entry.id, entry, reason };
    if (owner === undefined) replace.push(change);
    else leftAlone.push({ change, reason: 'pull request', owner: String(owner) });
  }
  return { replace, leftAlone, leftToOthers };
}

/**
 * THE RULE OF DELETION: an entry is deleted if this run's owner has it in the cache, `to` does not name it, and no other owner names it.
 * Nothing else is deleted unless the user asks for it by id.
 */
function planDeletions(
  deletable: ReadonlyMap<EntryId, TrackedEntry>,
  { to, purpose, neighbours }: PlanFacts,
): Pick<Plan, 'delete' | 'leftAlone'> {
  const deletions: Deletion[] = [];
  const leftAlone: LeftAlone[] = [];
  for (const entry of deletable.values()) {
    if (to.entries.has(entry.id)) continue;
    const change: Deletion = { kind: 'delete', id: entry.id, entry, reason: 'removed' };
    const other = otherOwner(entry.id, purpose, neighbours);
    if (other) leftAlone.push({ change, ...other });
    else deletions.push(change);
  }
  return { delete: deletions, leftAlone };
}

/**
 * Who else needs an entry; undefined if nobody does. What the branch removed goes, unless an open pull request changes it. What the preview
 * of one pull request added may be all that another one builds on, so there it is enough that the other names it.
 */
function otherOwner(
  id: EntryId,
  purpose: Purpose,
  { manifests, unreadable, previews, previewed }: Neighbours,
): Pick<LeftAlone, 'reason' | 'owner'> | undefined {
  const manifest = manifests.get(id);
  if (manifest !== undefined) return { reason: 'manifest', owner: manifest };
  if (unreadable !== undefined) return { reason: 'unreadable manifest', owner: unreadable };
  const pullRequest = (purpose === 'undo' ? previewed : previews).get(id);
  return pullRequest === undefined ? undefined : { reason: 'pull request', owner: String(pullRequest) };
}

/**
 * Whether an entry is left to the preview of another open pull request if that changes it: an undo does so with every entry, a preview
 * with those that its own pull request does not change.
 */
function yieldsToPreviews({ id, blob }: TrackedEntry, { purpose, base }: PlanFacts): boolean {
  if (purpose === 'undo') return true;
  return purpose === 'preview' && base?.entries.get(id)?.blob === blob;
}

/** An entry is kept only if the cache certainly holds its audio. */
function whyReplace(entry: TrackedEntry, { known, full, isUncertain }: PlanFacts): ReplaceReason | undefined {
  if (!isUncertain && isCertain(entry, known)) return full ? 'full' : undefined;
  return known.some(({ state }) => state.entries.has(entry.id)) ? 'changed' : 'added';
}

export function hasChanges(plan: Plan): boolean {
  return plan.replace.length + plan.delete.length > 0;
}

/** Sorts what is left alone by entry id. */
export function byChange(a: LeftAlone, b: LeftAlone): number {
  return byId(a.change, b.change);
}

/** Sorts changes by entry id. */
export function byId(a: { id: EntryId }, b: { id: EntryId }): number {
  return compareEntryIds(a.id, b.id);
}
