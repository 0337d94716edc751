import { type CommitSha, parseCommitSha } from '../lib/ids.ts';
import { type GitHub, isDenial } from './client.ts';

/** The current state of a pull request. */
export interface PullState {
  readonly open: boolean;
  readonly head: CommitSha | undefined;
}

/** Fetches a pull request. Undefined if the token may not see it (`pull-requests: read`), or there is none. */
export async function fetchPull(github: GitHub, number: number): Promise<PullState | undefined> {
  try {
    const { data } = await github.call(({ rest }, common) =>
      rest.pulls.get({ ...common, pull_number: number }),
    );
    if (data?.state !== 'open' && data?.state !== 'closed') return undefined;
    return { open: data.state === 'open', head: parseCommitSha(String(data.head?.sha ?? '')) };
  } catch (error) {
    if (isDenial(error)) return undefined;
    throw error;
  }
}
