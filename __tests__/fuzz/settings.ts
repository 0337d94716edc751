/** What the largest of the tests does in the suite; the others do less, in proportion to what one run costs them. */
const LARGEST = 4_000;

/**
 * A few seconds of the same inputs in every run of the suite. For longer, with other inputs each time:
 * `FUZZ_RUNS=100000 npm test -- __tests__/fuzz`. A failure names its seed.
 */
export function fuzz(runs: number): { numRuns: number; seed?: number } {
  const { FUZZ_RUNS } = process.env;
  return FUZZ_RUNS
    ? { numRuns: Math.ceil((Number(FUZZ_RUNS) * runs) / LARGEST) }
    : { numRuns: runs, seed: 20_240_601 };
}

/** How long one test may take. Milliseconds. */
export const FUZZ_TIMEOUT = process.env['FUZZ_RUNS'] ? 3_600_000 : 30_000;

/** Milliseconds of work that this thread has done: a busy machine does not count. */
export function work(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1_000;
}
