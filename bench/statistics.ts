/** The middle value; of an even number of values, the lower of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted[Math.ceil(sorted.length / 2) - 1];
  if (middle === undefined) throw new Error('there is no median of nothing');
  return middle;
}

/**
 * Runs each competitor once a round, in turns, so that whatever else the machine does falls on all of them alike.
 * Rounds that warm caches up come first and do not count.
 */
export async function takeTurns<Competitors extends Record<string, () => Promise<unknown>>>(
  { rounds, warmUp = 1 }: { readonly rounds: number; readonly warmUp?: number },
  competitors: Competitors,
): Promise<{ [Name in keyof Competitors]: Awaited<ReturnType<Competitors[Name]>>[] }> {
  const samples: Record<string, unknown[]> = Object.fromEntries(
    Object.keys(competitors).map((name) => [name, []]),
  );
  for (let round = 0; round < warmUp + rounds; round += 1) {
    for (const [name, run] of Object.entries(competitors)) {
      const sample = await run();
      if (round >= warmUp) samples[name]?.push(sample);
    }
  }
  return samples as Awaited<ReturnType<typeof takeTurns<Competitors>>>;
}
