import type { HttpResponse } from '../http/response.ts';
import { type Account, accountResource } from './accounts.ts';
import type { Call } from './call.ts';
import { findDeployment, urlOf } from './deployments.ts';
import { checkFields, fieldRefusal, type Kind, textOf } from './fields.ts';
import { page } from './pages.ts';
import { nodeId, resource } from './responses.ts';
import { type Deployment, type DeploymentState, type DeploymentStatus, STATES, type World } from './world.ts';

const MAX_DESCRIPTION_CHARACTERS = 140;

/** `GET …/deployments/{id}/statuses`: the newest first. */
export function listStatuses(world: World, { values, query }: Call): HttpResponse {
  const deployment = findDeployment(world, values);
  const newestFirst = deployment.statuses.toReversed();
  const { items, headers } = page(newestFirst, query, `${world.pages}/deployments/${deployment.id}/statuses`);
  const body = items.map((status) => statusResource(world, deployment, status));
  return resource(200, body, headers);
}

const KINDS: Record<string, Kind> = {
  state: 'string',
  target_url: 'string',
  log_url: 'string',
  description: 'string',
  environment: 'string',
  environment_url: 'string',
  auto_inactive: 'boolean',
};

/** `POST …/deployments/{id}/statuses`. */
export function createStatus(world: World, { values, body, account }: Call): HttpResponse {
  const deployment = findDeployment(world, values);
  checkFields(body, KINDS, 'state');
  const state = STATES.find((known) => known === body['state']);
  if (!state) throw fieldRefusal('DeploymentStatus', 'state', 'is not included in the list');
  const description = textOf(body['description'], '');
  if (description.length > MAX_DESCRIPTION_CHARACTERS) {
    const problem = `is too long (maximum is ${MAX_DESCRIPTION_CHARACTERS} characters)`;
    throw fieldRefusal('DeploymentStatus', 'description', problem);
  }
  deployment.environment = textOf(body['environment'], deployment.environment);
  const status = addStatus(world, deployment, state, account);
  status.description = description;
  status.logUrl = textOf(body['log_url'], textOf(body['target_url'], ''));
  status.environmentUrl = textOf(body['environment_url'], '');
  if (state === 'success' && body['auto_inactive'] !== false) retire(world, deployment, account);
  const created = statusResource(world, deployment, status);
  return resource(201, created, { location: statusUrl(world, deployment, status) });
}

/** What was live before in the environment no longer is. Production is spared, as documented. */
function retire(world: World, newer: Deployment, account: Account): void {
  for (const deployment of world.deployments) {
    if (deployment.id >= newer.id || deployment.environment !== newer.environment) continue;
    if (deployment.transient || deployment.production) continue;
    if (deployment.statuses.at(-1)?.state === 'success') addStatus(world, deployment, 'inactive', account);
  }
}

function addStatus(
  world: World,
  deployment: Deployment,
  state: DeploymentState,
  creator: Account,
): DeploymentStatus {
  const status: DeploymentStatus = {
    id: world.nextId(),
    state,
    description: '',
    environment: deployment.environment,
    logUrl: '',
    environmentUrl: '',
    creator,
    createdAt: world.now(),
  };
  deployment.statuses.push(status);
  deployment.updatedAt = status.createdAt;
  return status;
}

function statusUrl(world: World, deployment: Deployment, { id }: DeploymentStatus): string {
  return `${urlOf(world, deployment)}/statuses/${id}`;
}

function statusResource(world: World, deployment: Deployment, status: DeploymentStatus): unknown {
  const { id, state, description, environment, logUrl, environmentUrl, creator, createdAt } = status;
  return {
    url: statusUrl(world, deployment, status),
    id,
    node_id: nodeId('DeploymentStatus', id),
    state,
    creator: accountResource(creator, world.url),
    description,
    environment,
    target_url: logUrl,
    created_at: createdAt,
    updated_at: createdAt,
    deployment_url: urlOf(world, deployment),
    repository_url: world.api,
    environment_url: environmentUrl,
    log_url: logUrl,
    performed_via_github_app: null,
  };
}
