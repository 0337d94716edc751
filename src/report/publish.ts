import { ofKind } from '../plan/outcome.ts';
import type { Problem } from '../problem.ts';
import { headline } from './headline.ts';
import { nameOf } from './log.ts';
import { outputsOf, renderJson } from './outputs.ts';
import { outcomeOf, type Run } from './run.ts';
import type { Runner } from './runner.ts';
import { renderSummary } from './summary.ts';

/**
 * Tells everybody how the run went: annotations, log, outputs, report file and summary. One that fails does not take the
 * others along. Resolves to whether the step may succeed.
 */
export async function publish(run: Run, runner: Runner): Promise<boolean> {
  const outcome = outcomeOf(run);
  let told = true;
  const attempt = async (what: string, tell: () => Promise<void> | void) => {
    try {
      await tell();
    } catch (error) {
      told = false;
      runner.annotate('error', [{ message: `${what} could not be written: ${String(error)}` }]);
    }
  };
  runner.annotate('error', [...run.problems, ...failures(run)]);
  runner.annotate('warning', run.warnings);
  runner.annotate('notice', run.notices);
  await attempt('the report', async () => runner.output('report', await runner.report(renderJson(run))));
  await attempt('the outputs', () => {
    for (const [name, value] of Object.entries(outputsOf(run))) runner.output(name, value);
  });
  await attempt('the job summary', () => runner.summary(renderSummary(run)));
  runner.log(headline(run));
  return told && (outcome === 'synced' || outcome === 'unchanged' || outcome === 'planned');
}

/** Failed changes, on their line in the manifest. */
function failures(run: Run): Problem[] {
  return ofKind(run.outcomes, 'failed').map(({ change, reason }) => ({
    message: `${nameOf(change)} could not be ${change.kind === 'replace' ? 'replaced' : 'deleted'}: ${reason}`,
    ...(change.kind === 'replace'
      ? { file: run.manifest, line: change.entry.line, column: change.entry.column }
      : {}),
  }));
}
