import { allows, type Gate, type GitHubToken, knows, type Scope } from './access.ts';
import type { Account } from './accounts.ts';
import { connection, type PageArguments, QueryFailure } from './connections.ts';
import { listedDeployments } from './deployments.ts';
import { nodeId } from './responses.ts';
import {
  type Deployment,
  type DeploymentStatus,
  type PullRequest,
  REPOSITORY_ID,
  type World,
} from './world.ts';

/** What GraphQL says of the repository, as far as the token may ask. Fields are functions, called when they are asked for. */
export function repositoryNode(world: World, gate: Gate, token: GitHubToken, asked: string): unknown {
  if (!knows(gate, token, asked)) {
    throw new QueryFailure('NOT_FOUND', `Could not resolve to a Repository with the name '${asked}'.`);
  }
  const needs = (scope: Scope) => {
    if (allows(gate, token, { scopes: [scope], level: 'read' })) return;
    throw new QueryFailure('FORBIDDEN', 'Resource not accessible by integration');
  };
  const [, name] = world.repository.split('/');
  return {
    id: nodeId('Repository', REPOSITORY_ID),
    databaseId: REPOSITORY_ID,
    name,
    nameWithOwner: world.repository,
    isPrivate: !world.isPublic,
    async defaultBranchRef() {
      needs('contents');
      return refNode(world, `refs/heads/${await world.bare.defaultBranch()}`);
    },
    ref({ qualifiedName }: { qualifiedName: string }) {
      needs('contents');
      return refNode(world, qualifiedName);
    },
    deployments(args: DeploymentArguments) {
      needs('deployments');
      return deploymentsOf(world, args);
    },
    pullRequest({ number }: { number: number }) {
      needs('pull-requests');
      const found = world.pullRequests.find((pull) => pull.number === number);
      if (found) return pullRequestNode(world, found);
      throw new QueryFailure('NOT_FOUND', `Could not resolve to a PullRequest with the number of ${number}.`);
    },
    pullRequests(args: PullRequestArguments) {
      needs('pull-requests');
      return pullRequestsOf(world, args);
    },
  };
}

interface DeploymentArguments extends PageArguments {
  environments?: readonly string[] | null;
  /** The oldest first, if not said. */
  orderBy?: { direction: 'ASC' | 'DESC' } | null;
}

function deploymentsOf(world: World, { environments, orderBy, ...args }: DeploymentArguments): unknown {
  const wanted = listedDeployments(world).filter(
    ({ environment }) => !environments || environments.includes(environment),
  );
  if (orderBy?.direction === 'DESC') wanted.reverse();
  return connection(
    'deployments',
    wanted.map((deployment) => deploymentNode(world, deployment)),
    args,
  );
}

function deploymentNode(world: World, deployment: Deployment) {
  const { id, sha, ref, task, environment, payload, description, creator, statuses } = deployment;
  const told = (world.statusesOldestFirst ? statuses : statuses.toReversed()).map(statusNode);
  const latest = statuses.at(-1);
  return {
    cursor: id,
    id: nodeId('Deployment', id),
    databaseId: id,
    commitOid: sha,
    commit: async () => ((await world.bare.resolve(sha)) ? commitNode(sha) : null),
    ref: async () => (await refNode(world, `refs/heads/${ref}`)) ?? refNode(world, `refs/tags/${ref}`),
    task,
    environment,
    latestEnvironment: environment,
    originalEnvironment: deployment.originalEnvironment,
    payload: JSON.stringify(payload),
    description,
    creator: actorNode(creator),
    createdAt: deployment.createdAt,
    updatedAt: deployment.updatedAt,
    state:
      latest === undefined ? 'PENDING' : latest.state === 'success' ? 'ACTIVE' : latest.state.toUpperCase(),
    latestStatus: latest ? statusNode(latest) : null,
    statuses: (args: PageArguments) => connection('statuses', told, args),
  };
}

function statusNode(status: DeploymentStatus) {
  const { id, state, description, environment, environmentUrl, logUrl, creator, createdAt } = status;
  return {
    cursor: id,
    id: nodeId('DeploymentStatus', id),
    state: state.toUpperCase(),
    description,
    environment,
    environmentUrl: environmentUrl || null,
    logUrl: logUrl || null,
    creator: actorNode(creator),
    createdAt,
    updatedAt: createdAt,
  };
}

interface PullRequestArguments extends PageArguments {
  states?: readonly string[] | null;
  baseRefName?: string | null;
  headRefName?: string | null;
  /** Every field of it goes by age here. */
  orderBy?: { direction: 'ASC' | 'DESC' } | null;
}

function pullRequestsOf(world: World, args: PullRequestArguments): unknown {
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

function pullRequestNode(world: World, pull: PullRequest) {
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

/** Null where the repository has no such branch or tag. */
async function refNode({ bare }: World, name: string): Promise<unknown> {
  const [, prefix, rest] = /^(refs\/(?:heads|tags)\/)(.+)$/.exec(name) ?? [];
  const target = prefix === undefined ? undefined : await bare.target(name);
  if (!target) return null;
  return { id: nodeId('Ref', name), name: rest, prefix, target: objectNode(target) };
}

function objectNode({ type, sha }: { type: string; sha: string }): unknown {
  return type === 'tag' ? { __typename: 'Tag', id: nodeId('Tag', sha), oid: sha, name: '' } : commitNode(sha);
}

function commitNode(sha: string): unknown {
  return { __typename: 'Commit', id: nodeId('Commit', sha), oid: sha };
}

export function actorNode({ login, id, type }: Account): unknown {
  return { __typename: type, id: nodeId(type, id), login };
}
