import { describe, expect, test } from '@jest/globals';
import { createRateLimiter } from '../../src/polyai/rate-limit.ts';

describe('a rate limiter', () => {
  /** How many requests may begin at once. */
  function burst(limiter: ReturnType<typeof createRateLimiter>, now: number): number {
    let count = 0;
    while (limiter.take(now) === 0) count += 1;
    return count;
  }

  test('begins with one request a millisecond', () => {
    const limiter = createRateLimiter();
    expect(limiter.take(0)).toBe(0);
    expect(limiter.take(0)).toBe(1);
    expect(limiter.take(1)).toBe(0);
  });

  test('gives nothing in a pause, which is the longest that was asked for', () => {
    const limiter = createRateLimiter();
    limiter.refused(100, 90, 2_000);
    limiter.refused(110, 95, 1_000);
    expect(limiter.take(110)).toBe(1_990);
    expect(limiter.take(2_099)).toBe(1);
    expect(limiter.take(2_100)).toBe(0);
  });

  test('learns from a refusal what the server bears: what passed, over the time with the pause in it', () => {
    const limiter = createRateLimiter();
    limiter.take(0);
    for (let count = 0; count < 50; count += 1) limiter.passed();
    limiter.refused(1_500, 1_490, 1_000);
    // 50 in 2.5 s; the server fills up with 20 in the pause.
    expect(burst(limiter, 2_500)).toBe(16);
    expect(limiter.take(2_500)).toBe(50);
    expect(limiter.take(2_550)).toBe(0);
  });

  test('takes refusals of what was in flight together for one', () => {
    const limiter = createRateLimiter();
    limiter.take(0);
    for (let count = 0; count < 50; count += 1) limiter.passed();
    limiter.refused(1_500, 1_490, 1_000);
    for (let count = 0; count < 5; count += 1) limiter.passed();
    limiter.refused(1_510, 1_495, 1_000);
    expect(burst(limiter, 2_510)).toBe(16);
  });

  test('grows again, slowly at first', () => {
    const limiter = createRateLimiter();
    limiter.take(0);
    for (let count = 0; count < 50; count += 1) limiter.passed();
    limiter.refused(1_500, 1_490, 1_000);
    burst(limiter, 2_500);
    const waits = [0, 50, 50, 100].map((more) => {
      for (let count = 0; count < more; count += 1) limiter.passed();
      return limiter.take(2_500);
    });
    expect(waits).toEqual([50, 48, 40, 25]);
  });
});
