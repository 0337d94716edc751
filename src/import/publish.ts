import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compareEntryIds, type EntryId } from '../lib/ids.ts';
import { plural } from '../lib/numbers.ts';
import type { Problem } from '../lib/problem.ts';
import { mapTexts } from '../lib/redact.ts';
import { makeScratchFolder } from '../lib/scratch-folder.ts';
import { publishStep } from '../report/publish-step.ts';
import type { Runner } from '../runner.ts';
import { headline } from './headline.ts';
import { renderBody, renderSummary } from './markdown.ts';
import { renderReportFile } from './report-file.ts';
import { type ImportRun, outcomeOf } from './run.ts';

/** Publishes the result of a run. Returns whether the step may succeed. */
export function publish(run: ImportRun, runner: Runner): boolean {
  const redacted = mapTexts(run, runner.redact);
  if (redacted.byHand.length > 0) runner.group('lines for the manifest', redacted.byHand);
  const complete = publishStep(runner, {
    summary: () => renderSummary(redacted),
    reportFile: () => renderReportFile(redacted),
    outputs: () => ({ ...outputsOf(run), body: writeBody(redacted, runner) }),
    errors: [...redacted.problems, ...failures(redacted)],
    warnings: redacted.warnings,
    notices: redacted.notices,
    headline: headline(redacted),
  });
  const outcome = outcomeOf(run);
  return complete && (outcome === 'imported' || outcome === 'unchanged');
}

/** The outputs that a workflow can read, by name; `report` and `body` are paths of files. */
export function outputsOf(run: ImportRun): Record<string, string> {
  return {
    outcome: outcomeOf(run),
    imported: idList(run.imported.flatMap(({ ids }) => ids)),
    relinked: idList(run.relinked.map(({ to }) => to)),
    files: run.files.join('\n'),
  };
}

function idList(ids: readonly EntryId[]): string {
  return JSON.stringify(ids.toSorted(compareEntryIds));
}

function writeBody(run: ImportRun, runner: Runner): string {
  const path = join(makeScratchFolder(runner.scratch, 'audio-cache-sync-body-'), 'body.md');
  writeFileSync(path, runner.redact(renderBody(run)));
  return path;
}

/** One problem for all entries that failed alike. */
function failures({ failed }: ImportRun): Problem[] {
  return [...Map.groupBy(failed, ({ reason }) => reason)].map(([reason, entries]) => {
    const ids = entries
      .map(({ id }) => id)
      .toSorted(compareEntryIds)
      .slice(0, MAX_NAMED);
    const more = entries.length > ids.length ? ', …' : '';
    return {
      message: `${plural(entries.length, 'entry was', 'entries were')} not imported (${ids.join(', ')}${more}): ${reason}`,
    };
  });
}

const MAX_NAMED = 20;
