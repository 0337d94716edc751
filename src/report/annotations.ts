import type { Problem } from '../lib/problem.ts';
import { ofKind } from '../plan/outcome.ts';
import type { Run } from '../run.ts';
import { adviceFor } from './advice.ts';
import { nameOf } from './log.ts';

/** All errors, the most important first: what blocks the whole run, one failure of each kind, then the other failures. */
export function errorsOf(run: Run): Problem[] {
  const failed = ofKind(run.outcomes, 'failed');
  const firsts = new Set(new Map(failed.toReversed().map((failure) => [failure.reason, failure])).values());
  const sorted = [...failed.filter((one) => firsts.has(one)), ...failed.filter((one) => !firsts.has(one))];
  return [...run.problems, ...sorted.map((failure) => failureProblem(run, failure))];
}

/** A failed change, on its line in the manifest. */
function failureProblem(run: Run, failure: ReturnType<typeof ofKind<'failed'>>[number]): Problem {
  const { change, reason } = failure;
  return {
    message: `${nameOf(change)} could not be ${change.kind === 'replace' ? 'replaced' : 'deleted'}: ${reason}. ${adviceFor(failure)}.`,
    file: run.manifest,
    // A deletion's line was in an older manifest.
    ...(change.kind === 'replace' ? { line: change.entry.line, column: change.entry.column } : {}),
  };
}
