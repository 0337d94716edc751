import type { Clock } from '../clock.ts';
import { describeAnswer } from './answer.ts';
import type { HttpRequest, HttpResult, Transport } from './http.ts';
import type { Pace } from './pace.ts';
import { backoff, judge } from './retry.ts';

/** What came of a request after all its tries. */
export type Reply =
  /** The server's last word, whatever its status. */
  | {
      readonly kind: 'answer';
      readonly answer: Extract<HttpResult, { kind: 'answer' }>;
      readonly correlationId: string;
    }
  /** Every try failed, or the run stopped between two: it may have been carried out all the same. */
  | { readonly kind: 'no answer'; readonly reason: string; readonly correlationId: string }
  /** The run had stopped before the first try. */
  | { readonly kind: 'not sent'; readonly reason: string }
  /** Its body could not be made, so it was not sent. */
  | { readonly kind: 'no body'; readonly reason: string };

/** A request whose body is made only when it is its turn, so that memory holds no more bodies than there are connections. */
export interface Sendable extends Omit<HttpRequest, 'body'> {
  readonly body?: (() => Promise<Buffer>) | undefined;
}

export type Send = (request: Sendable) => Promise<Reply>;

export interface SenderParts {
  readonly transport: Transport;
  readonly pace: Pace;
  readonly clock: Clock;
  readonly maxAttempts: number;
  /** Makes a correlation id: PolyAI's support finds a request by it. */
  readonly newId: () => string;
  /** Aborted, with a sentence as its reason, when nothing more may be started. */
  readonly stop: AbortController;
}

/** So many requests in a row, each out of tries, mean that the server is not to be had. */
const HOPELESS = 3;

/** What one try came to. */
type Try =
  | { readonly kind: 'settled'; readonly reply: Reply }
  | { readonly kind: 'again'; readonly after: number; readonly why: string; readonly correlationId: string }
  | { readonly kind: 'stopped' };

/** Sends requests with retries. Stops the whole run where another request cannot fare better. */
export function createSender(parts: SenderParts): Send {
  const { pace, clock, stop } = parts;
  const tryOnce = createTry(parts);

  return async (request) => {
    let failed: Extract<Try, { kind: 'again' }> | undefined;
    for (let attempt = 1; ; attempt += 1) {
      const tried = await pace.run(() => tryOnce(request, attempt), attempt > 1);
      if (tried.kind === 'settled') return tried.reply;
      if (tried.kind === 'stopped') {
        const reason = String(stop.signal.reason);
        if (!failed) return { kind: 'not sent', reason };
        const { why, correlationId } = failed;
        return { kind: 'no answer', reason: `${why}; not tried again, because ${reason}`, correlationId };
      }
      failed = tried;
      await clock.sleep(tried.after, stop.signal);
    }
  };
}

/**
 * Makes one try. It runs while it holds its place among the requests in flight, and gives the word to stop or to pause before
 * it leaves: so no other request slips through.
 */
function createTry({ transport, pace, clock, maxAttempts, newId, stop }: SenderParts) {
  let exhaustedInARow = 0;

  return async (request: Sendable, attempt: number): Promise<Try> => {
    if (stop.signal.aborted) return { kind: 'stopped' };
    const body = await request.body?.().catch((error: Error) => error);
    if (body instanceof Error) return { kind: 'settled', reply: { kind: 'no body', reason: body.message } };
    const correlationId = newId();
    const headers = { ...request.headers, 'x-polyai-correlation-id': correlationId };
    const result = await transport({ ...request, headers, body });
    const verdict = judge(result, clock.now(), request.method !== 'GET');

    if (verdict.kind === 'retry' && attempt < maxAttempts) {
      const after = verdict.after ?? backoff(attempt, clock.random());
      if (verdict.everyone) pace.pause(after);
      return { kind: 'again', after, why: describe(result), correlationId };
    }
    exhaustedInARow = verdict.kind === 'retry' ? exhaustedInARow + 1 : 0;
    if (exhaustedInARow >= HOPELESS) stop.abort(hopeless(maxAttempts));
    if (verdict.kind === 'stop') stop.abort(verdict.reason);
    if (result.kind === 'answer' && verdict.kind !== 'retry') {
      return { kind: 'settled', reply: { kind: 'answer', answer: result, correlationId } };
    }
    const tries = verdict.kind === 'retry' ? ` (tried ${attempt} times)` : '';
    return {
      kind: 'settled',
      reply: { kind: 'no answer', reason: `${describe(result)}${tries}`, correlationId },
    };
  };
}

function hopeless(maxAttempts: number): string {
  return `${HOPELESS} requests in a row used up all their ${maxAttempts} tries: PolyAI, or the way to it, is down`;
}

function describe(result: HttpResult): string {
  return result.kind === 'broken' ? `${result.why}: ${result.detail}` : describeAnswer(result);
}
