import type { World } from './context.ts';
import { systemClock } from './lib/clock.ts';
import { parseProxies } from './lib/proxies.ts';
import { actionsRunner } from './runner.ts';

/** The real runner, with the system clock and randomness. */
export function realWorld(cancel: AbortSignal, abort: AbortSignal): World {
  // The global `crypto` starts faster than `node:crypto`.
  const newId = () => crypto.randomUUID();
  const proxies = parseProxies(process.env);
  return { runner: actionsRunner(process.env), clock: systemClock, newId, proxies, cancel, abort };
}
