import type { Repository } from './git/repository.ts';
import type { StateReader } from './git/states.ts';
import type { Commit } from './git/tree.ts';
import type { PullRequest } from './git/trigger.ts';
import type { GitHub } from './github/client.ts';
import { fetchComparison } from './github/comparison.ts';
import type { History } from './plan/history.ts';
import type { AgentId, CommitSha, EntryId } from './plan/ids.ts';
import type { Plan } from './plan/plan.ts';
import { Blocked } from './problem.ts';
import { quote } from './text.ts';

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
    `undoing a preview needs the base branch in the workspace, but ${head.sha.slice(0, 7)} is not on ${quote(pull.baseRef)}: give actions/checkout "ref: \${{ github.event.pull_request.base.ref }}"`,
  );
}

export interface PreviewFacts {
  readonly plan: Plan;
  readonly pull: PullRequest;
  readonly history: History;
  readonly agentId: AgentId | undefined;
  readonly github: GitHub | undefined;
}

/**
 * The deletions that only take back what the previews of this pull request added: ids that the base of none of them had.
 * They are expected, so the guard does not count them. A preview whose base cannot be had excuses nothing.
 */
export async function previewAdditions(
  { plan, pull, history, agentId, github }: PreviewFacts,
  repository: Repository,
  reader: StateReader,
): Promise<ReadonlySet<EntryId>> {
  const syncs = history.kind === 'none' ? [] : history.syncs;
  const previews = new Set(
    syncs.filter(({ pullRequest }) => pullRequest === pull.number).map(({ sha }) => sha),
  );
  if (plan.delete.length === 0 || previews.size === 0) return new Set();
  const commits = await repository.commits([...previews]);
  const named = await Promise.all([...commits.values()].map((commit) => baseOf(commit, pull, github)));
  const shas = named.filter((sha) => sha !== undefined);
  const bases = await repository.commits(shas);
  if (shas.length < previews.size || shas.some((sha) => !bases.has(sha))) return new Set();
  const { states } = await reader.readBases([...bases.values()], agentId);
  return new Set(
    plan.delete.map(({ id }) => id).filter((id) => states.every(({ entries }) => !entries.has(id))),
  );
}

/** A preview usually ran on a merge commit, whose first parent is its base; else on the branch, which parted from its base somewhere. */
async function baseOf(
  { sha, parents }: Commit,
  { baseRef }: PullRequest,
  github: GitHub | undefined,
): Promise<CommitSha | undefined> {
  if (parents.length === 2) return parents[0];
  return github && (await fetchComparison(github, baseRef, sha))?.mergeBase;
}
