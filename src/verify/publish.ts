import { mapTexts } from '../lib/redact.ts';
import { publishStep } from '../report/publish-step.ts';
import type { Runner } from '../runner.ts';
import { findingsOf } from './findings.ts';
import { headline } from './headline.ts';
import { outputsOf } from './outputs.ts';
import { renderReportFile } from './report-file.ts';
import { outcomeOf, type VerifyRun } from './run.ts';
import { renderSummary } from './summary.ts';

/** Tells everybody how the run went. Returns whether the step may succeed. */
export function publish(run: VerifyRun, runner: Runner): boolean {
  const redacted = mapTexts(run, runner.redact);
  const complete = publishStep(runner, {
    ...findingsOf(redacted),
    notices: redacted.notices,
    summary: () => renderSummary(redacted),
    reportFile: () => renderReportFile(redacted),
    outputs: () => outputsOf(redacted),
    headline: headline(redacted),
  });
  const outcome = outcomeOf(run);
  const isGood = outcome === 'verified' || outcome === 'inconclusive';
  return complete && (isGood || (outcome === 'drifted' && run.onDrift === 'warn'));
}
