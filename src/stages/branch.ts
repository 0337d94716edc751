import type { Job } from '../context.ts';
import { type GitHub, isDenial } from '../github/client.ts';
import { type Comparison, fetchComparison } from '../github/comparison.ts';
import { type CommitSha, shortSha } from '../lib/ids.ts';
import { Blocked } from '../lib/problem.ts';
import { quote } from '../lib/text.ts';
import { type History, newestSync } from '../plan/history.ts';
import type { Note } from '../plan/note.ts';
import { shortRef } from '../request/event.ts';

/** How the checked-out commit stands to the branch or tag that the run follows; undefined where GitHub cannot tell. */
export type Standing = Comparison | undefined;

/** Asks GitHub how the checked-out commit stands to the run's branch or tag. */
export async function askStanding({ request, target, github }: Job): Promise<Standing> {
  const { place, task, inputs, trigger } = request;
  const follows = task.purpose === 'sync' || task.purpose === 'undo';
  if (!github || place.ref === undefined || !follows) return undefined;
  // A push that is not recorded goes by its event.
  if (inputs.record === 'false' && trigger.kind === 'push' && !place.isRepeated) return undefined;
  try {
    return await fetchComparison(github, shortRef(place.ref), target.commit.sha);
  } catch (error) {
    if (isDenial(error)) return undefined;
    throw error;
  }
}

/**
 * Only what the event is about is synced: a commit that is checked out on an event that is about another one is refused, such as a
 * pull request's on `issue_comment`.
 */
export function checkOnPlace(job: Job, standing: Standing): void {
  const { request, target, run } = job;
  const { place, task, trigger, inputs } = request;
  if (task.purpose === 'undo' && task.pull) checkOnBase(job, task.pull.baseRef, standing);
  if (task.purpose !== 'sync' || run.dryRun || trigger.kind !== 'other') return;
  const { sha } = target.commit;
  if (sha === place.sha || sha === trigger.runOf || isOnBranch(standing)) return;
  // Local runs name no commit; and a workspace may hold another repository, where nothing is recorded.
  if (place.sha === undefined || (inputs.record === 'false' && standing === undefined)) return;
  const where = place.ref ? ` and is not on ${shortRef(place.ref)}` : '';
  throw Blocked.because(
    `commit ${shortSha(sha)} is checked out, but ${quote(trigger.event)} is about ${shortSha(place.sha)}${where}: only the event's own commit is synced; check that out, or use "on: pull_request" with "mode: sync" for previews`,
  );
}

function isOnBranch(standing: Standing): boolean {
  return standing?.status === 'identical' || standing?.status === 'behind';
}

/** A preview is undone from the base branch. */
function checkOnBase({ target, github }: Job, baseRef: string, standing: Standing): void {
  if (!github)
    throw Blocked.because(
      'undoing a preview needs "github-token", to check that the base branch is checked out',
    );
  if (isOnBranch(standing)) return;
  throw Blocked.because(
    `undoing a preview needs the base branch in the workspace, but ${shortSha(target.commit.sha)} is not on ${quote(baseRef)}: give actions/checkout "ref: \${{ github.event.pull_request.base.ref }}"`,
  );
}

/**
 * An agent follows one branch; tags are one line. Raises Blocked for a sync from another one, unless it may take over, and for a
 * clean-up of all pull requests from another one.
 */
export function checkBranch({ run, request }: Job, history: History): void {
  const { place, task, inputs } = request;
  const isSweep = task.purpose === 'undo' && !task.pull;
  if ((task.purpose !== 'sync' && !isSweep) || history.kind === 'none' || place.ref === undefined) return;
  const before = newestSync(history.notes)?.ref;
  if (before === undefined || lineOf(before) === lineOf(place.ref)) return;
  const was = shortRef(before);
  const now = shortRef(place.ref);
  if (place.ref === `refs/heads/${place.defaultBranch}`) {
    const message = `this agent followed ${quote(was)}; from now on it follows ${quote(now)}, the default branch`;
    if (!isSweep) run.notices.push({ message });
    return;
  }
  if (isSweep) {
    throw Blocked.because(
      `this agent follows ${quote(was)}, but this run is on ${quote(now)}, so undoing previews would delete or replace what ${quote(was)} needs: start it on ${quote(was)}`,
    );
  }
  if (place.isDeliberate && inputs.full) return;
  const message = `this agent follows ${quote(was)}, but this run is on ${quote(now)}, so a sync would delete or replace what ${quote(was)} needs: use another agent id for this branch; to let ${quote(now)} take over, start a run by hand with "full: true"`;
  if (!run.dryRun) throw Blocked.because(message);
  run.warnings.push({ message });
}

/**
 * Never backwards: a run whose commit is not the tip of its branch, while an attempt of the branch descends from it, was started again
 * or came late. Raises Blocked, naming the run to start instead.
 */
export async function checkNotOutdated(job: Job, history: History, standing: Standing): Promise<void> {
  const { request, target, github } = job;
  const { place, task } = request;
  if (!github || (task.purpose !== 'sync' && task.purpose !== 'undo')) return;
  const isTip = standing?.status === 'identical' && !place.ref?.startsWith('refs/tags/');
  if (isTip || isMeant(job)) return;
  if (history.kind === 'none') {
    if (place.isRepeated && standing?.status === 'behind')
      throw outdated(job, place.ref ? shortRef(place.ref) : 'its branch');
    return;
  }
  if (standing && !isOnBranch(standing)) throw takenBack(job);
  const tried = new Set(history.notes.filter(isBranch).map(({ sha }) => sha));
  tried.delete(target.commit.sha);
  const newestFirst = [...tried];
  for (let at = 0; at < newestFirst.length; at += WIDTH) {
    const group = newestFirst.slice(at, at + WIDTH);
    const descends = await Promise.all(group.map((sha) => isAhead(github, sha, target.commit.sha)));
    const newer = group.find((_, index) => descends[index]);
    if (newer) throw outdated(job, shortSha(newer));
  }
}

/** Comparisons at a time. */
const WIDTH = 10;

/** Whether a commit descends from another one. */
export async function isAhead(github: GitHub, sha: CommitSha, than: CommitSha): Promise<boolean> {
  return (await fetchComparison(github, than, sha))?.status === 'ahead';
}

function isBranch({ purpose }: Note): boolean {
  return purpose !== 'preview';
}

function outdated({ target }: Job, newer: string): Blocked {
  return Blocked.because(
    `commit ${shortSha(target.commit.sha)} is older than ${newer}, which was tried already: this is an old run that was started again, or one that came late; start the run of ${newer} instead; to go back on purpose, start a run by hand with "full: true"`,
  );
}

/** `full` and `base` are the ways back on purpose, but only in a first attempt by hand. */
export function isMeant({ request }: Job): boolean {
  const { place, inputs } = request;
  return place.isDeliberate && (inputs.full || inputs.base !== undefined);
}

/** A forced push took the commit off its branch: what is there now counts, whether it was tried yet or not. */
function takenBack({ target, request }: Job): Blocked {
  const branch = quote(shortRef(request.place.ref ?? 'its branch'));
  return Blocked.because(
    `commit ${shortSha(target.commit.sha)} is not on ${branch} any more, because of a force push: this is an old run that was started again, or one that came late; start the run of the newest commit of ${branch} instead; to go back on purpose, start a run by hand with "full: true"`,
  );
}

/** All tags are one line: a later release follows an earlier one. */
export function lineOf(ref: string): string {
  return ref.startsWith('refs/tags/') ? 'refs/tags/' : ref;
}
