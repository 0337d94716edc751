import { randomUUID } from 'node:crypto';
import type { HttpResponse } from '../http/response.ts';
import { authorize, type Gate, sentToken } from './access.ts';
import { notFound, Refusal, refusalResponse } from './responses.ts';
import { findRoute } from './routes.ts';
import { REPOSITORY_ID, type World } from './world.ts';

export interface RestRequest {
  method: string;
  /** With the query. */
  path: string;
  headers: Record<string, string>;
  body: Buffer;
}

/** Performs a call of the REST API, refusals included. */
export async function handleRest(world: World, gate: Gate, request: RestRequest): Promise<HttpResponse> {
  const [path = '', search] = request.path.split('?');
  const found = findRoute(request.method, path);
  try {
    if (!request.headers['user-agent']) {
      throw new Refusal(403, 'Request forbidden by administrative rules. Please send a User-Agent header.');
    }
    if (!found) throw notFound();
    const { route, repository, values } = found;
    const name = repository === String(REPOSITORY_ID) ? world.repository : repository;
    const account = authorize(gate, sentToken(request.headers['authorization']), name, route.need);
    const body = parse(request.body);
    const query = new URLSearchParams(search);
    const { accept = '' } = request.headers;
    const response = await route.perform(world, { values, query, body, account, accept });
    return withId(response);
  } catch (error) {
    if (error instanceof Refusal) return withId(refusalResponse(error, found?.route.documentation ?? ''));
    throw error;
  }
}

function withId(response: HttpResponse): HttpResponse {
  response.headers['x-github-request-id'] = randomUUID();
  return response;
}

function parse(body: Buffer): Record<string, unknown> {
  if (body.length === 0) return {};
  let value: unknown;
  try {
    value = JSON.parse(body.toString());
  } catch {
    throw new Refusal(400, 'Problems parsing JSON');
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    return value as Record<string, unknown>;
  }
  throw new Refusal(400, 'Body should be a JSON object');
}
