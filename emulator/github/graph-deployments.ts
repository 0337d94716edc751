import { connection, type PageArguments } from './connections.ts';
import { listedDeployments } from './deployments.ts';
import { actorNode, commitNode, refNode } from './graph-nodes.ts';
import { nodeId } from './responses.ts';
import type { Deployment, DeploymentStatus, World } from './world.ts';

export interface DeploymentArguments extends PageArguments {
  environments?: readonly string[] | null;
  /** The oldest first, if not said. */
  orderBy?: { direction: 'ASC' | 'DESC' } | null;
}

/** The field `deployments` of a repository. */
export function deploymentsOf(
  world: World,
  { environments, orderBy, ...args }: DeploymentArguments,
): unknown {
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
