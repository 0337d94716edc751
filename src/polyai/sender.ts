import type { Clock } from '../lib/clock.ts';
import { correlationIdOf, describeAnswer } from './answer.ts';
import type { HttpResult, Transport } from './http.ts';
import type { Pace, Turn } from './pace.ts';
import type { Reply, Tries } from './reply.ts';
import type { HttpRequest } from './requester.ts';
import { backoff, judge, leavesDoubt, type Verdict } from './retry.ts';

const NO_TRIES: Tries = { count: 0, doubt: false, milliseconds: 0, correlationId: undefined };

/** A request whose body is asked for only when it is its turn, so that memory holds few more bodies than there are connections. */
export interface Sendable extends Omit<HttpRequest, 'body'> {
  readonly body?: (() => Promise<Buffer>) | undefined;
}

export type Send = (request: Sendable) => Promise<Reply>;

export interface SenderParts {
  readonly transport: Transport;
  readonly pace: Pace;
  readonly clock: Clock;
  readonly maxAttempts: number;
  /** Makes a correlation id. */
  readonly newId: () => string;
  /** Aborted, with a sentence as its reason, when nothing more may be started. */
  readonly stop: AbortController;
}

/** So many requests in a row, each out of tries, mean that the server is not to be had. */
const HOPELESS = 3;

/** Where a request stands after a try. */
type Step =
  | { readonly kind: 'settled'; readonly reply: Reply }
  | { readonly kind: 'again'; readonly wait: number; readonly why: string; readonly tries: Tries }
  | { readonly kind: 'stopped' };

/** Sends requests with retries. Stops the whole run where another request cannot fare better. */
export function createSender(parts: SenderParts): Send {
  const { pace, clock, stop } = parts;
  const tryOnce = createTry(parts);

  return async (request) => {
    let tries = NO_TRIES;
    let why = '';
    for (;;) {
      const step = await pace.run(() => tryOnce(request, tries), tries.count > 0);
      if (step.kind === 'settled') return step.reply;
      if (step.kind === 'stopped') {
        const reason = String(stop.signal.reason);
        if (tries.count === 0) return { kind: 'not sent', reason };
        return { kind: 'failed', reason: `${why}; not tried again, because ${reason}`, ...tries };
      }
      ({ tries, why } = step);
      await clock.sleep(step.wait, stop.signal);
    }
  };
}

/**
 * Makes one try. It runs while it holds its place among the requests in flight, and gives the word to stop or to pause before
 * it leaves: so no other request slips through.
 */
function createTry({ transport, pace, clock, maxAttempts, newId, stop }: SenderParts) {
  let exhaustedInARow = 0;

  async function send(request: Sendable, body: Buffer | undefined, before: Tries, turn: Turn): Promise<Step> {
    const id = newId();
    const start = clock.elapsed();
    const headers = { ...request.headers, 'x-polyai-correlation-id': id };
    const result = await transport({ ...request, headers, body });
    const milliseconds = before.milliseconds + clock.elapsed() - start;
    const correlationId = result.kind === 'answer' ? correlationIdOf(result, id) : id;
    const tries = { ...before, count: before.count + 1, milliseconds, correlationId };
    const verdict = judge(result, clock.now(), request.method !== 'GET');
    if (verdict.kind !== 'retry') exhaustedInARow = 0;
    const refused = verdict.kind === 'retry' && verdict.everyone;
    if (result.kind === 'answer' && !refused) turn.passed();
    if (verdict.kind === 'final' && result.kind === 'answer')
      return settled({ kind: 'answer', answer: result, ...tries });
    return goOn(verdict, result, { ...tries, doubt: before.doubt || leavesDoubt(result) }, turn);
  }

  /** After a try that is not the last word. */
  function goOn(verdict: Verdict, result: HttpResult, tries: Tries, turn: Turn): Step {
    const status = result.kind === 'answer' ? { status: result.status } : {};
    const failed = (reason: string): Step => settled({ kind: 'failed', reason, ...status, ...tries });
    switch (verdict.kind) {
      case 'final':
        return failed(describe(result));
      case 'stop':
        stop.abort(verdict.reason);
        return settled({
          kind: 'failed',
          reason: describe(result),
          stop: verdict.reason,
          ...status,
          ...tries,
        });
      case 'retry': {
        // "Wait 0 s" says nothing.
        const wait = verdict.after || backoff(tries.count, clock.random());
        if (verdict.everyone) turn.refused(wait);
        if (tries.count < maxAttempts) return { kind: 'again', wait, why: describe(result), tries };
        exhaustedInARow += 1;
        if (exhaustedInARow >= HOPELESS) stop.abort(hopeless(maxAttempts));
        return failed(`${describe(result)} (tried ${times(tries.count)})`);
      }
    }
  }

  return async (request: Sendable, before: Tries): Promise<Step> => {
    if (stop.signal.aborted) return { kind: 'stopped' };
    const body = await request.body?.().catch((error: Error) => error);
    if (body instanceof Error) return settled({ kind: 'failed', reason: body.message, ...before });
    const turn = await pace.turn();
    if (stop.signal.aborted) return { kind: 'stopped' };
    return send(request, body, before, turn);
  };
}

function settled(reply: Reply): Step {
  return { kind: 'settled', reply };
}

function hopeless(maxAttempts: number): string {
  return `${HOPELESS} requests in a row used up all their tries (${maxAttempts} each): PolyAI, or the way to it, is down`;
}

function describe(result: HttpResult): string {
  if (result.kind === 'answer') return describeAnswer(result);
  const hint = result.sent ? '' : '; check "region", "api-url" and the network, with its proxies';
  return `${result.why}: ${result.detail}${result.why === 'cancelled' ? '' : hint}`;
}

function times(count: number): string {
  return count === 1 ? 'once' : `${count} times`;
}
