import type { Sign } from './circuit-breaker.ts';
import type { HttpResult } from './http.ts';

/** What the result of one try means for the next. How many tries there are: next-step.ts. */
export type Verdict =
  | { readonly kind: 'final' }
  /** `after`: milliseconds that the server asks for; `everyone`: no other request may start before that either. */
  | { readonly kind: 'retry'; readonly after: number | undefined; readonly everyone: boolean }
  /** No request of this run can fare better. The reason is a sentence for the user. */
  | { readonly kind: 'stop'; readonly reason: string };

/** Transient: worth another try. */
const TRANSIENT = new Set([408, 429, 500, 502, 503, 504]);
const DOWN = new Set([502, 503, 504]);
const UNCLEAR = new Set([408, 500]);
/** A name that does not exist or a certificate that is refused is a mistake in the settings, not an outage. */
const UNREACHABLE = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ECONNABORTED',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'EHOSTDOWN',
  'ENETUNREACH',
  'ENETDOWN',
  'EAI_AGAIN',
]);
const REQUEST_TIMEOUT = 408;
const TOO_MANY_REQUESTS = 429;

/** Waits: full jitter below 0.5 s, 1 s, 2 s, … 30 s (AWS Architecture Blog, "Exponential backoff and jitter"). */
const FIRST_BACKOFF = 500;
const MAX_BACKOFF = 30_000;
/**
 * A run does not wait longer than this for a server that asks it to. Milliseconds. So everything ends: a request takes at most
 * max-attempts × (request-timeout + 60 s), and the time of outages.
 */
const MAX_RETRY_AFTER = 60_000;
const DAY = 86_400_000;

/** Judges one try. `now` is milliseconds since 1970; `writes` says whether the request changes the cache. */
export function judge(result: HttpResult, now: number, writes: boolean): Verdict {
  if (result.kind === 'broken') {
    const transient = ['no connection', 'connection lost', 'timed out', 'cut off'].includes(result.why);
    return transient ? { kind: 'retry', after: undefined, everyone: false } : { kind: 'final' };
  }
  const { status } = result;
  if (status === 401) {
    return stop(
      'PolyAI refused the API key (401): check the secret behind "api-key", its expiry and the region',
    );
  }
  if (status === 403 && writes) {
    return stop(
      'PolyAI does not let the API key write to this agent\'s audio cache (403): give it the permission "audio_cache: write" for this agent, or correct the agent id',
    );
  }
  if (!TRANSIENT.has(status)) return { kind: 'final' };
  const after = parseRetryAfter(result.headers['retry-after'], now);
  if (after !== undefined && after > MAX_RETRY_AFTER) {
    const asked = after > DAY ? 'more than a day' : `${Math.ceil(after / 1_000)} s`;
    return stop(
      `PolyAI asks to wait ${asked} (${status}), more than the ${MAX_RETRY_AFTER / 1_000} s that this run waits: run it again later`,
    );
  }
  return { kind: 'retry', after, everyone: status === TOO_MANY_REQUESTS };
}

/**
 * What a result says about the server. A gateway's 502, 503 and 504, and a connection that is refused, reset or cannot be made,
 * would meet every request. A 500, or no complete response in time, may be due to this entry.
 */
export function signOf(result: HttpResult): Sign {
  if (result.kind === 'response') {
    if (DOWN.has(result.status)) return 'down';
    return UNCLEAR.has(result.status) ? 'unclear' : 'up';
  }
  switch (result.why) {
    case 'connection lost':
      return 'down';
    case 'no connection':
      return UNREACHABLE.has(result.code ?? '') ? 'down' : 'unclear';
    case 'timed out':
      return result.sent ? 'unclear' : 'down';
    case 'cut off':
      return 'unclear';
    case 'too large':
      return 'up';
    case 'cancelled':
    case 'not sendable':
      return 'nothing';
  }
}

function stop(reason: string): Verdict {
  return { kind: 'stop', reason };
}

/**
 * Whether a write may have been carried out, though this result does not confirm it. A server that refuses with 4xx or redirects
 * has done nothing; but servers also return 408 and 5xx when something behind them took too long.
 */
export function leavesDoubt(result: HttpResult): boolean {
  if (result.kind === 'broken') return result.sent;
  return result.status < 300 || result.status === REQUEST_TIMEOUT || result.status >= 500;
}

/** Milliseconds to wait before try number `attempt` + 1 (attempts count from 1), random between 0 and the bound. */
export function backoff(attempt: number, random: number): number {
  return random * Math.min(MAX_BACKOFF, FIRST_BACKOFF * 2 ** (attempt - 1));
}

/**
 * Reads `Retry-After`, seconds or an HTTP date in any of its three forms (RFC 9110, 10.2.3 and 5.6.7), as milliseconds from
 * now; undefined where there is none.
 */
export function parseRetryAfter(value: string | undefined, now: number): number | undefined {
  const text = value?.trim() ?? '';
  if (/^[0-9]+$/.test(text)) return Number(text) * 1_000;
  if (!/^[A-Z][a-z]+,? /.test(text)) return undefined;
  // The oldest form names no zone. All of them mean GMT.
  const date = Date.parse(text.endsWith(' GMT') ? text : `${text} GMT`);
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}
