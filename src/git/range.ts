import type { Mode } from '../inputs.ts';
import type { CommitSha } from '../plan/ids.ts';
import type { Commit } from './tree.ts';
import type { PullRequest, Trigger } from './trigger.ts';

/** What this run is to do, decided from the trigger and the inputs alone. */
export type Task =
  | { readonly kind: 'sync' | 'plan'; readonly pull: PullRequest | undefined }
  | { readonly kind: 'nothing'; readonly why: string }
  | { readonly kind: 'refused'; readonly why: string };

/** Which commit to compare with. A revision may have to be fetched; `why` is shown to the user in one line. */
export type From =
  | { readonly kind: 'commit'; readonly revision: string; readonly why: string }
  | { readonly kind: 'nothing'; readonly why: string }
  | { readonly kind: 'unknown'; readonly why: string };

export function decideTask(trigger: Trigger, mode: Mode): Task {
  switch (trigger.kind) {
    case 'ref deleted':
      return { kind: 'nothing', why: 'a branch or tag was deleted' };
    case 'untrusted':
      return {
        kind: 'refused',
        why: `on ${trigger.event} this action would run with secrets on code that anyone may have written: use "on: pull_request"`,
      };
    case 'merge group':
      if (mode === 'sync')
        return { kind: 'refused', why: 'a merge group is not merged yet: use mode "plan" or "auto" on it' };
      return { kind: 'plan', pull: undefined };
    case 'pull request':
      return { kind: 'plan', pull: trigger.pull };
    case 'pull request closed':
      return { kind: 'nothing', why: 'the pull request is closed and left no preview to undo' };
    case 'push':
    case 'other':
      return { kind: mode === 'plan' ? 'plan' : 'sync', pull: undefined };
  }
}

export interface FromFacts {
  readonly trigger: Trigger;
  /** The input `base`. */
  readonly base: string | undefined;
  readonly head: Commit;
}

export function decideFrom({ trigger, base, head }: FromFacts): From {
  if (base !== undefined) return { kind: 'commit', revision: base, why: 'the input "base" says so' };
  switch (trigger.kind) {
    case 'push':
      if (trigger.before)
        return { kind: 'commit', revision: trigger.before, why: 'the branch was there before this push' };
      return {
        kind: 'nothing',
        why: 'this push made the branch or tag, so there is nothing to compare with',
      };
    case 'pull request':
      return mergedOnto(head, trigger.pull.headSha);
    case 'merge group':
      if (trigger.baseSha)
        return { kind: 'commit', revision: trigger.baseSha, why: 'the merge group is built on it' };
      return { kind: 'unknown', why: 'the event names no base commit' };
    case 'ref deleted':
    case 'pull request closed':
    case 'untrusted':
    case 'other':
      return { kind: 'nothing', why: 'a run without a push compares with nothing unless "base" is given' };
  }
}

/** On a pull request the workspace is a merge commit; its first parent is the base that it was really built on. */
function mergedOnto(head: Commit, pullHead: CommitSha | undefined): From {
  const [first, second] = head.parents;
  if (first && second && second === pullHead) {
    return { kind: 'commit', revision: first, why: 'the pull request was merged onto it for this run' };
  }
  return { kind: 'unknown', why: 'the workspace is not the merge commit of this pull request' };
}
