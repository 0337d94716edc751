import { isRecord, parseJson } from '../lib/json.ts';

/** More than this of an error is not read: bytes. A page of a gateway may be large. */
const MAX_READ = 16 * 1024;

/**
 * The words of an error, whoever wrote it: PolyAI in one of its two documented shapes, or something before it in JSON, HTML or
 * plain text. As they are: the caller cuts and escapes them. Empty where there is nothing to read.
 */
export function errorTexts(body: Buffer): string[] {
  const json = parseJson(body);
  const text = body.subarray(0, MAX_READ).toString('utf8').trim();
  if (isBinary(text)) return [];
  if (json === undefined) return [text.startsWith('<') ? htmlText(text) : text].filter(Boolean);
  if (typeof json === 'string') return [json].filter(Boolean);
  const error = Array.isArray(json) ? json[0] : json;
  if (!isRecord(error)) return [];
  const texts = textsOf(isRecord(error['error']) ? error['error'] : error);
  // An unknown shape is better than nothing.
  return texts.length > 0 || Object.keys(error).length === 0 ? texts : [text];
}

const CODES = ['error_code', 'code'];
/** PolyAI's, and those of common gateways and frameworks (RFC 9457 among them); the first that is there is shown. */
const MESSAGES = ['error_message', 'message', 'error_description', 'detail', 'title', 'error', 'msg'];

function textsOf(error: Record<string, unknown>): string[] {
  const firstOf = (names: readonly string[]) =>
    names.map((name) => error[name]).find((value) => typeof value === 'string' && value !== '');
  const found = [firstOf(CODES), firstOf(MESSAGES)];
  return [...new Set(found.filter((value): value is string => typeof value === 'string'))];
}

/** The title of a page, or all of its text. Tags are split off, not matched: a page from outside must not take long. */
function htmlText(html: string): string {
  const texts: string[] = [];
  for (const piece of html.split('<').slice(1)) {
    const end = piece.indexOf('>');
    const tag = piece.slice(0, Math.max(end, 0)).toLowerCase();
    const text = piece
      .slice(end + 1)
      .split(/\s+/)
      .filter(Boolean)
      .join(' ');
    if (text === '' || end < 0 || tag.startsWith('script') || tag.startsWith('style')) continue;
    if (tag === 'title') return text;
    texts.push(text);
  }
  return texts.join(' ');
}

function isBinary(text: string): boolean {
  return text.includes('\u0000') || text.includes('\ufffd');
}
