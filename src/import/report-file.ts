import { type ImportedFile, type ImportRun, outcomeOf } from './run.ts';

/** The report file: everything that is known, as JSON. Its schema is schema/import-report.schema.json. */
export function renderReportFile(run: ImportRun): string {
  const report = {
    version: 1,
    action: 'import',
    outcome: outcomeOf(run),
    inputs: run.inputs ?? null,
    agentId: run.agentId ?? null,
    region: run.region ?? null,
    origin: run.origin ?? null,
    manifest: run.manifest ?? null,
    live: run.live ?? null,
    imported: run.imported.map(facts),
    fetched: run.fetched.map(facts),
    relinked: run.relinked.map(({ link, to }) => ({
      name: link.name,
      from: link.id,
      to,
      transcript: link.transcript ?? null,
    })),
    ambiguous: run.ambiguous.map(({ link, candidates }) => ({ name: link.name, id: link.id, candidates })),
    failed: run.failed,
    byHand: run.byHand,
    files: run.files,
    problems: run.problems,
    warnings: run.warnings,
    notices: run.notices,
  };
  return `${JSON.stringify(report, null, 2)}\n`;
}

function facts({ name, ids, transcript, language, hits, seconds, bytes }: ImportedFile) {
  return {
    ...{ name, ids, bytes },
    transcript: transcript ?? null,
    language: language ?? null,
    hits: hits ?? null,
    seconds: seconds ?? null,
  };
}
