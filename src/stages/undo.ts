import type { Job } from '../context.ts';
import type { Commit } from '../git/tree.ts';
import type { GitHub } from '../github/client.ts';
import { fetchComparison } from '../github/comparison.ts';
import { type CommitSha, type EntryId, shortSha } from '../lib/ids.ts';
import { Blocked } from '../lib/problem.ts';
import { quote } from '../lib/text.ts';
import type { History } from '../plan/history.ts';
import type { PullRequest } from '../request/event.ts';

/** A preview is undone from the base branch: raises Blocked where anything else is checked out. */
export async function checkOnBase(
  pull: PullRequest,
  head: Commit,
  github: GitHub | undefined,
): Promise<void> {
  if (!github)
    throw Blocked.because(
      'undoing a preview needs "github-token", to see that the base branch is checked out',
    );
  const comparison = await fetchComparison(github, pull.baseRef, head.sha);
  if (comparison?.status === 'identical' || comparison?.status === 'behind') return;
  throw Blocked.because(
    `undoing a preview needs the base branch in the workspace, but ${shortSha(head.sha)} is not on ${quote(pull.baseRef)}: give actions/checkout "ref: \${{ github.event.pull_request.base.ref }}"`,
  );
}

/**
 * The deletions that only take back what the previews of this pull request added: ids that the base of none of them had.
 * They are expected, so the guard does not count them. A preview whose base cannot be had excuses nothing.
 */
export async function expectedDeletions(job: Job, history: History): Promise<ReadonlySet<EntryId>> {
  const { run, request, repository, reader, identity, github } = job;
  const { purpose, pull } = request.task;
  const none = new Set<EntryId>();
  if (purpose !== 'undo' || !pull || history.kind === 'none' || run.plan.delete.length === 0) return none;
  const previews = history.syncs.filter(({ pullRequest }) => pullRequest === pull.number);
  const shas = new Set(previews.map(({ sha }) => sha));
  if (shas.size === 0) return none;
  const commits = await repository.commits([...shas]);
  const bases = await Promise.all([...commits.values()].map((commit) => baseOf(commit, pull, github)));
  const known = await repository.commits(bases.filter((sha) => sha !== undefined));
  if (commits.size < shas.size || bases.some((sha) => !sha || !known.has(sha))) return none;
  const { states } = await reader.readBases([...known.values()], identity.agentId);
  const isNew = (id: EntryId) => states.every(({ entries }) => !entries.has(id));
  return new Set(run.plan.delete.map(({ id }) => id).filter(isNew));
}

/**
 * A preview usually ran on a merge commit, whose first parent is its base; else on the branch, whose newest commit may be a
 * merge, too: then the first parent is not on the base branch, and GitHub knows where the two parted.
 */
async function baseOf(
  { sha, parents }: Commit,
  { baseRef }: PullRequest,
  github: GitHub | undefined,
): Promise<CommitSha | undefined> {
  const [first] = parents;
  if (!github) return undefined;
  const comparison = await fetchComparison(github, baseRef, parents.length === 2 && first ? first : sha);
  if (parents.length !== 2) return comparison?.mergeBase;
  const onBase = comparison?.status === 'identical' || comparison?.status === 'behind';
  return onBase ? first : (await fetchComparison(github, baseRef, sha))?.mergeBase;
}
