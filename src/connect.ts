import type { World } from './context.ts';
import type { AgentId } from './lib/ids.ts';
import { proxyFor } from './lib/proxies.ts';
import type { ClientOptions } from './polyai/reading-client.ts';
import type { Inputs } from './request/inputs.ts';

/** Where an agent's cache is, and what opens it. */
export interface CacheAddress {
  readonly origin: string;
  readonly agentId: AgentId;
  readonly apiKey: string;
}

/** How every action reaches an agent's cache: through the runner's proxy, with the user's limits. */
export function clientOptions(
  { runner, clock, newId, cancel, abort, proxies }: World,
  {
    concurrency,
    maxAttempts,
    requestTimeout,
  }: Pick<Inputs, 'concurrency' | 'maxAttempts' | 'requestTimeout'>,
  { origin, agentId, apiKey }: CacheAddress,
): ClientOptions {
  const { debug, log } = runner;
  const limits = { concurrency, maxAttempts, requestTimeout };
  const proxy = proxyFor(proxies.proxies, origin);
  return { origin, proxy, agentId, apiKey, ...limits, clock, newId, cancel, abort, debug, log };
}
