import type { EntryId } from '../plan/ids.ts';
import { type OutcomeKind, ofKind, sortedOutcomes } from '../plan/outcome.ts';
import { type Change, hasChanges } from '../plan/plan.ts';
import { outcomeOf, type Run } from './run.ts';

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

/** The report file's content: everything that is known, without secrets. */
export function renderJson(run: Run): string {
  const report = {
    version: 1,
    outcome: outcomeOf(run),
    event: run.event,
    dryRun: run.dryRun,
    agentId: run.agentId ?? null,
    region: run.region ?? null,
    origin: run.origin ?? null,
    manifest: run.manifest ?? null,
    base: run.base ?? null,
    head: run.head ?? null,
    why: run.why ?? null,
    plan: {
      keep: run.plan.keep,
      replace: run.plan.replace.map((change) => ({
        ...named(change),
        blob: change.entry.blob,
        reason: change.reason,
      })),
      delete: run.plan.delete.map((change) => ({ ...named(change), reason: change.reason })),
      leftAlone: run.plan.leftAlone.map(({ change, reason }) => ({
        ...named(change),
        change: change.kind,
        reason,
      })),
    },
    entries: Object.fromEntries(run.details),
    audio: Object.fromEntries(run.audio),
    outcomes: sortedOutcomes(run.outcomes).map(({ change, ...outcome }) => ({
      ...named(change),
      ...outcome,
    })),
    problems: run.problems,
    warnings: run.warnings,
    notices: run.notices,
    milliseconds: run.timings,
  };
  return `${JSON.stringify(report, null, 2)}\n`;
}

function named(change: Change): { id: EntryId; file: string | null } {
  return { id: change.id, file: change.entry?.path ?? null };
}
