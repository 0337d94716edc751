import type { Purpose } from '../plan/purpose.ts';
import type { PullRequest, Trigger } from './event.ts';
import type { Inputs, Mode } from './inputs.ts';

/** What this run is to do, decided from the event and the mode alone. */
export type Task =
  | {
      readonly kind: 'run';
      readonly purpose: Purpose;
      /** Whether nothing is to be written. */
      readonly dryRun: boolean;
      readonly pull: PullRequest | undefined;
    }
  | { readonly kind: 'nothing'; readonly why: string }
  | { readonly kind: 'refused'; readonly why: string };

/** `hasKey`: pull requests of forks and of Dependabot get none, and are planned without. */
export function decideTask(trigger: Trigger, mode: Mode, hasKey: boolean): Task {
  switch (trigger.kind) {
    case 'ref deleted':
      return { kind: 'nothing', why: 'a branch or tag was deleted' };
    case 'untrusted':
      return { kind: 'refused', why: untrusted(trigger.event) };
    case 'merge group':
      if (mode === 'sync')
        return { kind: 'refused', why: 'a merge group is not merged yet: use mode "auto" or "plan" on it' };
      return {
        kind: 'run',
        purpose: mode === 'cleanup' ? 'undo' : 'compare',
        dryRun: mode !== 'cleanup',
        pull: undefined,
      };
    case 'pull request':
      return openPullRequest(trigger.pull, mode, hasKey);
    case 'pull request closed':
      if (trigger.pull.withoutSecrets && !hasKey) {
        return { kind: 'nothing', why: 'a pull request without secrets was closed: it had no preview' };
      }
      return { kind: 'run', purpose: 'undo', dryRun: mode === 'plan', pull: trigger.pull };
    case 'push':
      if (trigger.isMergeQueue && mode !== 'cleanup')
        return { kind: 'run', purpose: 'compare', dryRun: true, pull: undefined };
      return onBranch(mode);
    case 'other':
      return onBranch(mode);
  }
}

/** Refuses `delete-ids` for an undo: it may find nothing to undo, and would then drop the ids without a word. */
export function refuseIds(task: Task, { deleteIds }: Pick<Inputs, 'deleteIds'>): Task {
  if (task.kind !== 'run' || task.purpose !== 'undo' || deleteIds.length === 0) return task;
  const why =
    'input "delete-ids" has no effect where previews are undone: remove it here, and start a run by hand with "mode: sync" for these ids';
  return { kind: 'refused', why };
}

function onBranch(mode: Mode): Task {
  return {
    kind: 'run',
    purpose: mode === 'cleanup' ? 'undo' : 'sync',
    dryRun: mode === 'plan',
    pull: undefined,
  };
}

function openPullRequest(pull: PullRequest, mode: Mode, hasKey: boolean): Task {
  const plan: Task = { kind: 'run', purpose: 'compare', dryRun: true, pull };
  if (pull.withoutSecrets && !hasKey) return plan;
  switch (mode) {
    case 'sync':
      if (pull.isClosed)
        return { kind: 'nothing', why: `pull request ${pull.number} is closed, so it gets no preview` };
      return { kind: 'run', purpose: 'preview', dryRun: false, pull };
    case 'cleanup':
      return { kind: 'run', purpose: 'undo', dryRun: false, pull };
    case 'auto':
    case 'plan':
      return plan;
  }
}

function untrusted(event: string): string {
  return event === 'workflow_run'
    ? 'this workflow_run was started by another repository\'s code, which must not run with your secrets: use "on: pull_request"'
    : `on ${event} this action would run with your secrets on code that anyone may have written: use "on: pull_request"`;
}
