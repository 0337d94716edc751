import { audioWarnings } from '../audio/warnings.ts';
import { mapTexts } from '../lib/redact.ts';
import { outcomeOf, type Run } from '../run.ts';
import type { Runner } from '../runner.ts';
import { errorsOf } from './annotations.ts';
import { headline } from './headline.ts';
import { outputsOf } from './outputs.ts';
import { renderReportFile } from './report-file.ts';
import { renderSummary } from './summary.ts';
import { tell } from './tell.ts';

/** Tells everybody how the run went. Returns whether the step may succeed. */
export function publish(run: Run, runner: Runner): boolean {
  run.warnings.push(...audioWarnings(measuredFiles(run), run.inputs?.strict));
  const told = mapTexts(run, runner.redact);
  const complete = tell(runner, {
    summary: () => renderSummary(told),
    reportFile: () => renderReportFile(told),
    outputs: () => outputsOf(told),
    errors: errorsOf(told),
    warnings: told.warnings,
    notices: told.notices,
    headline: headline(told),
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
