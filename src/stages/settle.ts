import type { Outcome } from '../plan/outcome.ts';
import { outcomeLine } from '../report/log.ts';
import type { Run } from '../run.ts';
import type { Runner } from '../runner.ts';

/** Notes what became of one planned change, and logs it. */
export function settle(run: Run, runner: Runner, outcome: Outcome): void {
  run.outcomes.set(outcome.change.id, outcome);
  runner.log(outcomeLine(outcome, run.outcomes.size, run.plan.replace.length + run.plan.delete.length));
}
