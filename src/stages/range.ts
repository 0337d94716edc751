import type { Job } from '../context.ts';
import { fetchComparison } from '../github/comparison.ts';
import { shortSha } from '../lib/ids.ts';
import { Blocked } from '../lib/problem.ts';
import { type History, newestOfBranch } from '../plan/history.ts';
import { hasChanges } from '../plan/plan.ts';
import { NOTHING } from '../plan/state.ts';
import type { States } from './plan-changes.ts';
import { type Range, resolveRange } from './resolve.ts';
import { checkOnBase } from './undo.ts';

/**
 * Finds the commits to compare with, and notes them in the run. Resolves to undefined where there is no task at all; raises Blocked
 * where a commit cannot be had.
 */
export async function findRange(
  { run, request, repository, target, github, world }: Job,
  history: History,
): Promise<Range | undefined> {
  const { inputs, task, trigger } = request;
  const { purpose } = task;
  const mergeBase = async (branch: string, head: string) => {
    if (!github)
      throw Blocked.because(
        'finding the merge base of this pull request needs "github-token", or set the input "base"',
      );
    return (await fetchComparison(github, branch, head))?.mergeBase;
  };
  const facts = {
    trigger,
    purpose,
    base: inputs.base,
    byHead: inputs.mode === 'cleanup',
    head: target.commit,
    history,
  };
  const range = await resolveRange(facts, { repository, mergeBase, full: inputs.full });
  if ('noTask' in range) {
    run.why = range.noTask;
    run.notices.push({ message: range.noTask });
    return undefined;
  }
  if (purpose === 'undo' && task.pull) await checkOnBase(task.pull, target.commit, github);
  run.base = range.from.at(-1)?.sha;
  run.why = range.why;
  run.warnings.push(...range.warnings.map((message) => ({ message })));
  world.runner.log(range.why);
  return range;
}

/** Reads what the cache may hold now, and what it should hold. */
export async function readStates({ run, reader, target, identity }: Job, range: Range): Promise<States> {
  const { states, notices } = await reader.readBases(range.from, identity.agentId);
  const older = await reader.readBases(range.older, identity.agentId);
  run.notices.push(...notices);
  return { from: range.nothing ? [NOTHING, ...states] : states, older: older.states, to: target.state };
}

/** An old run that is started again must not take a newer sync back: raises Blocked. */
export async function checkNotOutdated(
  { run, request, target, github }: Job,
  history: History,
): Promise<void> {
  const { inputs, task, trigger } = request;
  if (task.purpose === 'compare' || history.kind === 'none' || !github) return;
  if (!hasChanges(run.plan) && run.plan.leftAlone.length === 0) return;
  if (inputs.base !== undefined || inputs.full || (trigger.kind === 'push' && trigger.forced)) return;
  const newest = newestOfBranch(history.syncs);
  const { sha } = target.commit;
  if (!newest || newest.sha === sha) return;
  const comparison = await fetchComparison(github, sha, newest.sha);
  if (comparison?.status !== 'ahead') return;
  throw Blocked.because(
    `commit ${shortSha(sha)} is older than ${shortSha(newest.sha)}, which was synced already: this looks like an old run that was started again; if you mean to go back, set "full: true"`,
  );
}
