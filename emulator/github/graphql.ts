import type { HttpResponse } from '../http/response.ts';
import { type Gate, ownerOf, sentToken } from './access.ts';
import { Refusal, refusalResponse, resource } from './responses.ts';
import type { RestRequest } from './rest.ts';

export const GRAPHQL_PATH = '/graphql';

/** `query { viewer { login } }`, the only query that is known here: who the token stands for. */
export function handleGraphQl(gate: Gate, { headers, body }: RestRequest): HttpResponse {
  const sent = sentToken(headers['authorization']);
  const token = gate.tokens.find((candidate) => candidate.token === sent);
  if (!token) return refusalResponse(new Refusal(401, 'Bad credentials'), '/graphql');
  if (/^query\s*\{\s*viewer\s*\{\s*login\s*\}\s*\}$/.test(queryOf(body))) {
    return resource(200, { data: { viewer: { login: ownerOf(token).login } } });
  }
  return resource(200, { errors: [{ message: 'This emulator knows the query `viewer { login }` only.' }] });
}

function queryOf(body: Buffer): string {
  try {
    return String(JSON.parse(body.toString()).query).trim();
  } catch {
    return '';
  }
}
