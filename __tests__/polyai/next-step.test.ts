import { expect, test } from '@jest/globals';
import { simulate } from '../../bench/fleet/simulate.ts';

const FLEET = { agents: 20, entries: 60, maxParallel: 20, maxAttempts: 8, latency: 150, startUp: 1_000 };

test.each([
  [20, 1],
  [20, 2],
  [10, 1],
])(
  'twenty runs that share a limit of %i requests a second do not return in step and lose nothing (seed %i)',
  async (requestsPerSecond, seed) => {
    const { lostEntries, failedJobs } = await simulate({ ...FLEET, concurrency: 1, requestsPerSecond }, seed);
    expect({ lostEntries, failedJobs }).toEqual({ lostEntries: 0, failedJobs: 0 });
  },
);
