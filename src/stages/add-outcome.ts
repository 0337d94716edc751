import type { Outcome } from '../plan/outcome.ts';
import { outcomeLine } from '../report/log.ts';
import type { Run } from '../run.ts';
import type { Runner } from '../runner.ts';

/** Adds the outcome of one planned change to the run, and logs it. */
export function addOutcome(run: Run, runner: Runner, outcome: Outcome): void {
  run.outcomes.set(outcome.change.id, outcome);
  runner.log(outcomeLine(outcome, run.outcomes.size, run.plan.replace.length + run.plan.delete.length));
}
