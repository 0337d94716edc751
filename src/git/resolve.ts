import { Blocked } from '../problem.ts';
import { quote } from '../text.ts';
import { decideFrom, type FromFacts } from './range.ts';
import type { Repository } from './repository.ts';
import type { Commit } from './tree.ts';

/** The commits of a run: `from`, oldest first (none for "nothing"), and `head`, the commit to sync to. */
export interface Range {
  readonly from: readonly Commit[];
  readonly head: Commit;
  readonly why: string;
}

/** Reads the commits that the trigger asks for. Raises Blocked where one cannot be had: another base is never taken instead. */
export async function resolveRange(facts: Omit<FromFacts, 'head'>, repository: Repository): Promise<Range> {
  const head = await repository.commit('HEAD');
  if (!head)
    throw Blocked.because('the workspace has no commit checked out: run actions/checkout before this action');
  const from = decideFrom({ ...facts, head });
  switch (from.kind) {
    case 'nothing':
      return { from: [], head, why: `compared with nothing: ${from.why}` };
    case 'unknown':
      throw Blocked.because(
        `it is not known which commit to compare with: ${from.why}; set the input "base"`,
      );
    case 'commit': {
      const commit = await findCommit(from.revision, repository);
      return { from: [commit], head, why: `compared with ${commit.sha.slice(0, 7)}: ${from.why}` };
    }
  }
}

async function findCommit(revision: string, repository: Repository): Promise<Commit> {
  for (const name of [revision, `refs/remotes/origin/${revision}`]) {
    const commit = await repository.commit(name);
    if (commit) return commit;
  }
  throw Blocked.because(
    `commit ${quote(revision)}, the one to compare with, is not in the workspace: set "fetch-depth: 0" for actions/checkout, name another commit in "base", or set "full: true" with a base that is there`,
  );
}
