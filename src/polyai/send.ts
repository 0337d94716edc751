import type { Clock } from '../lib/clock.ts';
import type { HttpRequest } from './agent.ts';
import type { HttpResult, Transport } from './http.ts';
import { correlationIdOf, describeResponse } from './response.ts';
import type { Result, Tries } from './result.ts';
import { backoff, judge, leavesDoubt, type Verdict } from './retry.ts';
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

/** Where a request stands after a try. */
type Step =
  | { readonly kind: 'settled'; readonly result: Result }
  | { readonly kind: 'again'; readonly wait: number; readonly why: string; readonly tries: Tries }
  | { readonly kind: 'stopped' };

/** Sends requests with retries. Stops the whole run where no other request can fare better. */
export function createSender(options: SenderOptions): Send {
  const { throttle, clock, stop } = options;
  const tryOnce = createTry(options);

  return async (request) => {
    let tries = NO_TRIES;
    let why = '';
    for (;;) {
      const step = await throttle.run(() => tryOnce(request, tries), tries.count > 0);
      if (step.kind === 'settled') return step.result;
      if (step.kind === 'stopped') {
        const reason = String(stop.signal.reason);
        if (tries.count === 0) return { kind: 'not sent', reason };
        return {
          kind: 'failed',
          reason: `${why}; not tried again, because ${reason}`,
          stop: reason,
          ...tries,
        };
      }
      ({ tries, why } = step);
      await clock.sleep(step.wait, stop.signal);
    }
  };
}

/**
 * Makes one try. It runs while it holds its place among the requests in flight, and tells the others to stop or to pause
 * before it leaves: so no other request slips through.
 */
function createTry(options: SenderOptions) {
  const { transport, throttle, clock, newId, stop, debug } = options;
  const decide = createDecision(options);

  async function send(request: Sendable, body: Buffer | undefined, before: Tries, turn: Turn): Promise<Step> {
    const id = newId();
    const start = clock.elapsed();
    const headers = { ...request.headers, 'x-polyai-correlation-id': id };
    const result = await transport({ ...request, headers, body });
    const took = clock.elapsed() - start;
    const tries = {
      count: before.count + 1,
      doubt: before.doubt,
      milliseconds: before.milliseconds + took,
      correlationId: result.kind === 'response' ? correlationIdOf(result, id) : id,
    };
    const step = decide(request, result, tries, turn);
    debug(debugLine(request, result, took, tries, step));
    return step;
  }

  return async (request: Sendable, before: Tries): Promise<Step> => {
    if (stop.signal.aborted) return { kind: 'stopped' };
    const body = await request.body?.().catch((error: Error) => error);
    if (body instanceof Error) return settled({ kind: 'failed', reason: body.message, ...before });
    const turn = await throttle.turn();
    if (stop.signal.aborted) return { kind: 'stopped' };
    return send(request, body, before, turn);
  };
}

/** Decides what follows from a try, for its request and for all others. */
function createDecision({ clock, maxAttempts, stop }: SenderOptions) {
  let exhaustedInARow = 0;

  return (request: Sendable, result: HttpResult, before: Tries, turn: Turn): Step => {
    const verdict = judge(result, clock.now(), request.method !== 'GET');
    if (verdict.kind !== 'retry') exhaustedInARow = 0;
    const refused = verdict.kind === 'retry' && verdict.everyone;
    if (result.kind === 'response' && !refused) turn.passed();
    if (verdict.kind === 'final' && result.kind === 'response')
      return settled({ kind: 'response', response: result, ...before });
    const tries = { ...before, doubt: before.doubt || leavesDoubt(result) };
    return verdict.kind === 'retry' ? retry(verdict, result, tries, turn) : fail(verdict, result, tries);
  };

  function retry(verdict: Verdict & { kind: 'retry' }, result: HttpResult, tries: Tries, turn: Turn): Step {
    // "Wait 0 s" says nothing.
    const wait = verdict.after || backoff(tries.count, clock.random());
    if (verdict.everyone) turn.refused(wait);
    if (tries.count < maxAttempts) return { kind: 'again', wait, why: describe(result), tries };
    exhaustedInARow += 1;
    const reason = `${describe(result)} (tried ${times(tries.count)})`;
    if (exhaustedInARow < MAX_EXHAUSTED) return settled(failed(reason, result, tries));
    stop.abort(hopeless(maxAttempts));
    return settled({ ...failed(reason, result, tries), stop: String(stop.signal.reason) });
  }

  function fail(verdict: Verdict, result: HttpResult, tries: Tries): Step {
    const failure = failed(describe(result), result, tries);
    if (verdict.kind !== 'stop') return settled(failure);
    stop.abort(verdict.reason);
    return settled({ ...failure, stop: verdict.reason });
  }
}

function settled(result: Result): Step {
  return { kind: 'settled', result };
}

function failed(reason: string, result: HttpResult, tries: Tries): Result & { kind: 'failed' } {
  const status = result.kind === 'response' ? { status: result.status } : {};
  return { kind: 'failed', reason, ...status, ...tries };
}

function hopeless(maxAttempts: number): string {
  return `${MAX_EXHAUSTED} requests in a row used up all their tries (${maxAttempts} each): PolyAI, or the way to it, is down`;
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
  const next = step.kind === 'again' ? `, next try in ${Math.round(step.wait)} ms` : '';
  return `${method} ${path}: ${came} after ${Math.round(took)} ms, try ${tries.count}, id ${tries.correlationId}${next}`;
}

function times(count: number): string {
  return count === 1 ? 'once' : `${count} times`;
}
