import { isRecord, parseJson } from '../json.ts';
import { quote } from '../text.ts';
import type { HttpResult } from './http.ts';

/**
 * Says what the server said: the status and, in either of PolyAI's two documented error shapes, code and message.
 * A gateway's HTML is not shown.
 */
export function describeAnswer({ status, body }: Extract<HttpResult, { kind: 'answer' }>): string {
  const json = parseJson(body);
  const error = isRecord(json) ? (isRecord(json['error']) ? json['error'] : json) : {};
  const words = [
    error['error_code'] ?? error['code'],
    error['error_message'] ?? error['message'] ?? error['error'],
  ]
    .filter((word): word is string => typeof word === 'string' && word !== '')
    .map(quote);
  return words.length > 0 ? `PolyAI answered ${status}: ${words.join(' ')}` : `PolyAI answered ${status}`;
}

/** The id that PolyAI's support asks for: the server's if it names one, else ours. */
export function correlationIdOf(answer: Extract<HttpResult, { kind: 'answer' }>, sent: string): string {
  const theirs = answer.headers['x-polyai-correlation-id'];
  return typeof theirs === 'string' && /^[\x21-\x7e]{1,100}$/.test(theirs) ? theirs : sent;
}
