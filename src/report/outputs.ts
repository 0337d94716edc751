import type { EntryId } from '../lib/ids.ts';
import { type OutcomeKind, ofKind } from '../plan/outcome.ts';
import { hasChanges } from '../plan/plan.ts';
import { outcomeOf, type Run } from '../run.ts';

/** The outputs that a workflow can read, by name; `report` is added by who writes the file. */
export function outputsOf(run: Run): Record<string, string> {
  const ids = (list: readonly { readonly id: EntryId }[]) => JSON.stringify(list.map(({ id }) => id));
  const ended = (kind: OutcomeKind) => ids(ofKind(run.outcomes, kind).map(({ change }) => change));
  return {
    outcome: outcomeOf(run),
    'has-changes': String(hasChanges(run.plan)),
    'to-replace': ids(run.plan.replace),
    'to-delete': ids(run.plan.delete),
    replaced: ended('replaced'),
    deleted: ended('deleted'),
    failed: ended('failed'),
    skipped: ended('skipped'),
    base: run.base ?? '',
    head: run.head ?? '',
  };
}
