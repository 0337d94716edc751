import { clientOptions } from '../connect.ts';
import { Blocked } from '../lib/problem.ts';
import { createReadingClient, type ReadingClient } from '../polyai/reading-client.ts';
import { missingToRead } from '../request/identity.ts';
import type { VerifyJob } from './job.ts';

/** Connects to the agent's cache. Raises Blocked where the key or the agent is not known. */
export function connectToCache({ run, request, world }: VerifyJob): ReadingClient {
  const { inputs } = request;
  const { agentId, origin } = run;
  const { apiKey } = inputs;
  if (!apiKey || !agentId || !origin) throw new Blocked(missingToRead(inputs, { agentId }));
  return createReadingClient(clientOptions(world, inputs, { origin, agentId, apiKey }));
}
