/**
 * How fast requests may be sent, learned from refusals (429) alone. Times are milliseconds of one clock, rates are
 * requests a millisecond. Why it is as it is: docs/decisions/0006-retries-and-rate-limit.md.
 */
export interface RateLimiter {
  /** Asks to send one request. Returns 0, or how long to wait before asking again. */
  take(now: number): number;
  /** A request got a response that was not a refusal. */
  passed(): void;
  /** A request that began at `begun` was refused, with a time to wait: until then, nothing may be sent. */
  refused(now: number, begun: number, wait: number): void;
  /** Nothing is waiting to be sent: idle time does not measure the server. */
  rested(): void;
}

/** If responses are fast, a higher rate is not faster: more requests are refused. */
const FIRST_RATE = 1;
/** Fewer responses than this say nothing about a rate. */
const MIN_EVIDENCE = 4;
/** The share of the quota to use at once after a pause: it is an estimate. */
const CAUTION = 0.8;
/** The rate has doubled after so many times the responses that it was learned from. */
const DOUBLED_AFTER = 4;

export function createRateLimiter(): RateLimiter {
  let rate = FIRST_RATE;
  let evidence = Number.POSITIVE_INFINITY;
  // A token bucket like the server's: it fills at the rate, and a request takes one.
  let inBucket = 1;
  let most = 1;
  let filledAt = 0;
  let pausedUntil = 0;
  let refusedAt = Number.NEGATIVE_INFINITY;
  // Responses since the server's quota was last used up.
  let answered = 0;
  let since: number | undefined;

  /** Slowly at first, then faster and faster, for a limit that has gone (as in TCP CUBIC, RFC 9438). */
  function currentRate(): number {
    return rate * (1 + (answered / (DOUBLED_AFTER * evidence)) ** 2);
  }

  return {
    take(now) {
      since ??= now;
      if (now < pausedUntil) return pausedUntil - now;
      inBucket = Math.min(most, inBucket + (now - filledAt) * currentRate());
      filledAt = now;
      if (inBucket < 1) return Math.ceil((1 - inBucket) / currentRate());
      inBucket -= 1;
      return 0;
    },
    passed() {
      answered += 1;
    },
    refused(now, begun, wait) {
      pausedUntil = Math.max(pausedUntil, now + wait);
      // A request that was in flight when the last refusal came says nothing new.
      if (begun < refusedAt) return;
      refusedAt = now;
      if (answered < MIN_EVIDENCE) return;
      // The server's quota is used up, and will be full again when the wait is over.
      rate = answered / Math.max(1, now + wait - (since ?? now));
      evidence = answered;
      most = Math.max(1, rate * wait);
      inBucket = CAUTION * rate * wait;
      filledAt = since = pausedUntil;
      answered = 0;
    },
    rested() {
      rate = currentRate();
      since = undefined;
      answered = 0;
    },
  };
}
