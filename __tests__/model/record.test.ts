import { expect, test } from '@jest/globals';
import { judge, shrink } from './record/check.ts';
import { sequenceOf } from './record/sequence.ts';

// More on demand: MODEL_RUNS=20000 npm test -- model/record. One again: MODEL_SEED=7 MODEL_RUNS=1 npm test -- model/record
const RUNS = Number(process.env['MODEL_RUNS'] ?? 1_000);
const SEED = Number(process.env['MODEL_SEED'] ?? 1);

/** How a run can end. Each must come up, or the model proves less than it says. */
const ENDS = ['blocked', 'failed', 'killed', 'synced', 'unchanged'];

test(
  `whatever happens to an agent, nothing that is wanted is deleted, and what a run says is true (${RUNS} sequences)`,
  async () => {
    const ends = new Set<string>();
    for (let seed = SEED; seed < SEED + RUNS; seed += 1) {
      const sequence = sequenceOf(seed);
      const { wrong, world: played } = await judge(sequence);
      for (const end of played.ends) ends.add(end);
      if (wrong === undefined) continue;
      const short = await shrink(sequence);
      const { world, wrong: why } = await judge(short);
      const { profile } = sequence;
      throw new Error([`seed ${seed}: ${why}`, JSON.stringify(profile), ...world.story].join('\n'));
    }
    if (RUNS >= 100) expect([...ends].toSorted()).toEqual(ENDS);
  },
  60_000 + RUNS * 100,
);
