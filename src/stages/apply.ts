import { readAhead } from '../audio/read-ahead.ts';
import type { AudioSource } from '../audio/source.ts';
import { Blocked } from '../lib/problem.ts';
import type { Plan, Replacement } from '../plan/plan.ts';
import { apply } from '../polyai/apply.ts';
import type { Client } from '../polyai/client.ts';
import type { Run } from '../run.ts';
import type { Runner } from '../runner.ts';
import { addOutcome } from './add-outcome.ts';

export interface ApplyTools {
  readonly client: Client;
  readonly runner: Runner;
  readonly audio: Pick<AudioSource, 'read'>;
  /** Whether the next run will know what this one did not do. */
  readonly recorded: boolean;
}

/** Applies a plan to the cache, and adds each outcome to the run as soon as it is known. */
export async function applyPlan(
  run: Run,
  plan: Plan,
  { client, runner, audio, recorded }: ApplyTools,
): Promise<void> {
  await apply(plan, {
    client,
    audio: readAhead(plan.replace, {
      read: (change) => checkedBytes(change, audio),
      sizeOf: ({ id }) => run.audio.get(id)?.fileBytes ?? 0,
      width: client.concurrency,
      most: MAX_AHEAD_BYTES,
    }),
    whatNext: recorded ? 'the next run retries this' : 'this sync is not recorded, so run this job again',
    settled: (outcome) => addOutcome(run, runner, outcome),
    warn: (message) => run.warnings.push({ message }),
  });
  if (client.stopped.aborted) run.problems.push({ message: `stopped early: ${client.stopped.reason}` });
}

/** Audio that is read ahead while earlier files are being sent. Bytes. */
const MAX_AHEAD_BYTES = 8 * 1024 * 1024;

/** Reads a file again. Raises Blocked if it changed after its check. */
async function checkedBytes(change: Replacement, { read }: ApplyTools['audio']): Promise<Buffer> {
  const result = await read(change);
  if (!result.ok) throw new Blocked([result.problem]);
  return result.audio.bytes;
}
