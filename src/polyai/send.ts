import type { HttpRequest } from './agent.ts';
import type { HttpResult, Transport } from './http.ts';
import { createDecision, type DecisionOptions, type Progress, type Step, settled } from './next-step.ts';
import { correlationIdOf } from './response.ts';
import type { Result, Tries } from './result.ts';
import type { Throttle, Turn } from './throttle.ts';

const NO_TRIES: Tries = { count: 0, doubt: false, milliseconds: 0, correlationId: undefined };

/** A request whose body is created only when its turn comes, so that memory holds few more bodies than there are connections. */
export interface Sendable extends Omit<HttpRequest, 'body'> {
  readonly body?: (() => Promise<Buffer>) | undefined;
}

export type Send = (request: Sendable) => Promise<Result>;

export interface SenderOptions extends DecisionOptions {
  readonly transport: Transport;
  readonly throttle: Throttle;
  /** Makes a correlation id. */
  readonly newId: () => string;
  /** Takes one line for each try. */
  readonly debug: (line: string) => void;
}

/** Sends requests with retries. Stops the whole run where no other request would fare better. */
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
