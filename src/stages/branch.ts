import type { Job } from '../context.ts';
import { type GitHub, isDenial } from '../github/client.ts';
import { type Comparison, fetchComparison } from '../github/comparison.ts';
import { type CommitSha, shortSha } from '../lib/ids.ts';
import { Blocked } from '../lib/problem.ts';
import { quote } from '../lib/text.ts';
import { type History, newestSync } from '../plan/history.ts';
import type { Note } from '../plan/note.ts';
import { shortRef } from '../request/event.ts';

/** Where the checked-out commit is on the run's branch or tag: its tip, behind it, or not on it. Undefined if GitHub cannot say. */
export type BranchPosition = Comparison | undefined;

/** Asks GitHub to compare the checked-out commit with the run's branch or tag. */
export async function fetchBranchPosition({ request, target, github }: Job): Promise<BranchPosition> {
  const { start, task, inputs, trigger } = request;
  const follows = task.purpose === 'sync' || task.purpose === 'undo';
  if (!github || start.ref === undefined || !follows) return undefined;
  // A push that is not recorded compares with the commit in its event.
  if (inputs.record === 'false' && trigger.kind === 'push' && !start.isRerun) return undefined;
  try {
    return await fetchComparison(github, shortRef(start.ref), target.commit.sha);
  } catch (error) {
    if (isDenial(error)) return undefined;
    throw error;
  }
}

/**
 * Raises Blocked unless the checked-out commit is the event's own, or on its branch: a workflow may check out something else, such as a
 * pull request on `issue_comment`.
 */
export function checkEventCommit(job: Job, position: BranchPosition): void {
  const { request, target, run } = job;
  const { start, task, trigger, inputs } = request;
  if (task.purpose === 'undo' && task.pull) checkBaseCheckedOut(job, task.pull.baseRef, position);
  if (task.purpose !== 'sync' || run.dryRun || trigger.kind !== 'other') return;
  const { sha } = target.commit;
  if (sha === start.sha || sha === trigger.runOf || isOnBranch(position)) return;
  // Local runs have no event commit. The workspace may hold another repository; then nothing is recorded.
  if (start.sha === undefined || (inputs.record === 'false' && position === undefined)) return;
  const where = start.ref ? ` and is not on ${shortRef(start.ref)}` : '';
  throw Blocked.because(
    `commit ${shortSha(sha)} is checked out, but ${quote(trigger.event)} is about ${shortSha(start.sha)}${where}: only the event's own commit is synced; check that out, or use "on: pull_request" with "mode: sync" for previews`,
  );
}

function isOnBranch(position: BranchPosition): boolean {
  return position?.status === 'identical' || position?.status === 'behind';
}

/** A preview is undone with the manifest of its base branch. */
function checkBaseCheckedOut({ target, github }: Job, baseRef: string, position: BranchPosition): void {
  if (!github)
    throw Blocked.because(
      'undoing a preview needs "github-token", to check that the base branch is checked out',
    );
  if (isOnBranch(position)) return;
  throw Blocked.because(
    `undoing a preview needs the base branch in the workspace, but ${shortSha(target.commit.sha)} is not on ${quote(baseRef)}: give actions/checkout "ref: \${{ github.event.pull_request.base.ref }}"`,
  );
}

/**
 * An agent follows one branch; all tags count as one. Raises Blocked for a sync from another branch, unless that may take over, and for
 * a clean-up of all pull requests from another branch.
 */
export function checkBranch({ run, request }: Job, history: History): void {
  const { start, task, inputs } = request;
  const isSweep = task.purpose === 'undo' && !task.pull;
  if ((task.purpose !== 'sync' && !isSweep) || history.kind === 'none' || start.ref === undefined) return;
  const followed = newestSync(history.notes)?.ref;
  if (followed === undefined || branchKey(followed) === branchKey(start.ref)) return;
  const was = shortRef(followed);
  const now = shortRef(start.ref);
  if (start.ref === `refs/heads/${start.defaultBranch}`) {
    const message = `this agent followed ${quote(was)}; from now on it follows ${quote(now)}, the default branch`;
    if (!isSweep) run.notices.push({ message });
    return;
  }
  if (isSweep) {
    throw Blocked.because(
      `this agent follows ${quote(was)}, but this run is on ${quote(now)}, so undoing previews would delete or replace what ${quote(was)} needs: start it on ${quote(was)}`,
    );
  }
  if (start.isDeliberate && inputs.full) return;
  const message = `this agent follows ${quote(was)}, but this run is on ${quote(now)}, so a sync would delete or replace what ${quote(was)} needs: use another agent id for this branch; to let ${quote(now)} take over, start a run by hand with "full: true"`;
  if (!run.dryRun) throw Blocked.because(message);
  run.warnings.push({ message });
}

/**
 * Never backwards: if the commit is not the tip of its branch, and a commit that was tried before descends from it, this is a rerun or a
 * late run. Raises Blocked, naming the run to start instead.
 */
export async function checkNotOutdated(job: Job, history: History, position: BranchPosition): Promise<void> {
  const { request, target, github } = job;
  const { start, task } = request;
  if (!github || (task.purpose !== 'sync' && task.purpose !== 'undo')) return;
  const isTip = position?.status === 'identical' && !start.ref?.startsWith('refs/tags/');
  if (isTip || goesBackOnPurpose(job)) return;
  if (history.kind === 'none') {
    if (start.isRerun && position?.status === 'behind')
      throw outdated(job, start.ref ? shortRef(start.ref) : 'its branch');
    return;
  }
  if (position && !isOnBranch(position)) throw removedByForcePush(job);
  const tried = new Set(history.notes.filter(isBranchAttempt).map(({ sha }) => sha));
  tried.delete(target.commit.sha);
  const newestFirst = [...tried];
  for (let at = 0; at < newestFirst.length; at += MAX_CONCURRENT) {
    const group = newestFirst.slice(at, at + MAX_CONCURRENT);
    const descends = await Promise.all(group.map((sha) => isAhead(github, sha, target.commit.sha)));
    const newer = group.find((_, index) => descends[index]);
    if (newer) throw outdated(job, shortSha(newer));
  }
}

/** Comparisons that run at the same time. */
const MAX_CONCURRENT = 10;

/** Whether a commit descends from another one. */
export async function isAhead(github: GitHub, sha: CommitSha, than: CommitSha): Promise<boolean> {
  return (await fetchComparison(github, than, sha))?.status === 'ahead';
}

function isBranchAttempt({ purpose }: Note): boolean {
  return purpose !== 'preview';
}

function outdated({ target }: Job, newer: string): Blocked {
  return Blocked.because(
    `commit ${shortSha(target.commit.sha)} is older than ${newer}, which was tried already: this is an old run that was started again, or one that came late; start the run of ${newer} instead; to go back on purpose, start a run by hand with "full: true"`,
  );
}

/** `full` and `base` let a run go back to an older commit, but only in the first attempt of a run started by hand. */
export function goesBackOnPurpose({ request }: Job): boolean {
  const { start, inputs } = request;
  return start.isDeliberate && (inputs.full || inputs.base !== undefined);
}

/** The current commits of the branch count, whether they were tried yet or not. */
function removedByForcePush({ target, request }: Job): Blocked {
  const branch = quote(shortRef(request.start.ref ?? 'its branch'));
  return Blocked.because(
    `commit ${shortSha(target.commit.sha)} is not on ${branch} any more, because of a force push: this is an old run that was started again, or one that came late; start the run of the newest commit of ${branch} instead; to go back on purpose, start a run by hand with "full: true"`,
  );
}

/** All tags count as one branch: a later release follows an earlier one. */
export function branchKey(ref: string): string {
  return ref.startsWith('refs/tags/') ? 'refs/tags/' : ref;
}
