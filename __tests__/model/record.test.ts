import { expect, test } from '@jest/globals';
import { judge, shrink } from './record/check.ts';
import { sequenceOf } from './record/sequence.ts';

// More on demand: MODEL_RUNS=20000 npm test -- model/record. One again: MODEL_SEED=7 MODEL_RUNS=1 npm test -- model/record
const RUNS = Number(process.env['MODEL_RUNS'] ?? 1_000);
const SEED = Number(process.env['MODEL_SEED'] ?? 1);

test(
  `whatever happens to an agent, nothing that is wanted is deleted, and what a run says is true (${RUNS} sequences)`,
  async () => {
    for (let seed = SEED; seed < SEED + RUNS; seed += 1) {
      const sequence = sequenceOf(seed);
      const { wrong } = await judge(sequence);
      if (wrong === undefined) continue;
      const short = await shrink(sequence);
      const { world, wrong: why } = await judge(short);
      const { profile } = sequence;
      throw new Error([`seed ${seed}: ${why}`, JSON.stringify(profile), ...world.story].join('\n'));
    }
    expect(RUNS).toBeGreaterThan(0);
  },
  60_000 + RUNS * 100,
);
