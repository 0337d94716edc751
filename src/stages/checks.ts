import type { Problem } from '../lib/problem.ts';
import { quote } from '../lib/text.ts';
import { checkDeletions } from '../plan/guard.ts';
import type { Neighbours } from '../plan/ownership.ts';
import type { Plan } from '../plan/plan.ts';
import type { State } from '../plan/state.ts';
import type { Inputs } from '../request/inputs.ts';

/**
 * Ids to delete must not be in the manifest, nor in another one of this agent: the next run would need the entries, and PolyAI cannot
 * restore them.
 */
export function checkRequested(
  inputs: Inputs,
  to: State,
  { manifests, unreadable }: Pick<Neighbours, 'manifests' | 'unreadable'>,
): Problem[] {
  if (unreadable !== undefined && inputs.deleteIds.length > 0) {
    const message = `input "delete-ids": ${quote(unreadable)}, another manifest of this agent, cannot be read, so it may map these entries: fix that manifest first`;
    return [{ message, file: unreadable }];
  }
  return inputs.deleteIds.flatMap((id): Problem[] => {
    const entry = to.entries.get(id);
    const other = manifests.get(id);
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
