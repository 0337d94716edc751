import { isRecord, parseJson } from '../lib/json.ts';
import { quote } from '../lib/text.ts';
import type { HttpResponse } from './http.ts';

/**
 * Says what the server said: the status and, in either of PolyAI's two documented error shapes, code and message.
 * What a gateway says is not shown.
 */
export function describeResponse(response: HttpResponse): string {
  const { status, body } = response;
  const error = errorOf(response);
  if (!error && status >= 400 && body.length > 0)
    return `PolyAI did not answer; a gateway did, with ${status}`;
  const words = [
    error?.['error_code'] ?? error?.['code'],
    error?.['error_message'] ?? error?.['message'] ?? error?.['error'],
  ]
    .filter((word): word is string => typeof word === 'string' && word !== '')
    .map(quote);
  return [`PolyAI answered ${status}`, words.join(' ')].filter(Boolean).join(': ');
}

/**
 * Whether PolyAI says that there is no such entry. The 404 of a gateway (HTML, or JSON of its own such as
 * `{"message": "no Route matched"}`) says nothing about the cache: taken for PolyAI's, it would turn entries that are still
 * heard into deleted ones. So the body must be an error in one of PolyAI's shapes, or empty.
 */
export function saysNotFound(response: HttpResponse): boolean {
  return response.status === 404 && (response.body.length === 0 || errorOf(response) !== undefined);
}

/** The id that PolyAI's support asks for: the server's if it names one, else ours. */
export function correlationIdOf(response: HttpResponse, sent: string): string {
  const theirs = response.headers['x-polyai-correlation-id'];
  return typeof theirs === 'string' && /^[\x21-\x7e]{1,100}$/.test(theirs) ? theirs : sent;
}

/** `{"success": false, "error", "error_code", "error_message", …}` or `{"error": {"code", "message", …}}`. */
function errorOf({ body }: HttpResponse): Record<string, unknown> | undefined {
  const json = parseJson(body);
  if (!isRecord(json)) return undefined;
  if (isRecord(json['error'])) return json['error'];
  return json['success'] === false || 'error' in json || 'error_code' in json ? json : undefined;
}
