import type { HttpResult } from './http.ts';

/** What the result of one try means for the next: the whole retry policy stands here. */
export type Verdict =
  | { readonly kind: 'final' }
  | { readonly kind: 'retry'; readonly after: number | undefined; readonly everyone: boolean }
  | { readonly kind: 'stop'; readonly reason: string };

/** Worth another try: the server, or what stands before it, may be well again in a moment. */
const PASSING = new Set([408, 429, 500, 502, 503, 504]);
const TOO_MANY_REQUESTS = 429;

/** Waits: full jitter below 0.5 s, 1 s, 2 s, … 30 s (AWS Architecture Blog, "Exponential backoff and jitter"). */
const FIRST_BACKOFF = 500;
const LONGEST_BACKOFF = 30_000;
/** A server that asks for more patience than this is not to be had in this run. Milliseconds. */
export const LONGEST_RETRY_AFTER = 60_000;

/** Judges one try. `now` is milliseconds since 1970; `writes` says whether the request changes the cache. */
export function judge(result: HttpResult, now: number, writes: boolean): Verdict {
  if (result.kind === 'broken') {
    return result.why === 'cancelled' || result.why === 'too large'
      ? { kind: 'final' }
      : { kind: 'retry', after: undefined, everyone: false };
  }
  const { status } = result;
  if (status === 401)
    return {
      kind: 'stop',
      reason:
        'PolyAI refused the API key (401): check the secret behind "api-key", its expiry and the region',
    };
  if (status === 403 && writes) {
    return {
      kind: 'stop',
      reason:
        'the API key may not write to this agent\'s audio cache (403): give it the permission "audio_cache: write" for this agent',
    };
  }
  if (!PASSING.has(status)) return { kind: 'final' };
  const after = parseRetryAfter(result.headers['retry-after'], now);
  if (after !== undefined && after > LONGEST_RETRY_AFTER) {
    return {
      kind: 'stop',
      reason: `PolyAI asks to wait ${Math.ceil(after / 1_000)} s (${status}), more than the 60 s that this run waits: run again later`,
    };
  }
  return { kind: 'retry', after, everyone: status === TOO_MANY_REQUESTS };
}

/** Milliseconds to wait before try number `attempt` + 1 (attempts count from 1), by chance between 0 and the bound. */
export function backoff(attempt: number, random: number): number {
  return random * Math.min(LONGEST_BACKOFF, FIRST_BACKOFF * 2 ** (attempt - 1));
}

/** Reads `Retry-After`, seconds or an HTTP date (RFC 9110, 10.2.3), as milliseconds from now; undefined where there is none. */
export function parseRetryAfter(value: string | undefined, now: number): number | undefined {
  const text = value?.trim() ?? '';
  if (/^[0-9]+$/.test(text)) return Number(text) * 1_000;
  const date = /^[A-Za-z]{3}/.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}
