import { type CommitSha, parseCommitSha } from '../lib/ids.ts';
import { type GitHub, GitHubRefusal } from './client.ts';

/** GitHub's comparison of `head` with `base`. */
export interface Comparison {
  readonly status: 'identical' | 'ahead' | 'behind' | 'diverged';
  /** The commit that `base` names. */
  readonly base: CommitSha | undefined;
  readonly mergeBase: CommitSha | undefined;
}

/** Compares two commits, branches or tags. Undefined if GitHub does not know one of them, or they share no history. */
export async function fetchComparison(
  github: GitHub,
  base: string,
  head: string,
): Promise<Comparison | undefined> {
  try {
    const { data } = await github.call(({ rest }, common) =>
      // The commits between the two are not read: the fewest that GitHub gives will do.
      rest.repos.compareCommitsWithBasehead({ ...common, basehead: `${base}...${head}`, per_page: 1 }),
    );
    const status = STATUSES.find((each) => each === data.status);
    return (
      status && {
        status,
        base: parseCommitSha(String(data.base_commit?.sha ?? '')),
        mergeBase: parseCommitSha(String(data.merge_base_commit?.sha ?? '')),
      }
    );
  } catch (error) {
    if (error instanceof GitHubRefusal && error.status === 404) return undefined;
    throw error;
  }
}

const STATUSES = ['identical', 'ahead', 'behind', 'diverged'] as const;
