import type { EntryDetails } from '../polyai/listing-page.ts';
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
    entries: run.entries.map(({ id, path, line, column, transcript, language }) => ({
      id,
      file: path,
      line,
      column,
      transcript: transcript ?? null,
      language: language ?? null,
      verdict: run.verdicts.get(id) ?? null,
      live: liveOf(run.details.get(id)),
    })),
    outside: run.outside,
    required: run.required.map(({ phrase, cachedBy, closest }) => ({
      ...phrase,
      language: phrase.language ?? null,
      cachedBy,
      closest: closest.map(liveOf),
    })),
    orphaned: run.orphans.map(({ mapped, twin, isYounger, isHeardMore }) => ({
      mapped: mapped.map(({ id }) => id),
      twin: liveOf(twin),
      isYounger,
      isHeardMore,
    })),
    unmapped: run.unmapped
      ? { count: run.unmapped.count, mostHeard: run.unmapped.mostHeard.map(liveOf) }
      : null,
    problems: run.problems,
    warnings: run.warnings,
    notices: run.notices,
    milliseconds: run.timings,
  };
  return `${JSON.stringify(report, null, 2)}\n`;
}

/** What PolyAI lists of an entry; what it leaves out is null. */
function liveOf(details: EntryDetails | undefined): Record<string, unknown> | null {
  if (!details) return null;
  const { id, transcript, languageCode, hitCount, durationSeconds, cachedAt, regenerated, imported } =
    details;
  return {
    id,
    transcript: transcript ?? null,
    language: languageCode ?? null,
    hits: hitCount ?? null,
    seconds: durationSeconds ?? null,
    cachedAt: cachedAt ?? null,
    regenerated: regenerated ?? null,
    imported: imported ?? null,
  };
}
