import { setMaxListeners } from 'node:events';
import { RateLimit } from '../../emulator/polyai/rate-limit.ts';
import { each } from '../../src/polyai/each.ts';
import type { HttpResult } from '../../src/polyai/http.ts';
import { createOutageGate } from '../../src/polyai/outage.ts';
import { createSender, type Sendable } from '../../src/polyai/send.ts';
import { createThrottle } from '../../src/polyai/throttle.ts';
import { type VirtualClock, virtualClock } from './virtual-clock.ts';

/** Many agents, each a job on one of a few runners, that share one rate limit at PolyAI. Times are milliseconds. */
export interface Fleet {
  readonly agents: number;
  /** Files that changed, of each agent. */
  readonly entries: number;
  /** Jobs at the same time (`max-parallel`). */
  readonly maxParallel: number;
  /** The inputs of these names. */
  readonly concurrency: number;
  readonly maxAttempts: number;
  /** What PolyAI serves, of all agents together, in a second. */
  readonly requestsPerSecond: number;
  /** From a request to its response. */
  readonly latency: number;
  /** From the end of one job to the first request of the next on its runner: a new machine, the checkout, the plan. */
  readonly startUp: number;
}

export interface FleetResult {
  readonly seconds: number;
  readonly requests: number;
  /** Requests that were answered with 429. */
  readonly refused: number;
  /** Jobs of which an entry failed or was not sent, and entries of which that is so. */
  readonly failedJobs: number;
  readonly lostEntries: number;
}

/** The most entries of a page of the listing. */
const PAGE_SIZE = 200;
const never = new AbortController().signal;

/**
 * Plays a fleet in virtual time. Who decides when a request goes out, waits, or is given up, is the code that ships (throttle, rate
 * limit, retries, outages); the server and the time are simulated.
 */
export async function simulate(fleet: Fleet, seed = 1): Promise<FleetResult> {
  setMaxListeners(0, never);
  const clock = virtualClock(seed);
  const limit = new RateLimit(fleet.requestsPerSecond);
  const count = { requests: 0, refused: 0, failedJobs: 0, lostEntries: 0 };
  const transport = async (): Promise<HttpResult> => {
    count.requests += 1;
    await clock.sleep(fleet.latency / 2, never);
    const wait = limit.take(clock.elapsed());
    if (wait > 0) count.refused += 1;
    await clock.sleep(fleet.latency / 2, never);
    return wait > 0 ? response(429, { 'retry-after': String(wait) }) : response(204, {});
  };
  await clock.play(() =>
    each(Array(fleet.agents).keys(), fleet.maxParallel, async () => {
      // Machines do not start in step.
      await clock.sleep(fleet.startUp * (0.5 + clock.random()), never);
      const lost = await runJob(fleet, clock, transport);
      count.lostEntries += lost;
      if (lost > 0) count.failedJobs += 1;
    }),
  );
  return { seconds: clock.elapsed() / 1_000, ...count };
}

/** One sync: it lists the cache, then replaces every entry. Resolves to how many entries it could not replace. */
async function runJob(
  fleet: Fleet,
  clock: VirtualClock,
  transport: () => Promise<HttpResult>,
): Promise<number> {
  const stop = new AbortController();
  setMaxListeners(0, stop.signal);
  const { concurrency, maxAttempts } = fleet;
  const gate = createOutageGate({ clock, stop, patience: (maxAttempts - 1) * 30_000, log: () => {} });
  const send = createSender({
    transport,
    throttle: createThrottle({ concurrency, clock, stop: stop.signal, gate }),
    clock,
    maxAttempts,
    newId: () => 'simulated',
    stop,
    debug: () => {},
  });
  const pages = Math.ceil(fleet.entries / PAGE_SIZE);
  await each(Array(pages).keys(), concurrency, async () => void (await send(LIST)));
  const results = await Promise.all(Array.from({ length: fleet.entries }, () => send(REPLACE)));
  return results.filter(({ kind }) => kind !== 'response').length;
}

const LIST: Sendable = { method: 'GET', path: '/audio-cache', headers: {} };
const REPLACE: Sendable = { method: 'PATCH', path: '/audio-cache/1/file', headers: {} };

function response(status: number, headers: Record<string, string>): HttpResult {
  return { kind: 'response', status, headers, body: Buffer.alloc(0) };
}
