import { isRecord, parseJson } from '../lib/json.ts';
import { escapeInvisible, shorten } from '../lib/text.ts';
import { errorTexts } from './error-text.ts';
import type { HttpResponse } from './http-response.ts';

/** Characters of what a server says. */
const MAX_SHOWN = 200;

/**
 * Says what came back: the status and, of anything but a JSON success, the words of whoever wrote it, quoted and cut. Only
 * PolyAI's own error shapes show that it was PolyAI.
 */
export function describeResponse({ status, headers, body }: HttpResponse): string {
  const isAudio = String(headers['content-type']).startsWith('audio/');
  const json = parseJson(body);
  const words = isAudio || (status < 300 && json !== undefined) ? [] : errorTexts(body);
  if (words.length === 0) return `PolyAI answered ${status}`;
  const who = isOwnError(json) ? 'PolyAI' : 'PolyAI, or a gateway in front of it,';
  return `${who} answered ${status}: ${words.map(quoteLong).join(' ')}`;
}

function quoteLong(text: string): string {
  return escapeInvisible(JSON.stringify(shorten(text, MAX_SHOWN)));
}

/**
 * Whether PolyAI itself says that there is no such entry, in one of its two documented error shapes. Any other 404 (empty, a
 * page, a gateway's JSON) says nothing about the cache: taken for PolyAI's, it would turn entries that are still heard into
 * deleted ones.
 */
export function saysNotFound({ status, body }: HttpResponse): boolean {
  return status === 404 && isOwnError(parseJson(body));
}

/** `{"success": false, "error_code", "error_message", …}` or `{"error": {"code", "message", …}}`. */
function isOwnError(json: unknown): boolean {
  if (!isRecord(json)) return false;
  const nested = json['error'];
  if (isRecord(nested)) return typeof nested['code'] === 'string';
  return json['success'] === false || typeof json['error_code'] === 'string';
}

/** The id that PolyAI's support asks for: the server's if it names one, else ours. */
export function correlationIdOf(response: HttpResponse, sent: string): string {
  const theirs = response.headers['x-polyai-correlation-id'];
  return typeof theirs === 'string' && /^[\x21-\x7e]{1,100}$/.test(theirs) ? theirs : sent;
}
