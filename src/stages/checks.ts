import type { EntryId } from '../lib/ids.ts';
import type { Problem } from '../lib/problem.ts';
import { quote } from '../lib/text.ts';
import { checkDeletions } from '../plan/guard.ts';
import type { Plan } from '../plan/plan.ts';
import type { State } from '../plan/state.ts';
import type { Inputs } from '../request/inputs.ts';

/**
 * Ids to delete must not be in the manifest, nor in another one of this agent (`elsewhere` has its path): the next run would need the
 * entries, and PolyAI cannot restore them.
 */
export function checkRequested(
  inputs: Inputs,
  to: State,
  elsewhere: ReadonlyMap<EntryId, string>,
): Problem[] {
  return inputs.deleteIds.flatMap((id): Problem[] => {
    const entry = to.entries.get(id);
    const other = elsewhere.get(id);
    if (entry) {
      const { line, column } = entry;
      const message = `input "delete-ids" names ${id}, which the manifest still maps: remove the line or the id`;
      return [{ message, file: inputs.manifest, line, column }];
    }
    if (other === undefined) return [];
    return [
      {
        message: `input "delete-ids" names ${id}, but ${quote(other)}, another manifest of this agent, maps it: remove the line or the id`,
      },
    ];
  });
}

/** `undoes`: only what previews added is deleted, which is expected. */
export function checkGuard(inputs: Inputs, plan: Plan, undoes: boolean): Problem[] {
  const message = checkDeletions({ plan, limit: inputs.maxDeletes, undoes });
  // What was deleted has no line in the manifest any more.
  return message === undefined ? [] : [{ message, file: inputs.manifest, line: 1 }];
}
