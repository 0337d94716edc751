import { audioWarnings } from '../audio/warnings.ts';
import { mapTexts } from '../lib/redact.ts';
import { outcomeOf, type Run } from '../run.ts';
import type { Runner } from '../runner.ts';
import { errorsOf } from './annotations.ts';
import { headline } from './headline.ts';
import { outputsOf } from './outputs.ts';
import { publishStep } from './publish-step.ts';
import { renderReportFile } from './report-file.ts';
import { renderSummary } from './summary.ts';

/** Publishes the result of a sync. Returns whether the step succeeded. */
export function publish(run: Run, runner: Runner): boolean {
  run.warnings.push(...audioWarnings(measuredFiles(run), run.inputs?.strict));
  const redacted = mapTexts(run, runner.redact);
  const complete = publishStep(runner, {
    summary: () => renderSummary(redacted),
    reportFile: () => renderReportFile(redacted),
    outputs: () => outputsOf(redacted),
    errors: errorsOf(redacted),
    warnings: redacted.warnings,
    notices: redacted.notices,
    headline: headline(redacted),
  });
  const outcome = outcomeOf(run);
  return complete && (outcome === 'synced' || outcome === 'unchanged' || outcome === 'planned');
}

function measuredFiles({ plan, audio }: Run) {
  return plan.replace.flatMap(({ id, entry }) => {
    const facts = audio.get(id);
    return facts ? [{ ...facts, path: entry.path }] : [];
  });
}
