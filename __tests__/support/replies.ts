import type { HttpAnswer, HttpResult } from '../../src/polyai/http.ts';
import type { Reply, Tries } from '../../src/polyai/reply.ts';

/** An answer of PolyAI, or of something that stands before it; JSON unless it is text. */
export function answer(status: number, body: unknown = '', headers: HttpAnswer['headers'] = {}): HttpAnswer {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return { kind: 'answer', status, headers, body: Buffer.from(text) };
}

type Broken = Extract<HttpResult, { kind: 'broken' }>;

export function broken(why: Broken['why'], sent = true): Broken {
  return { kind: 'broken', why, sent, detail: 'for a test' };
}

const TRIES: Tries = { count: 1, doubt: false, milliseconds: 5, correlationId: 'c-1' };

export function answered(status: number, body: unknown = '', tries: Partial<Tries> = {}): Reply {
  return { kind: 'answer', answer: answer(status, body), ...TRIES, ...tries };
}

export function failed(reason: string, doubt: boolean): Reply {
  return { kind: 'failed', reason, ...TRIES, doubt };
}

export const NOT_SENT: Reply = { kind: 'not sent', reason: 'the run was stopped' };

/** PolyAI's documented form of an error. */
export function refusal(code: string) {
  return {
    success: false,
    error: code,
    error_id: 'e-1',
    error_code: code,
    error_message: 'no',
    data: null,
  };
}
