import { connection, type PageArguments } from './connections.ts';
import { nodeId } from './responses.ts';
import type { PullRequest, World } from './world.ts';

export interface PullRequestArguments extends PageArguments {
  states?: readonly string[] | null;
  baseRefName?: string | null;
  headRefName?: string | null;
  /** Every field of it goes by age here. */
  orderBy?: { direction: 'ASC' | 'DESC' } | null;
}

/** The field `pullRequests` of a repository. */
export function pullRequestsOf(world: World, args: PullRequestArguments): unknown {
  const { states, baseRefName, headRefName, orderBy, ...pages } = args;
  const wanted = world.pullRequests.filter(
    (pull) =>
      (!states || states.includes(stateOf(pull))) &&
      (!baseRefName || pull.base === baseRefName) &&
      (!headRefName || pull.head === headRefName),
  );
  if (orderBy?.direction === 'DESC') wanted.reverse();
  return connection(
    'pullRequests',
    wanted.map((pull) => pullRequestNode(world, pull)),
    pages,
  );
}

export function pullRequestNode(world: World, pull: PullRequest) {
  const { number, title, merged, draft, head, headSha, base, baseSha, createdAt, closedAt } = pull;
  return {
    cursor: number,
    id: nodeId('PullRequest', number),
    number,
    title,
    state: stateOf(pull),
    isDraft: draft,
    closed: pull.state === 'closed',
    merged,
    createdAt,
    closedAt,
    mergedAt: merged ? closedAt : null,
    headRefName: head,
    headRefOid: headSha,
    baseRefName: base,
    baseRefOid: baseSha,
    url: `${world.url}/${world.repository}/pull/${number}`,
  };
}

function stateOf({ state, merged }: PullRequest): string {
  return merged ? 'MERGED' : state.toUpperCase();
}
