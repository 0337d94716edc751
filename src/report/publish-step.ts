import type { Problem } from '../lib/problem.ts';
import type { Runner } from '../runner.ts';

/** What a step publishes. Texts are rendered when they are written, so that an error in one does not prevent the others. */
export interface StepResult {
  readonly summary: () => string;
  readonly reportFile: () => string;
  readonly outputs: () => Readonly<Record<string, string>>;
  readonly errors: readonly Problem[];
  readonly warnings: readonly Problem[];
  readonly notices: readonly Problem[];
  /** The last line of the log. */
  readonly headline: string;
}

/**
 * Publishes the result of a step, of any of the actions: summary, report file, outputs, annotations and log. Returns whether everything
 * that later steps read was written. A summary that cannot be written is only a warning: the sync itself did not fail.
 */
export function publishStep(runner: Runner, result: StepResult): boolean {
  const attempt = (kind: 'error' | 'warning', what: string, write: () => void) => {
    try {
      write();
      return true;
    } catch (error) {
      runner.annotate(kind, [{ message: `${what} could not be written: ${String(error)}` }]);
      return false;
    }
  };
  // The summary comes first: if the run is killed now, GitHub shows what is on disk.
  attempt('warning', 'the job summary', () => runner.summary(result.summary()));
  const written = [
    attempt('error', 'the report', () => runner.output('report', runner.report(result.reportFile()))),
    attempt('error', 'the outputs', () => {
      for (const [name, value] of Object.entries(result.outputs())) runner.output(name, value);
    }),
  ];
  runner.annotate('error', result.errors);
  runner.annotate('warning', result.warnings);
  runner.annotate('notice', result.notices);
  runner.log(result.headline);
  return written.every(Boolean);
}
