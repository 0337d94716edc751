import { empty, type HttpResponse } from '../http/response.ts';
import { accountResource } from './accounts.ts';
import type { Call } from './call.ts';
import { checkFields, fieldRefusal, type Kind, textOf } from './fields.ts';
import { page } from './pages.ts';
import { nodeId, notFound, Refusal, resource } from './responses.ts';
import type { Deployment, World } from './world.ts';

const MAX_ENVIRONMENT_CHARACTERS = 255;
const FILTERS = ['sha', 'ref', 'task', 'environment'] as const;

/** `GET …/deployments`: the newest first. */
export function listDeployments(world: World, { query }: Call): HttpResponse {
  const wanted = listedDeployments(world).filter((deployment) =>
    FILTERS.every((name) => {
      const value = query.get(name);
      // The documented default is this word.
      return value === null || value === 'none' || deployment[name] === value;
    }),
  );
  const { items, headers } = page(wanted.reverse(), query, `${world.pages}/deployments`);
  const body = items.map((deployment) => deploymentResource(world, deployment));
  return resource(200, body, headers);
}

/** What lists show, the oldest first: GitHub's may be behind for a while. */
export function listedDeployments({ deployments, listLag, now }: World): Deployment[] {
  const shown = listLag > 0 ? Date.parse(now()) - listLag * 1_000 : Number.POSITIVE_INFINITY;
  return deployments.filter(({ createdAt }) => Date.parse(createdAt) <= shown);
}

/** `GET …/deployments/{id}`. */
export function getDeployment(world: World, { values }: Call): HttpResponse {
  return resource(200, deploymentResource(world, findDeployment(world, values)));
}

/** `DELETE …/deployments/{id}`: what is active stays, unless it is the only one. */
export function deleteDeployment(world: World, { values }: Call): HttpResponse {
  const deployment = findDeployment(world, values);
  if (world.deployments.length > 1 && deployment.statuses.at(-1)?.state === 'success') {
    const why =
      'We cannot delete an active deployment unless it is the only deployment in a given environment.';
    throw new Refusal(422, why);
  }
  world.deployments.splice(world.deployments.indexOf(deployment), 1);
  return empty(204);
}

export function findDeployment({ deployments }: World, values: Record<string, string>): Deployment {
  const found = deployments.find(({ id }) => String(id) === values['id']);
  if (!found) throw notFound();
  return found;
}

const KINDS: Record<string, Kind> = {
  ref: 'string',
  task: 'string',
  auto_merge: 'boolean',
  required_contexts: 'array',
  payload: 'object or string',
  environment: 'string',
  description: 'string',
  transient_environment: 'boolean',
  production_environment: 'boolean',
};

/** `POST …/deployments`. */
export async function createDeployment(world: World, { body, account }: Call): Promise<HttpResponse> {
  checkFields(body, KINDS, 'ref');
  const ref = textOf(body['ref'], '');
  const sha = await world.bare.resolve(ref);
  if (!sha) throw new Refusal(422, `No ref found for: ${ref}`);
  const deployment = deploymentOf(world, { ref, sha, body, creator: account });
  if (deployment.environment.length > MAX_ENVIRONMENT_CHARACTERS) {
    throw fieldRefusal('Deployment', 'environment', 'is too long');
  }
  if (body['auto_merge'] !== false) {
    const merged = await mergedInto(world, ref);
    if (merged) return resource(202, { message: `Auto-merged ${merged} into ${ref} on deployment.` });
  }
  refuseOpenChecks(ref, body['required_contexts']);
  world.deployments.push(deployment);
  return resource(201, deploymentResource(world, deployment), { location: urlOf(world, deployment) });
}

type Asked = Pick<Deployment, 'ref' | 'sha' | 'creator'> & { body: Call['body'] };

function deploymentOf(world: World, { ref, sha, body, creator }: Asked): Deployment {
  const now = world.now();
  const environment = textOf(body['environment'], 'production');
  const { description, production_environment: production } = body;
  return {
    id: world.nextId(),
    sha,
    ref,
    task: textOf(body['task'], 'deploy'),
    environment,
    originalEnvironment: environment,
    payload: body['payload'] ?? {},
    description: typeof description === 'string' ? description : null,
    transient: body['transient_environment'] === true,
    production: typeof production === 'boolean' ? production : environment === 'production',
    creator,
    createdAt: now,
    updatedAt: now,
    statuses: [],
  };
}

/** A branch that is behind gets the default branch merged first, and no deployment. Here it stays as it is. */
async function mergedInto({ bare }: World, ref: string): Promise<string | undefined> {
  const main = bare.defaultBranch();
  if (ref === main || !bare.isBranch(ref)) return undefined;
  const [base, head] = [await bare.resolve(`refs/heads/${main}`), await bare.resolve(`refs/heads/${ref}`)];
  if (!base || !head) return undefined;
  return (await bare.compare(base, head))?.behind === 0 ? undefined : main;
}

/** The job that asks is itself a check that has not ended, so that only an empty list lets a deployment through. */
function refuseOpenChecks(ref: string, contexts: unknown): void {
  if (Array.isArray(contexts) && contexts.length === 0) return;
  const asked = Array.isArray(contexts) ? contexts : ['sync'];
  const states = asked.map((context) => ({ context, state: 'pending' }));
  const error = { contexts: states, resource: 'Deployment', field: 'required_contexts', code: 'invalid' };
  throw new Refusal(409, `Conflict: Commit status checks failed for ${ref}.`, [error]);
}

export function urlOf({ api }: World, { id }: Deployment): string {
  return `${api}/deployments/${id}`;
}

function deploymentResource(world: World, deployment: Deployment): unknown {
  const { id, sha, ref, task, environment, payload, description } = deployment;
  const url = urlOf(world, deployment);
  return {
    url,
    id,
    node_id: nodeId('Deployment', id),
    task,
    original_environment: deployment.originalEnvironment,
    environment,
    description,
    created_at: deployment.createdAt,
    updated_at: deployment.updatedAt,
    statuses_url: `${url}/statuses`,
    repository_url: world.api,
    creator: accountResource(deployment.creator, world.url),
    sha,
    ref,
    payload,
    transient_environment: deployment.transient,
    production_environment: deployment.production,
    performed_via_github_app: null,
  };
}
