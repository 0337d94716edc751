import type { Clock } from '../lib/clock.ts';
import type { HttpResult } from './http.ts';
import { describeResponse } from './response.ts';
import type { Result, Tries } from './result.ts';
import { backoff, judge, leavesDoubt, signOf, type Verdict } from './retry.ts';
import type { Turn } from './throttle.ts';

export interface DecisionOptions {
  readonly clock: Clock;
  readonly maxAttempts: number;
  /** Aborted, with a sentence as its reason, when nothing more may be started. */
  readonly stop: AbortController;
}

/** After so many requests in a row that used up all their tries, no other one would fare better. */
const MAX_EXHAUSTED = 3;

/** The state of a request before a try. */
export interface Progress {
  readonly tries: Tries;
  /** Tries that count towards `maxAttempts`: those that an outage cost do not. */
  readonly counted: number;
  /** Why the last try failed. */
  readonly why: string;
}

/** The state of a request after a try. */
export type Step =
  | { readonly kind: 'settled'; readonly result: Result }
  | { readonly kind: 'again'; readonly wait: number; readonly progress: Progress }
  | { readonly kind: 'stopped' };

/** Decides what follows from a try, for its request and for all others. */
export function createDecision({ clock, maxAttempts, stop }: DecisionOptions) {
  let exhaustedInARow = 0;

  return (
    { method }: { readonly method: string },
    result: HttpResult,
    { tries: before, counted }: Progress,
    turn: Turn,
  ): Step => {
    const verdict = judge(result, clock.now(), method !== 'GET');
    const retryAfter = verdict.kind === 'retry' ? verdict.after : undefined;
    const byChance = backoff(counted + 1, clock.random());
    // "Wait 0 s" says nothing. And a second refusal means that other runs share the limit: if all of them came back at the
    // same moment, most would be refused once more.
    const wait = retryAfter ? retryAfter + (counted > 0 ? byChance : 0) : byChance;
    const why = describe(result);
    const refusedFor = verdict.kind === 'retry' && verdict.everyone ? wait : undefined;
    const shared = turn.report({ sign: signOf(result), retryAfter, ownFailures: counted }, why, refusedFor);
    if (verdict.kind !== 'retry') exhaustedInARow = 0;
    if (verdict.kind === 'final' && result.kind === 'response')
      return settled({ kind: 'response', response: result, ...before });
    const tries = { ...before, doubt: before.doubt || leavesDoubt(result) };
    if (verdict.kind !== 'retry') return fail(verdict, failed(why, result, tries));
    if (shared) return { kind: 'again', wait: 0, progress: { tries, counted, why } };
    if (counted + 1 < maxAttempts || stop.signal.aborted)
      return { kind: 'again', wait, progress: { tries, counted: counted + 1, why } };
    return exhausted(failed(`${why} (tried ${times(tries.count)})`, result, tries));
  };

  function exhausted(failure: Failure): Step {
    exhaustedInARow += 1;
    if (exhaustedInARow < MAX_EXHAUSTED) return settled(failure);
    stop.abort(hopeless(maxAttempts));
    return settled({ ...failure, stop: String(stop.signal.reason) });
  }

  function fail(verdict: Verdict, failure: Failure): Step {
    if (verdict.kind !== 'stop') return settled(failure);
    stop.abort(verdict.reason);
    return settled({ ...failure, stop: verdict.reason });
  }
}

type Failure = Result & { kind: 'failed' };

export function settled(result: Result): Step {
  return { kind: 'settled', result };
}

function failed(reason: string, result: HttpResult, tries: Tries): Failure {
  const status = result.kind === 'response' ? { status: result.status } : {};
  return { kind: 'failed', reason, ...status, ...tries };
}

function hopeless(maxAttempts: number): string {
  return `${MAX_EXHAUSTED} requests in a row failed every attempt (${maxAttempts} each): run this again later`;
}

function describe(result: HttpResult): string {
  if (result.kind === 'response') return describeResponse(result);
  const hint = result.sent ? '' : '; check "region", "api-url" and the network, with its proxies';
  return `${result.why}: ${result.detail}${result.why === 'cancelled' ? '' : hint}`;
}

function times(count: number): string {
  return count === 1 ? 'once' : `${count} times`;
}
