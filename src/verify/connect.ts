import { Blocked, type Problem } from '../lib/problem.ts';
import { parseProxies, proxyFor } from '../lib/proxies.ts';
import { createReadingClient, type ReadingClient } from '../polyai/reading-client.ts';
import type { VerifyJob } from './job.ts';

/** Connects to the agent's cache. Raises Blocked where the key or the agent is not known. */
export function connectToCache({ run, request, world }: VerifyJob): ReadingClient {
  const { inputs } = request;
  const { agentId, origin } = run;
  if (!inputs.apiKey || !agentId || !origin) throw new Blocked(missingInputs(inputs.apiKey, agentId));
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

function missingInputs(apiKey: string | undefined, agentId: string | undefined): Problem[] {
  const problems: Problem[] = [];
  if (!apiKey) {
    problems.push({
      message:
        'input "api-key" is missing: pass a secret with a PolyAI API key that may read the audio cache. If you pass one, it is empty, or not available to this event',
    });
  }
  if (!agentId) {
    problems.push({
      message: 'input "agent-id" is missing, and the manifest does not name an "agentId": set one of them',
    });
  }
  return problems;
}
