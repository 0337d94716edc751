import { clientOptions } from '../connect.ts';
import type { Job } from '../context.ts';
import type { Client } from '../polyai/client.ts';

/** Opens a client for the agent's cache, once a run. Undefined if the run has no key or no agent. */
export function clientOpener({
  world,
  request,
  identity,
}: Pick<Job, 'world' | 'request' | 'identity'>): (() => Promise<Client>) | undefined {
  const { apiKey } = request.inputs;
  const { agentId, origin } = identity;
  if (!apiKey || !agentId) return undefined;
  let opening: Promise<Client> | undefined;
  return () => {
    opening ??= world.openPolyAI(clientOptions(world, request.inputs, { origin, agentId, apiKey }));
    return opening;
  };
}
