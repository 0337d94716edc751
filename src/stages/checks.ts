import type { Problem } from '../lib/problem.ts';
import { checkDeletions } from '../plan/guard.ts';
import type { Plan } from '../plan/plan.ts';
import type { State } from '../plan/state.ts';
import type { Inputs } from '../request/inputs.ts';

/** Ids to delete must not be in the manifest: the next run would miss them, and PolyAI cannot bring them back. */
export function checkRequested(inputs: Inputs, to: State): Problem[] {
  return inputs.deleteIds
    .map((id) => to.entries.get(id))
    .filter((entry) => entry !== undefined)
    .map((entry) => ({
      message: `input "delete-ids" names ${entry.id}, which the manifest still maps: remove the line or the id`,
      file: inputs.manifest,
      line: entry.line,
      column: entry.column,
    }));
}

/** `undoes`: only what previews added is deleted, which is expected. */
export function checkGuard(inputs: Inputs, plan: Plan, undoes: boolean): Problem[] {
  const message = checkDeletions({ plan, limit: inputs.maxDeletes, undoes });
  // What was deleted has no line in the manifest any more.
  return message === undefined ? [] : [{ message, file: inputs.manifest, line: 1 }];
}
