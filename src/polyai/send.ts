import type { Clock } from '../lib/clock.ts';
import type { HttpRequest } from './agent.ts';
import type { HttpResult, Transport } from './http.ts';
import { correlationIdOf, describeResponse } from './response.ts';
import type { Result, Tries } from './result.ts';
import { backoff, judge, leavesDoubt, signOf, type Verdict } from './retry.ts';
import type { Throttle, Turn } from './throttle.ts';

const NO_TRIES: Tries = { count: 0, doubt: false, milliseconds: 0, correlationId: undefined };

/** A request whose body is asked for only when it is its turn, so that memory holds few more bodies than there are connections. */
export interface Sendable extends Omit<HttpRequest, 'body'> {
  readonly body?: (() => Promise<Buffer>) | undefined;
}

export type Send = (request: Sendable) => Promise<Result>;

export interface SenderOptions {
  readonly transport: Transport;
  readonly throttle: Throttle;
  readonly clock: Clock;
  readonly maxAttempts: number;
  /** Makes a correlation id. */
  readonly newId: () => string;
  /** Aborted, with a sentence as its reason, when nothing more may be started. */
  readonly stop: AbortController;
  /** Takes one line for each try. */
  readonly debug: (line: string) => void;
}

/** After so many requests in a row that used up all their tries, further requests would fare no better. */
const MAX_EXHAUSTED = 3;

/** Where a request stands before a try. */
interface Progress {
  readonly tries: Tries;
  /** Tries that count towards `maxAttempts`: those that an outage cost do not. */
  readonly counted: number;
  /** Why the last try failed. */
  readonly why: string;
}

/** Where a request stands after a try. */
type Step =
  | { readonly kind: 'settled'; readonly result: Result }
  | { readonly kind: 'again'; readonly wait: number; readonly progress: Progress }
  | { readonly kind: 'stopped' };

/** Sends requests with retries. Stops the whole run where no other request can fare better. */
export function createSender(options: SenderOptions): Send {
  const { throttle, clock, stop } = options;
  const tryOnce = createTry(options);
  let requests = 0;

  return async (request) => {
    requests += 1;
    const number = requests;
    let progress: Progress = { tries: NO_TRIES, counted: 0, why: '' };
    for (;;) {
      const step = await throttle.run(() => tryOnce(request, number, progress), progress.tries.count > 0);
      if (step.kind === 'settled') return step.result;
      if (step.kind === 'stopped') return notTriedAgain(progress, String(stop.signal.reason));
      progress = step.progress;
      await clock.sleep(step.wait, stop.signal);
    }
  };
}

function notTriedAgain({ tries, why }: Progress, reason: string): Result {
  if (tries.count === 0) return { kind: 'not sent', reason };
  return { kind: 'failed', reason: `${why}; not tried again, because ${reason}`, ...tries };
}

/**
 * Makes one try. It runs while it holds its place among the requests in flight, and tells the others to stop or to pause
 * before it leaves: so no other request slips through.
 */
function createTry(options: SenderOptions) {
  const { transport, throttle, clock, newId, stop, debug } = options;
  const decide = createDecision(options);

  async function send(request: Sendable, body: Buffer | undefined, before: Progress, turn: Turn) {
    const id = newId();
    const start = clock.elapsed();
    const headers = { ...request.headers, 'x-polyai-correlation-id': id };
    const result = await transport({ ...request, headers, body });
    const took = clock.elapsed() - start;
    const tries = {
      count: before.tries.count + 1,
      doubt: before.tries.doubt,
      milliseconds: before.tries.milliseconds + took,
      correlationId: result.kind === 'response' ? correlationIdOf(result, id) : id,
    };
    const step = decide(request, result, { ...before, tries }, turn);
    debug(debugLine(request, result, took, tries, step));
    return step;
  }

  return async (request: Sendable, number: number, before: Progress): Promise<Step> => {
    if (stop.signal.aborted) return { kind: 'stopped' };
    const body = await request.body?.().catch((error: Error) => error);
    if (body instanceof Error) return settled({ kind: 'failed', reason: body.message, ...before.tries });
    const turn = await throttle.turn(number, before.tries.count > 0);
    if (stop.signal.aborted) return { kind: 'stopped' };
    return send(request, body, before, turn);
  };
}

/** Decides what follows from a try, for its request and for all others. */
function createDecision({ clock, maxAttempts, stop }: SenderOptions) {
  let exhaustedInARow = 0;

  return (request: Sendable, result: HttpResult, { tries: before, counted }: Progress, turn: Turn): Step => {
    const verdict = judge(result, clock.now(), request.method !== 'GET');
    const retryAfter = verdict.kind === 'retry' ? verdict.after : undefined;
    // "Wait 0 s" says nothing.
    const wait = retryAfter || backoff(counted + 1, clock.random());
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

function settled(result: Result): Step {
  return { kind: 'settled', result };
}

function failed(reason: string, result: HttpResult, tries: Tries): Failure {
  const status = result.kind === 'response' ? { status: result.status } : {};
  return { kind: 'failed', reason, ...status, ...tries };
}

function hopeless(maxAttempts: number): string {
  return `${MAX_EXHAUSTED} requests in a row used up all their tries (${maxAttempts} each): run this again later`;
}

function describe(result: HttpResult): string {
  if (result.kind === 'response') return describeResponse(result);
  const hint = result.sent ? '' : '; check "region", "api-url" and the network, with its proxies';
  return `${result.why}: ${result.detail}${result.why === 'cancelled' ? '' : hint}`;
}

/** Holds nothing secret: the key is in a header. */
function debugLine(
  { method, path }: Sendable,
  result: HttpResult,
  took: number,
  tries: Tries,
  step: Step,
): string {
  const came = result.kind === 'response' ? String(result.status) : `${result.why} (${result.detail})`;
  const wait = step.kind === 'again' && step.wait;
  const next =
    wait === false ? '' : wait > 0 ? `, again in ${Math.round(wait)} ms` : ', again after the outage';
  return `${method} ${path}: ${came} after ${Math.round(took)} ms, try ${tries.count}, id ${tries.correlationId}${next}`;
}

function times(count: number): string {
  return count === 1 ? 'once' : `${count} times`;
}
