import { audioWarnings } from '../audio/warnings.ts';
import { mapTexts } from '../lib/redact.ts';
import { outcomeOf, type Run } from '../run.ts';
import type { Runner } from '../runner.ts';
import { errorsOf } from './annotations.ts';
import { headline } from './headline.ts';
import { outputsOf } from './outputs.ts';
import { renderReportFile } from './report-file.ts';
import { renderSummary } from './summary.ts';

/**
 * Tells everybody how the run went: annotations, log, outputs, report file and summary. One that fails does not take the
 * others along. Returns whether the step may succeed.
 */
export function publish(run: Run, runner: Runner): boolean {
  run.warnings.push(...audioWarnings(measuredFiles(run), run.inputs?.strict));
  const told = mapTexts(run, runner.redact);
  let complete = true;
  const attempt = (what: string, tell: () => void) => {
    try {
      tell();
    } catch (error) {
      complete = false;
      runner.annotate('error', [{ message: `${what} could not be written: ${String(error)}` }]);
    }
  };
  // The summary comes first: should the run be killed while it ends, what is on disk counts.
  attempt('the job summary', () => runner.summary(renderSummary(told)));
  attempt('the report', () => runner.output('report', runner.report(renderReportFile(told))));
  attempt('the outputs', () => {
    for (const [name, value] of Object.entries(outputsOf(told))) runner.output(name, value);
  });
  runner.annotate('error', errorsOf(told));
  runner.annotate('warning', told.warnings);
  runner.annotate('notice', told.notices);
  runner.log(headline(told));
  const outcome = outcomeOf(run);
  return complete && (outcome === 'synced' || outcome === 'unchanged' || outcome === 'planned');
}

function measuredFiles({ plan, audio }: Run) {
  return plan.replace.flatMap(({ id, entry }) => {
    const facts = audio.get(id);
    return facts ? [{ ...facts, path: entry.path }] : [];
  });
}
