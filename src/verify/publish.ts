import { mapTexts } from '../lib/redact.ts';
import { tell } from '../report/tell.ts';
import type { Runner } from '../runner.ts';
import { findingsOf } from './findings.ts';
import { headline } from './headline.ts';
import { outputsOf } from './outputs.ts';
import { renderReportFile } from './report-file.ts';
import { outcomeOf, type VerifyRun } from './run.ts';
import { renderSummary } from './summary.ts';

/** Tells everybody how the run went. Returns whether the step may succeed. */
export function publish(run: VerifyRun, runner: Runner): boolean {
  const told = mapTexts(run, runner.redact);
  const complete = tell(runner, {
    ...findingsOf(told),
    notices: told.notices,
    summary: () => renderSummary(told),
    reportFile: () => renderReportFile(told),
    outputs: () => outputsOf(told),
    headline: headline(told),
  });
  const outcome = outcomeOf(run);
  const isGood = outcome === 'verified' || outcome === 'inconclusive';
  return complete && (isGood || (outcome === 'drifted' && run.onDrift === 'warn'));
}
