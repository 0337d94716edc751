import type { Problem } from '../lib/problem.ts';
import type { Runner } from '../runner.ts';

/** What a run has to say, in every form. Texts are made when it is their turn, so that one that fails takes no other along. */
export interface Told {
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
 * Tells everybody how a run went: summary, report file, outputs, annotations and log. Returns whether all that later steps read
 * could be written: what people read says elsewhere that it is missing, and is no reason to call a sync failed.
 */
export function tell(runner: Runner, told: Told): boolean {
  const attempt = (kind: 'error' | 'warning', what: string, write: () => void) => {
    try {
      write();
      return true;
    } catch (error) {
      runner.annotate(kind, [{ message: `${what} could not be written: ${String(error)}` }]);
      return false;
    }
  };
  // The summary comes first: should the run be killed while it ends, what is on disk counts.
  attempt('warning', 'the job summary', () => runner.summary(told.summary()));
  const written = [
    attempt('error', 'the report', () => runner.output('report', runner.report(told.reportFile()))),
    attempt('error', 'the outputs', () => {
      for (const [name, value] of Object.entries(told.outputs())) runner.output(name, value);
    }),
  ];
  runner.annotate('error', told.errors);
  runner.annotate('warning', told.warnings);
  runner.annotate('notice', told.notices);
  runner.log(told.headline);
  return written.every(Boolean);
}
