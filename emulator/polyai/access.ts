import { ApiFailure } from './failure.ts';
import type { Permission } from './routes.ts';

export interface ApiKey {
  key: string;
  /** Which agents it is for; all of them if not said. */
  agents?: readonly string[];
  permissions: readonly Permission[];
  /** ISO 8601. Never, if not said. */
  expiresAt?: string;
}

/** Throws the refusal, if there is one. An agent that does not exist is one that the key is not for. */
export function authorize(
  keys: readonly ApiKey[],
  sent: string | undefined,
  wanted: { agentId: string; agentExists: boolean; permission: Permission },
): void {
  if (sent === undefined) throw new ApiFailure(401, 'MISSING_API_KEY', 'no X-API-KEY header was sent');
  const key = keys.find((candidate) => candidate.key === sent);
  if (!key) throw new ApiFailure(401, 'INVALID_API_KEY', 'the API key is not known');
  if (key.expiresAt !== undefined && Date.parse(key.expiresAt) <= Date.now()) {
    throw new ApiFailure(401, 'EXPIRED_API_KEY', 'the API key has expired');
  }
  if (!wanted.agentExists || (key.agents && !key.agents.includes(wanted.agentId))) {
    throw new ApiFailure(403, 'AGENT_FORBIDDEN', 'the API key is not for this agent');
  }
  if (!key.permissions.includes(wanted.permission)) {
    throw new ApiFailure(403, 'PERMISSION_MISSING', `the API key lacks ${wanted.permission} on audio_cache`);
  }
}
