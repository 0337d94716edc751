import type { HttpResult } from '../../src/polyai/http.ts';
import type { HttpResponse } from '../../src/polyai/http-response.ts';
import type { Result, Tries } from '../../src/polyai/result.ts';

/** A response of PolyAI, or of something that stands before it; JSON unless it is text. */
export function response(
  status: number,
  body: unknown = '',
  headers: HttpResponse['headers'] = {},
): HttpResponse {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return { kind: 'response', status, headers, body: Buffer.from(text) };
}

type Broken = Extract<HttpResult, { kind: 'broken' }>;

export function broken(why: Broken['why'], sent = true): Broken {
  return { kind: 'broken', why, sent, detail: 'for a test' };
}

const TRIES: Tries = { count: 1, doubt: false, milliseconds: 5, correlationId: 'c-1' };

export function responded(status: number, body: unknown = '', tries: Partial<Tries> = {}): Result {
  return { kind: 'response', response: response(status, body), ...TRIES, ...tries };
}

export function failed(reason: string, doubt: boolean): Result {
  return { kind: 'failed', reason, ...TRIES, doubt };
}

export const NOT_SENT: Result = { kind: 'not sent', reason: 'the run was stopped' };

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
