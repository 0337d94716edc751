import { plural } from '../lib/numbers.ts';
import { type Outcome, ofKind } from '../plan/outcome.ts';
import { outcomeOf, type Run } from '../run.ts';
import { type Naming, nameCommit, PLAIN, THIS_COMMIT } from './links.ts';

/** The result in a few words: whether callers now hear the commit, and of which branch. */
export function verdict(run: Run, naming = PLAIN): string {
  const followed = followedBy(run, naming);
  switch (outcomeOf(run)) {
    case 'synced':
      return `Synced: ${heard(run, followed)}`;
    case 'unchanged':
      return run.plan.leftAlone.length > 0
        ? `Nothing to do: ${plural(run.plan.leftAlone.length, 'change is', 'changes are')} left alone`
        : `Nothing to do: no audio changes${followed === THIS_COMMIT ? '' : ` in ${followed}`}`;
    case 'planned':
      return `Plan${isForBranch(run) ? ` for ${naming.branch(run.branch)}` : ''}: ${planned(run)}`;
    case 'blocked':
      return 'Blocked: nothing was written';
    case 'failed':
      return `Failed: ${failure(run, followed)}`;
    case 'cancelled':
      return `Cancelled: ${cut(run, followed)}`;
  }
}

/** The verdict with the numbers behind it, in one line for the log. */
export function headline(run: Run): string {
  const { replaced, deleted, failed, skipped } = countOutcomes(run);
  const done = `${replaced} replaced, ${deleted} deleted`;
  const rest = `${failed} failed, ${skipped} not attempted`;
  switch (outcomeOf(run)) {
    case 'synced':
      return `${verdict(run)} (${done})`;
    case 'failed':
    case 'cancelled':
      return run.dryRun ? verdict(run) : `${verdict(run)} (${done}, ${rest})`;
    case 'blocked':
      return `${verdict(run)} (${plural(run.problems.length, 'problem')})`;
    case 'unchanged':
    case 'planned':
      return verdict(run);
  }
}

/** How many planned changes ended in which way. */
export function countOutcomes({ outcomes }: Run): Record<Outcome['kind'], number> {
  const count = (kind: Outcome['kind']) => ofKind(outcomes, kind).length;
  return {
    replaced: count('replaced'),
    deleted: count('deleted'),
    failed: count('failed'),
    skipped: count('skipped'),
  };
}

/** What callers hear after a sync. A preview's commit is on no branch, and an undo's is not what the preview agent is for. */
function followedBy(run: Run, naming: Naming): string {
  return run.purpose === 'sync' ? nameCommit(run, naming) : THIS_COMMIT;
}

function isForBranch(run: Run): run is Run & { branch: string } {
  return run.branch !== undefined && run.purpose !== 'preview' && run.purpose !== 'undo';
}

function planned({ plan }: Run): string {
  const parts = [
    ...(plan.replace.length > 0
      ? [plural(plan.replace.length, 'entry to replace', 'entries to replace')]
      : []),
    ...(plan.delete.length > 0 ? [plural(plan.delete.length, 'entry to delete', 'entries to delete')] : []),
  ];
  return parts.join(', ');
}

function heard({ purpose }: Run, followed: string): string {
  if (purpose === 'preview') return 'the preview agent now plays this pull request';
  return purpose === 'undo' ? 'the preview is undone' : `callers now hear ${followed}`;
}

function failure(run: Run, followed: string): string {
  if (run.dryRun) return 'the plan could not be made';
  const failed = ofKind(run.outcomes, 'failed');
  const missing = failed.filter(({ certainty }) => certainty === 'not on agent');
  const { replaced, deleted, skipped } = countOutcomes(run);
  const unknown = failed.some(({ certainty }) => certainty === 'unknown');
  if (missing.length > 0 && missing.length === failed.length && skipped === 0) {
    return `the agent does not have ${plural(missing.length, 'entry', 'entries')}; everything else is synced`;
  }
  if (replaced + deleted === 0 && !unknown) return 'nothing was changed';
  const silentRest = [...run.outcomes.values()].every(
    ({ kind, change }) => change.kind === 'delete' || kind === 'replaced',
  );
  if (!silentRest) return `${subject(run)} only part of ${followed}`;
  const left = run.plan.delete.length - deleted;
  if (left === 0) return 'every change was made, but the run ended early';
  return `${subject(run)} ${followed}, but ${plural(left, 'old entry is', 'old entries are')} not deleted`;
}

function cut(run: Run, followed: string): string {
  if (run.dryRun) return 'the plan is not finished';
  const { replaced, deleted, failed, skipped } = countOutcomes(run);
  if (replaced + deleted + failed === 0) return 'nothing was written';
  return failed + skipped === 0
    ? `every change was made; ${heard(run, followed)}`
    : `${subject(run)} only part of ${followed}`;
}

function subject({ purpose }: Run): string {
  return purpose === 'preview' || purpose === 'undo' ? 'the preview agent plays' : 'callers hear';
}
