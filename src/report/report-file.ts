import type { EntryId } from '../lib/ids.ts';
import type { DeletionLimit } from '../plan/guard.ts';
import { sortedOutcomes } from '../plan/outcome.ts';
import type { Change } from '../plan/plan.ts';
import { outcomeOf, type PublicInputs, type Run } from '../run.ts';

/** The report file: everything that is known, as JSON. Its schema is schema/report.schema.json. */
export function renderReportFile(run: Run): string {
  const report = {
    version: 1,
    outcome: outcomeOf(run),
    event: run.event,
    purpose: run.purpose ?? null,
    dryRun: run.dryRun,
    inputs: run.inputs ? inputsByName(run.inputs) : null,
    agentId: run.agentId ?? null,
    region: run.region ?? null,
    origin: run.origin ?? null,
    manifest: run.manifest ?? null,
    base: run.base ?? null,
    head: run.head ?? null,
    why: run.why ?? null,
    record: run.record,
    plan: planOf(run),
    outcomes: sortedOutcomes(run.outcomes).map(({ change, ...outcome }) => ({
      ...named(change),
      change: change.kind,
      ...outcome,
    })),
    audio: Object.fromEntries(run.audio),
    entries: Object.fromEntries(run.details),
    problems: run.problems,
    warnings: run.warnings,
    notices: run.notices,
    milliseconds: run.timings,
  };
  return `${JSON.stringify(report, null, 2)}\n`;
}

function planOf({ plan }: Run): unknown {
  return {
    keep: plan.keep,
    replace: plan.replace.map((change) => ({
      ...named(change),
      blob: change.entry.blob,
      reason: change.reason,
    })),
    delete: plan.delete.map((change) => ({ ...named(change), reason: change.reason })),
    leftAlone: plan.leftAlone.map(({ change, reason, owner }) => ({
      ...named(change),
      change: change.kind,
      reason,
      ...(owner === undefined ? {} : { owner }),
    })),
  };
}

function named(change: Change): { id: EntryId; file: string | null } {
  return { id: change.id, file: change.entry?.path ?? null };
}

/** The inputs under the names that they have in a workflow. Of the secrets, only whether they were given. */
function inputsByName(inputs: PublicInputs): Record<string, unknown> {
  return {
    'api-key': inputs.apiKeyGiven ? 'given' : null,
    'agent-id': inputs.agentId ?? null,
    region: inputs.region ?? null,
    'api-url': inputs.apiUrl ?? null,
    manifest: inputs.manifest,
    project: inputs.project ?? null,
    files: inputs.files,
    unmapped: inputs.unmapped,
    strict: inputs.strict,
    mode: inputs.mode,
    base: inputs.base ?? null,
    full: inputs.full,
    delete: inputs.delete,
    'delete-ids': inputs.deleteIds,
    'max-deletes': limitText(inputs.maxDeletes),
    concurrency: inputs.concurrency,
    'max-attempts': inputs.maxAttempts,
    'request-timeout': inputs.requestTimeout / 1_000,
    backup: inputs.backup ?? null,
    comment: inputs.comment,
    record: inputs.record,
    'github-token': inputs.githubTokenGiven ? 'given' : null,
  };
}

function limitText(limit: DeletionLimit): string {
  return limit.kind === 'count' ? String(limit.count) : `${limit.percent}%`;
}
