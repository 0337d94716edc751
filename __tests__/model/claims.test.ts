import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { sortedOutcomes } from '../../src/plan/outcome.ts';
import { untruths } from './claims.ts';
import { playScript } from './play.ts';
import { scripts } from './scripts.ts';

// More on demand: MODEL_RUNS=5000 MODEL_SEED=7 npm test -- model
const RUNS = Number(process.env['MODEL_RUNS'] ?? 320);
const SEED = Number(process.env['MODEL_SEED'] ?? 20_260_102);

/** Runs side by side: most of a run is waiting for a server that does not answer. */
const LANES = 16;

/** What a run can come to. Each must come up, or the model proves less than it says. */
const KINDS = [
  'replaced',
  'deleted',
  'deleted, gone before',
  'failed, not done',
  'failed, unknown',
  'failed, not on agent',
  'skipped',
];

test(
  `whatever goes wrong, what a run says is true (${RUNS} runs)`,
  async () => {
    const seen = new Set<string>();
    const property = fc.asyncProperty(scripts, async (script) => {
      const played = await playScript(script);
      for (const outcome of sortedOutcomes(played.run.outcomes)) {
        const more =
          outcome.kind === 'failed'
            ? `, ${outcome.certainty}`
            : outcome.kind === 'deleted' && outcome.alreadyGone
              ? ', gone before'
              : '';
        seen.add(`${outcome.kind}${more}`);
      }
      expect(untruths(script, played)).toEqual([]);
    });
    const lanes = Array.from({ length: LANES }, (_, lane) =>
      fc.assert(property, { numRuns: Math.ceil(RUNS / LANES), seed: SEED + lane }),
    );
    const failures = (await Promise.allSettled(lanes)).filter(({ status }) => status === 'rejected');
    if (failures.length > 0) await Promise.all(lanes);
    expect([...seen].toSorted()).toEqual(KINDS.toSorted());
  },
  30_000 + RUNS * 200,
);
