import type { Commit } from '../git/tree.ts';
import type { CommitSha } from '../lib/ids.ts';
import { type History, relevantNotes } from '../plan/history.ts';
import type { Note } from '../plan/note.ts';
import type { Purpose } from '../plan/purpose.ts';
import { type PullRequest, pullOf, type Trigger } from '../request/event.ts';

/** What a run compares with. `why` is shown to the user, in one line. */
export type From =
  /** The notes on the record, oldest first; empty if nothing has been recorded yet. */
  | { readonly kind: 'record'; readonly notes: readonly Note[]; readonly why: string }
  | { readonly kind: 'commit'; readonly sha: CommitSha; readonly why: string }
  /** The live cache: the input `base` is `live`. */
  | { readonly kind: 'live'; readonly why: string }
  /** The input `base`: a SHA, branch or tag. */
  | { readonly kind: 'name'; readonly name: string; readonly why: string }
  /** The merge base of `head` and a branch, which GitHub knows. */
  | { readonly kind: 'merge base'; readonly branch: string; readonly why: string }
  | { readonly kind: 'nothing'; readonly why: string }
  | { readonly kind: 'no task'; readonly why: string }
  | { readonly kind: 'unknown'; readonly why: string };

export interface FromFacts {
  readonly trigger: Trigger;
  readonly purpose: Purpose;
  /** The input `base`. */
  readonly base: string | undefined;
  /** Whether an undo may use the pull request's head if the record has no preview of it (mode `cleanup`). */
  readonly byHead: boolean;
  readonly head: Commit;
  readonly history: History;
  /** The pull requests whose previews are undone. */
  readonly undone: readonly number[];
}

/** Decides what to compare with. What a run does, and on which event, is decided in request/task.ts. */
export function decideFrom(facts: FromFacts): From {
  if (facts.base === LIVE) return fromCache(facts.purpose);
  if (facts.base !== undefined) return { kind: 'name', name: facts.base, why: 'set by the input "base"' };
  switch (facts.purpose) {
    case 'sync':
      return fromRecord(facts.history) ?? fromEvent(facts.trigger);
    case 'preview':
      return fromRecord(facts.history) ?? fromBase(facts);
    case 'compare':
      return fromBase(facts);
    case 'undo':
      return fromPreviews(facts);
  }
}

/** The value of the input `base` for the live cache. */
const LIVE = 'live';

function fromCache(purpose: Purpose): From {
  return purpose === 'sync' || purpose === 'compare'
    ? { kind: 'live', why: 'set by the input "base"' }
    : { kind: 'unknown', why: '"base: live" is for syncs and plans, not for previews' };
}

function fromRecord(history: History): From | undefined {
  if (history.kind === 'none') return undefined;
  const notes = relevantNotes(history.notes);
  return { kind: 'record', notes: notes.toReversed(), why: whyRecord(notes) };
}

function whyRecord(notes: readonly Note[]): string {
  if (notes.length === 0) return 'no sync of this agent is recorded yet, so everything is sent';
  const since = notes.findIndex(({ end }) => end.succeeded);
  if (since < 0) return `no recorded sync has succeeded yet (${notes.length} tried)`;
  const tried = since === 1 ? 'another run was tried since' : `${since} runs were tried since`;
  return `the last recorded sync${since > 0 ? `, and ${tried}` : ''}`;
}

function fromEvent(trigger: Trigger): From {
  if (trigger.kind !== 'push') {
    return {
      kind: 'nothing',
      why: 'there is no record, and this event names no earlier commit, so everything is sent',
    };
  }
  return trigger.before
    ? { kind: 'commit', sha: trigger.before, why: 'the branch was there before this push' }
    : { kind: 'nothing', why: 'this push created the branch or tag, so everything is sent' };
}

/** The base of a pull request or merge group. */
export function fromBase({ trigger, head }: Pick<FromFacts, 'trigger' | 'head'>): From {
  if (trigger.kind === 'merge group') {
    return trigger.baseSha
      ? { kind: 'commit', sha: trigger.baseSha, why: 'the merge group is built on it' }
      : { kind: 'unknown', why: 'the event names no base commit' };
  }
  const pull = pullOf(trigger);
  if (!pull) return fromEvent(trigger);
  const { baseRef } = pull;
  const built = builtOn(head, pull);
  if (built) return { kind: 'commit', sha: built, why: "the base of this pull request's merge commit" };
  if (baseRef === '') return { kind: 'unknown', why: 'the event names no base branch' };
  return { kind: 'merge base', branch: baseRef, why: `the pull request left ${baseRef} there` };
}

/**
 * The workspace of a pull request is a merge commit. Its first parent is the base that it was built on; the event's own `base.sha` may be
 * older. Undefined if something else is checked out.
 */
function builtOn(head: Commit, pull: PullRequest): CommitSha | undefined {
  const [first, second, ...more] = head.parents;
  return more.length === 0 && second !== undefined && second === pull.headSha ? first : undefined;
}

/** What is undone: the previews on the record; without a record, in mode `cleanup`, the pull request's head. */
function fromPreviews({ trigger, history, byHead, undone }: FromFacts): From {
  const pull = pullOf(trigger);
  if (history.kind === 'notes' && undone.length > 0) {
    const why = `the previews of ${undone.length === 1 ? `pull request ${undone[0]}` : `pull requests ${undone.join(', ')}`} are undone`;
    return { kind: 'record', notes: relevantNotes(history.notes).toReversed(), why };
  }
  if (!pull) {
    return history.kind === 'notes'
      ? {
          kind: 'no task',
          why: 'no preview of a closed pull request is left on the record, so there is nothing to undo',
        }
      : {
          kind: 'unknown',
          why: `outside a pull request, mode "cleanup" needs a record or the input "base" (${history.why})`,
        };
  }
  if (!byHead) {
    const why =
      history.kind === 'none'
        ? `nothing is undone, because it is not known whether pull request ${pull.number} had a preview: ${history.why}`
        : `no preview of pull request ${pull.number} is recorded, so there is nothing to undo`;
    return { kind: 'no task', why };
  }
  return pull.headSha
    ? { kind: 'commit', sha: pull.headSha, why: 'it is the head of the pull request' }
    : { kind: 'unknown', why: 'the event names no head commit' };
}
