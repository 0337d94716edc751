import { isReencoded, outcomeOf, type VerifyRun } from './run.ts';

/** The report file: everything that is known, as JSON. Its schema is schema/verify-report.schema.json. */
export function renderReportFile(run: VerifyRun): string {
  const report = {
    version: 1,
    action: 'verify',
    outcome: outcomeOf(run),
    event: run.event,
    inputs: run.inputs ?? null,
    agentId: run.agentId ?? null,
    region: run.region ?? null,
    origin: run.origin ?? null,
    manifest: run.manifest ?? null,
    head: run.head ?? null,
    compare: run.compare,
    reencoded: isReencoded(run),
    skipped: run.skipped ?? null,
    cause: run.cause ?? null,
    entries: run.entries.map(({ id, path, line, column, transcript, language }) => ({
      id,
      file: path,
      line,
      column,
      transcript: transcript ?? null,
      language: language ?? null,
      verdict: run.verdicts.get(id) ?? null,
      live: run.details.get(id) ?? null,
    })),
    outside: run.outside,
    required: run.required.map(({ phrase, cachedBy, closest }) => ({
      ...phrase,
      language: phrase.language ?? null,
      cachedBy,
      closest,
    })),
    orphaned: run.orphans.map(({ mapped, twin, isYounger, isHeardMore }) => ({
      mapped: mapped.map(({ id }) => id),
      twin,
      isYounger,
      isHeardMore,
    })),
    unmapped: run.unmapped ?? null,
    problems: run.problems,
    warnings: run.warnings,
    notices: run.notices,
    milliseconds: run.timings,
  };
  return `${JSON.stringify(report, null, 2)}\n`;
}
