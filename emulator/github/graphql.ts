import { readFileSync } from 'node:fs';
import { buildSchema, type GraphQLError, GraphQLObjectType, GraphQLScalarType, graphql } from 'graphql';
import type { HttpResponse } from '../http/response.ts';
import { type Gate, ownerOf, sentToken } from './access.ts';
import { QueryFailure } from './connections.ts';
import { actorNode } from './graph-nodes.ts';
import { repositoryNode } from './graph-repository.ts';
import { Refusal, refusalResponse, resource } from './responses.ts';
import type { RestRequest } from './rest.ts';
import type { World } from './world.ts';

export const GRAPHQL_PATH = '/graphql';

const file = new URL('../../contract/github.graphql', import.meta.url);
const schema = buildSchema(readFileSync(file, 'utf8'));
widenDatabaseIds();

/** Runs a query against the part of GitHub's own schema that is served here. */
export async function handleGraphQl(
  world: World,
  gate: Gate,
  { headers, body }: RestRequest,
): Promise<HttpResponse> {
  const sent = sentToken(headers['authorization']);
  const token = gate.tokens.find((candidate) => candidate.token === sent);
  if (!token) return refusalResponse(new Refusal(401, 'Bad credentials'), '/graphql');
  const asked = parse(body);
  if (!asked) return refusalResponse(new Refusal(400, 'Problems parsing JSON'), '/graphql');
  const { query, variables } = asked;
  if (typeof query !== 'string') {
    return resource(200, {
      errors: [{ message: 'A query attribute must be specified and must be a string.' }],
    });
  }
  const { data, errors } = await graphql({
    schema,
    source: query,
    variableValues: variables as Record<string, unknown>,
    rootValue: {
      viewer: () => actorNode(ownerOf(token)),
      repository: ({ owner, name }: { owner: string; name: string }) =>
        repositoryNode(world, gate, token, `${owner}/${name}`),
      rateLimit: () => ({ cost: 1, limit: 1_000, remaining: 999, resetAt: world.now() }),
    },
  });
  return resource(200, {
    ...(data === undefined ? {} : { data }),
    ...(errors ? { errors: errors.map(told) } : {}),
  });
}

/** As GitHub tells an error: its kind is next to the message. */
function told({ message, path, locations, originalError }: GraphQLError): unknown {
  if (originalError && !(originalError instanceof QueryFailure)) throw originalError;
  return { ...(originalError ? { type: originalError.type } : {}), path, locations, message };
}

/** They are beyond what GraphQL's own Int can hold, and come as numbers all the same. */
function widenDatabaseIds(): void {
  const wide = new GraphQLScalarType({ name: 'Int', serialize: (value) => value });
  for (const type of Object.values(schema.getTypeMap())) {
    const field = type instanceof GraphQLObjectType ? type.getFields()['databaseId'] : undefined;
    if (field) field.type = wide;
  }
}

function parse(body: Buffer): { query?: unknown; variables?: unknown } | undefined {
  try {
    return Object(JSON.parse(body.toString()));
  } catch {
    return undefined;
  }
}
