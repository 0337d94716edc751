import { Blocked } from '../lib/problem.ts';
import { parseProxies, proxyFor } from '../lib/proxies.ts';
import { createReadingClient, type ReadingClient } from '../polyai/reading-client.ts';
import { missingToRead } from '../request/identity.ts';
import type { VerifyJob } from './job.ts';

/** Connects to the agent's cache. Raises Blocked where the key or the agent is not known. */
export function connectToCache({ run, request, world }: VerifyJob): ReadingClient {
  const { inputs } = request;
  const { agentId, origin } = run;
  if (!inputs.apiKey || !agentId || !origin) throw new Blocked(missingToRead(inputs, { agentId }));
  return createReadingClient({
    ...world,
    ...inputs,
    debug: world.runner.debug,
    log: world.runner.log,
    origin,
    proxy: proxyFor(parseProxies(world.runner.variables).proxies, origin),
    apiKey: inputs.apiKey,
    agentId,
  });
}
