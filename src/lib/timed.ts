import type { Clock } from './clock.ts';

/** Does the work of a stage and notes how long it took, in milliseconds, however it ends. Stages of one name add up. */
export async function timed<Result>(
  { timings }: { readonly timings: Record<string, number> },
  clock: Clock,
  stage: string,
  work: () => Promise<Result>,
): Promise<Result> {
  const start = clock.elapsed();
  try {
    return await work();
  } finally {
    timings[stage] = (timings[stage] ?? 0) + Math.round(clock.elapsed() - start);
  }
}
