import { compareEntryIds, type EntryId } from '../lib/ids.ts';
import { isCertain, type Known, type Neighbours, ownedBy } from './ownership.ts';
import type { Purpose } from './purpose.ts';
import type { AudioEntry, State, TrackedEntry } from './state.ts';

/** Why an entry's audio is sent: it is new in the manifest, its file changed, or all is sent on request. */
export type ReplaceReason = 'added' | 'changed' | 'full';
/** Why an entry is deleted: it left the manifest, or its id was given as an input. */
export type DeleteReason = 'removed' | 'requested';
export type LeaveReason =
  | 'outside files'
  | 'delete is off'
  | 'preview'
  /** The live entry is not the phrase that its manifest gave. */
  | 'another phrase'
  /** The preview of another open pull request changes it. */
  | 'pull request'
  /** Another manifest of the same agent names it. */
  | 'manifest'
  /** The newest commit of the branch says otherwise. */
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
  /** Whom it is left to: a manifest's path, a pull request's number, or a short commit id. */
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
  /** Entries that this run leaves to another owner, whether they differ or not: its success says nothing about them. */
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
  /** Of a preview: what all manifests name at the commit that it is laid over. */
  readonly base: State | undefined;
  /** Earlier runs with what their commits say, oldest first; none where nothing is known of the cache. */
  readonly known: readonly Known[];
  readonly neighbours: Neighbours;
  /** Whether something that may be in the cache cannot be found out: then nothing is certain. */
  readonly isUncertain: boolean;
  /** What may be deleted: what the branch named, or what the previews of these pull requests added. */
  readonly deletes: 'branch' | ReadonlySet<number>;
  /** Replace entries that did not change, too. */
  readonly full: boolean;
}

/**
 * The difference between what the cache may hold and what it should hold (docs/record.md, "The rules"). Entries are compared by
 * id alone, so neither a renamed file nor an id that moves to another file is a deletion. Every entry of `to` must have its blob.
 */
export function makePlan(facts: PlanFacts): Plan {
  const { to, manifest, ref, neighbours, deletes } = facts;
  const replace: Replacement[] = [];
  const leftAlone: LeftAlone[] = [];
  const leftToOthers = new Set<EntryId>();
  for (const entry of to.entries.values()) {
    if (!hasAudio(entry))
      throw new Error(`entry ${entry.id} has no file: that must be refused before planning`);
    const owner = isLeft(entry, facts) ? neighbours.previews.get(entry.id) : undefined;
    if (owner !== undefined) leftToOthers.add(entry.id);
    const reason = whyReplace(entry, facts);
    if (!reason) continue;
    const change: Replacement = { kind: 'replace', id: entry.id, entry, reason };
    if (owner === undefined) replace.push(change);
    else leftAlone.push({ change, reason: 'pull request', owner: String(owner) });
  }
  const undone = deletes === 'branch' ? new Set<number>() : deletes;
  const owned = ownedBy(facts.known, { manifest, ref, exists: neighbours.exists, undone });
  const removals = deletes === 'branch' ? owned.branch : owned.previews;
  const deletions: Deletion[] = [];
  for (const entry of removals.values()) {
    if (to.entries.has(entry.id)) continue;
    const change: Deletion = { kind: 'delete', id: entry.id, entry, reason: 'removed' };
    const other = ownerOf(entry.id, neighbours);
    if (!other) deletions.push(change);
    else {
      leftToOthers.add(entry.id);
      leftAlone.push({ change, ...other });
    }
  }
  return {
    replace: replace.toSorted(byId),
    delete: deletions.toSorted(byId),
    keep:
      to.entries.size - replace.length - leftAlone.filter(({ change }) => change.kind === 'replace').length,
    leftAlone: leftAlone.toSorted(byChange),
    owned: new Set([...owned.branch.keys(), ...owned.previews.keys()]),
    leftToOthers,
  };
}

/**
 * THE RULE OF DELETION: what this run's owner has in the cache, `to` does not name, and nobody else names. Nothing else is deleted
 * unasked. Returns who else names an entry.
 */
function ownerOf(
  id: EntryId,
  { manifests, previews }: Neighbours,
): Pick<LeftAlone, 'reason' | 'owner'> | undefined {
  const manifest = manifests.get(id);
  if (manifest !== undefined) return { reason: 'manifest', owner: manifest };
  const pullRequest = previews.get(id);
  return pullRequest === undefined ? undefined : { reason: 'pull request', owner: String(pullRequest) };
}

/** A preview leaves what it does not change, an undo whatever it is, to the preview of another open pull request that changes it. */
function isLeft({ id, blob }: TrackedEntry, { purpose, base }: PlanFacts): boolean {
  if (purpose === 'undo') return true;
  return purpose === 'preview' && base?.entries.get(id)?.blob === blob;
}

/** An entry is kept only if the cache certainly holds its audio. */
function whyReplace(entry: TrackedEntry, { known, full, isUncertain }: PlanFacts): ReplaceReason | undefined {
  if (!isUncertain && isCertain(entry, known)) return full ? 'full' : undefined;
  return known.some(({ state }) => state.entries.has(entry.id)) ? 'changed' : 'added';
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

/** Leaves deletions alone: every one, unless `isLeft` says which. */
export function withoutDeletions(
  plan: Plan,
  reason: LeaveReason,
  isLeft: (change: Deletion) => boolean = () => true,
): Plan {
  return {
    ...plan,
    delete: plan.delete.filter((change) => !isLeft(change)),
    leftAlone: leave(plan, plan.delete.filter(isLeft), reason),
  };
}

/** Leaves deletions alone of what a newer commit names; all but requested ones where it is not known what that names. */
export function leaveNamed(plan: Plan, newest: State | undefined, owner: string): Plan {
  const isNamed = ({ id, reason }: Deletion) => newest?.entries.has(id) ?? reason === 'removed';
  return leaveTo(plan, plan.delete.filter(isNamed), owner);
}

/** Leaves audio alone that a newer commit has replaced, or does not name any more. `isLeft` says which may be left at all. */
export function leaveReplaced(
  plan: Plan,
  newest: State,
  owner: string,
  isLeft: (entry: TrackedEntry) => boolean = () => true,
): Plan {
  const isOlder = ({ id, entry }: Replacement) =>
    newest.entries.get(id)?.blob !== entry.blob && isLeft(entry);
  return leaveTo(plan, plan.replace.filter(isOlder), owner);
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

export function hasChanges(plan: Plan): boolean {
  return plan.replace.length + plan.delete.length > 0;
}

function leave(plan: Plan, changes: readonly Change[], reason: LeaveReason): LeftAlone[] {
  return [...plan.leftAlone, ...changes.map((change) => ({ change, reason }))].toSorted(byChange);
}

function lastEntry(id: EntryId, known: readonly Known[]): TrackedEntry | undefined {
  return known.findLast(({ state }) => state.entries.has(id))?.state.entries.get(id);
}

function byChange(a: LeftAlone, b: LeftAlone): number {
  return byId(a.change, b.change);
}

function byId(a: { id: EntryId }, b: { id: EntryId }): number {
  return compareEntryIds(a.id, b.id);
}

/**
 * Files that would lose the entry that they have for one that the agent does not have, even under another name: `from` is to be deleted,
 * and `to` cannot be replaced. The new id is a slip of the pen.
 */
export function misdirectedFiles(
  plan: Plan,
  missing: readonly Replacement[],
  isOnAgent: (id: EntryId) => boolean,
): readonly { readonly from: Deletion; readonly to: Replacement }[] {
  const told = new Set<Deletion>();
  return missing.flatMap((to) => {
    const lost = plan.delete.filter(
      ({ id, entry, reason }) =>
        reason === 'removed' &&
        (entry?.path === to.entry.path || entry?.blob === to.entry.blob) &&
        isOnAgent(id),
    );
    // A file with several ids may lose several entries to several ids.
    const from = lost.find((change) => !told.has(change)) ?? lost[0];
    if (from) told.add(from);
    return from ? [{ from, to }] : [];
  });
}
