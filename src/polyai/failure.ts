import type { Outcome } from '../plan/outcome.ts';
import type { Change } from '../plan/plan.ts';
import { describeResponse, saysNotFound } from './response.ts';
import type { Result } from './result.ts';
import { leavesDoubt } from './retry.ts';

/** The outcome of a change that was not certainly made. `doubt`: an earlier request may have made it. */
export function failureOf(
  change: Change,
  result: Result,
  doubt: boolean,
): Extract<Outcome, { kind: 'failed' | 'skipped' }> {
  if (result.kind === 'not sent') return { kind: 'skipped', change, reason: result.reason };
  const { correlationId } = result;
  const known = { kind: 'failed', change, correlationId } as const;
  if (result.kind === 'failed') {
    const { reason, status } = result;
    const certainty = doubt || result.doubt ? 'unknown' : 'not done';
    return { ...known, reason, certainty, ...(status === undefined ? {} : { status }) };
  }
  const { response } = result;
  const { status } = response;
  if (change.kind === 'replace' && saysNotFound(response)) {
    return { ...known, reason: describeResponse(response), certainty: 'not done', status };
  }
  const odd = status < 300 ? ', which does not confirm the change' : '';
  return {
    ...known,
    reason: `${describeResponse(response)}${odd}`,
    certainty: doubt || result.doubt || leavesDoubt(response) ? 'unknown' : 'not done',
    status,
  };
}
