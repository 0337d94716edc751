import { type CommitSha, parseCommitSha } from '../lib/ids.ts';
import { isRecord } from '../lib/json.ts';
import { type GitHub, GitHubRefusal } from './client.ts';

/** How `head` stands to `base`, as GitHub compares them. */
export interface Comparison {
  readonly status: 'identical' | 'ahead' | 'behind' | 'diverged';
  readonly mergeBase: CommitSha | undefined;
}

/** Compares two commits, branches or tags. Undefined where GitHub does not know one of them, or they share no history. */
export async function fetchComparison(
  github: GitHub,
  base: string,
  head: string,
): Promise<Comparison | undefined> {
  try {
    const { data } = await github.request('GET /repos/{owner}/{repo}/compare/{basehead}', {
      basehead: `${base}...${head}`,
      // The commits between the two are not read: the fewest that GitHub gives will do.
      per_page: 1,
    });
    return parseComparison(data);
  } catch (error) {
    if (error instanceof GitHubRefusal && error.status === 404) return undefined;
    throw error;
  }
}

const STATUSES = ['identical', 'ahead', 'behind', 'diverged'] as const;

function parseComparison(data: unknown): Comparison | undefined {
  if (!isRecord(data)) return undefined;
  const status = STATUSES.find((each) => each === data['status']);
  const base = isRecord(data['merge_base_commit']) ? data['merge_base_commit']['sha'] : undefined;
  return status && { status, mergeBase: typeof base === 'string' ? parseCommitSha(base) : undefined };
}
