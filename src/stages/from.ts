import type { Commit } from '../git/tree.ts';
import type { CommitSha } from '../lib/ids.ts';
import { type History, type RecordedSync, sincePullRequest, sinceSuccess } from '../plan/history.ts';
import type { Purpose } from '../plan/purpose.ts';
import { type PullRequest, pullOf, type Trigger } from '../request/event.ts';

/** Which commits a run compares with. `why` is shown to the user, in one line. */
export type From =
  /**
   * These commits, oldest first; with `nothing`, the cache may also hold none of it. What only `older` ones name may be left
   * in the cache, too, and is deleted where it is not wanted.
   */
  | {
      readonly kind: 'commits';
      readonly shas: readonly CommitSha[];
      readonly older: readonly CommitSha[];
      readonly nothing: boolean;
      readonly why: string;
    }
  /** The input `base`: a SHA, branch or tag. */
  | { readonly kind: 'name'; readonly name: string; readonly why: string }
  | { readonly kind: 'nothing'; readonly why: string }
  /** Where `head` and a branch parted, which GitHub knows. */
  | { readonly kind: 'merge base'; readonly branch: string; readonly why: string }
  | { readonly kind: 'no task'; readonly why: string }
  | { readonly kind: 'unknown'; readonly why: string };

export interface FromFacts {
  readonly trigger: Trigger;
  readonly purpose: Purpose;
  /** The input `base`. */
  readonly base: string | undefined;
  /** Whether undoing may go by the pull request's head where the record knows of no preview (mode `cleanup`). */
  readonly byHead: boolean;
  readonly head: Commit;
  readonly history: History;
}

/** Decides what the cache may hold now, as commits. What is done about it, and on which event, is decided in task.ts. */
export function decideFrom(facts: FromFacts): From {
  if (facts.base !== undefined) return { kind: 'name', name: facts.base, why: 'the input "base" says so' };
  switch (facts.purpose) {
    case 'sync':
      return fromRecord(facts.history) ?? fromEvent(facts.trigger);
    case 'preview':
      return fromRecord(facts.history) ?? fromBase(facts);
    case 'compare':
      return fromBase(facts);
    case 'undo':
      return fromPreview(facts);
  }
}

function fromRecord(history: History): From | undefined {
  if (history.kind === 'none') return undefined;
  const { success, attempts, mayHold } = sinceSuccess(history.syncs);
  if (!success && attempts.length === 0) {
    return { kind: 'nothing', why: 'no sync of this agent was recorded yet, so all is sent' };
  }
  const since =
    attempts.length === 1 ? 'another sync was tried since' : `${attempts.length} syncs were tried since`;
  const why = success
    ? `the record says it was synced last${attempts.length > 0 ? `, and ${since}` : ''}`
    : `no recorded sync has succeeded yet (${attempts.length} tried)`;
  const shas = commitsOf([...(success ? [success] : []), ...attempts]);
  const older = commitsOf(mayHold).filter((sha) => !shas.includes(sha));
  return { kind: 'commits', shas, older, nothing: !success, why };
}

/** Each commit once, at its last place. */
function commitsOf(syncs: readonly RecordedSync[]): CommitSha[] {
  const shas = syncs.map(({ sha }) => sha);
  return shas.filter((sha, index) => shas.lastIndexOf(sha) === index);
}

function fromEvent(trigger: Trigger): From {
  if (trigger.kind !== 'push') {
    return {
      kind: 'nothing',
      why: 'there is no record, and this event names no commit before it, so all is sent',
    };
  }
  return trigger.before
    ? one(trigger.before, 'the branch was there before this push')
    : { kind: 'nothing', why: 'this push made the branch or tag, so all is sent' };
}

/** What a pull request or a merge group is built on. */
function fromBase({ trigger, head }: FromFacts): From {
  if (trigger.kind === 'merge group') {
    return trigger.baseSha
      ? one(trigger.baseSha, 'the merge group is built on it')
      : { kind: 'unknown', why: 'the event names no base commit' };
  }
  const pull = pullOf(trigger);
  if (!pull) return fromEvent(trigger);
  const { baseRef } = pull;
  const built = builtOn(head, pull);
  if (built) return one(built, 'the pull request was merged onto it for this run');
  if (baseRef === '') return { kind: 'unknown', why: 'the event names no base branch' };
  return { kind: 'merge base', branch: baseRef, why: `there the pull request left ${baseRef}` };
}

/**
 * The workspace of a pull request is a merge commit, and its first parent is the base that it was really built on; the
 * event's own `base.sha` may be older. Undefined where something else is checked out.
 */
function builtOn(head: Commit, pull: PullRequest): CommitSha | undefined {
  const [first, second, ...more] = head.parents;
  return more.length === 0 && second !== undefined && second === pull.headSha ? first : undefined;
}

/** Everything that was synced since the pull request's first preview: any of it may be in the cache still. */
function fromPreview({ trigger, history, byHead }: FromFacts): From {
  const pull = pullOf(trigger);
  if (!pull) return { kind: 'unknown', why: 'outside a pull request, mode "cleanup" needs the input "base"' };
  if (history.kind === 'none' && !byHead) {
    return {
      kind: 'no task',
      why: `nothing is undone, for it is not known whether pull request ${pull.number} had a preview: ${history.why}`,
    };
  }
  const { syncs, nothing } = sincePullRequest(history.kind === 'none' ? [] : history.syncs, pull.number);
  if (syncs.length > 0) {
    const why = `${syncs.length === 1 ? 'it was' : 'they were'} synced since the first preview of pull request ${pull.number}`;
    return { kind: 'commits', shas: commitsOf(syncs), older: [], nothing, why };
  }
  if (!byHead)
    return {
      kind: 'no task',
      why: `no preview of pull request ${pull.number} is recorded, so there is nothing to undo`,
    };
  return pull.headSha
    ? one(pull.headSha, 'it is the head of the pull request')
    : { kind: 'unknown', why: 'the event names no head commit' };
}

function one(sha: CommitSha, why: string): From {
  return { kind: 'commits', shas: [sha], older: [], nothing: false, why };
}
