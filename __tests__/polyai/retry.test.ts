import { describe, expect, test } from '@jest/globals';
import type { HttpResult } from '../../src/polyai/http.ts';
import { backoff, judge, leavesDoubt, parseRetryAfter } from '../../src/polyai/retry.ts';
import { START } from '../support/fake-clock.ts';

const answer = (status: number, headers = {}): HttpResult => ({
  kind: 'response',
  status,
  headers,
  body: Buffer.alloc(0),
});
type Broken = Extract<HttpResult, { kind: 'broken' }>;
const broken = (why: Broken['why'], sent = true): HttpResult => ({ kind: 'broken', why, sent, detail: '' });

describe('a write', () => {
  test.each<[number, string]>([
    [200, 'final'],
    [201, 'final'],
    [204, 'final'],
    [301, 'final'],
    [307, 'final'],
    [400, 'final'],
    [401, 'stop'],
    [403, 'stop'],
    [404, 'final'],
    [407, 'final'],
    [408, 'retry'],
    [409, 'final'],
    [410, 'final'],
    [413, 'final'],
    [415, 'final'],
    [422, 'final'],
    [425, 'final'],
    [429, 'retry'],
    [500, 'retry'],
    [501, 'final'],
    [502, 'retry'],
    [503, 'retry'],
    [504, 'retry'],
    [505, 'final'],
  ])('answered with %i: %s', (status, kind) => {
    expect(judge(answer(status), START, true).kind).toBe(kind);
  });

  test.each<[Broken['why'], string]>([
    ['no connection', 'retry'],
    ['timed out', 'retry'],
    ['cut off', 'retry'],
    ['too large', 'final'],
    ['cancelled', 'final'],
    ['not sendable', 'final'],
  ])('without an answer, %s: %s', (why, kind) => {
    expect(judge(broken(why), START, true).kind).toBe(kind);
  });

  test('only 429 makes everyone wait', () => {
    for (const status of [408, 429, 500, 502, 503, 504])
      expect(judge(answer(status), START, true)).toMatchObject({ everyone: status === 429 });
  });
});

test('a read may be forbidden without stopping the run, but a refused key stops it', () => {
  expect(judge(answer(403), START, false).kind).toBe('final');
  expect(judge(answer(401), START, false).kind).toBe('stop');
});

describe('Retry-After', () => {
  test.each<[string | undefined, number | undefined]>([
    [undefined, undefined],
    ['', undefined],
    ['0', 0],
    ['7', 7_000],
    [' 7 ', 7_000],
    ['007', 7_000],
    ['1.5', undefined],
    ['-1', undefined],
    ['+1', undefined],
    ['1e3', undefined],
    ['0x10', undefined],
    ['soon', undefined],
    ['7 s', undefined],
    ['9'.repeat(400), Number.POSITIVE_INFINITY],
    ['Fri, 02 Jan 2026 03:04:15 GMT', 10_000],
    ['Friday, 02-Jan-26 03:04:15 GMT', 10_000],
    ['Fri Jan  2 03:04:15 2026', 10_000],
    ['Fri, 02 Jan 2026 03:04:00 GMT', 0],
    ['Thu, 01 Jan 1970 00:00:00 GMT', 0],
    ['Fri, 99 Jan 2026 03:04:15 GMT', undefined],
    ['2026-01-02T03:04:15Z', undefined],
    ['1735790655000', 1_735_790_655_000_000],
  ])('%s is %s ms', (value, milliseconds) => {
    expect(parseRetryAfter(value, START)).toBe(milliseconds);
  });

  test.each<[string, number, string]>([
    ['60', 429, 'retry'],
    ['61', 429, 'stop'],
    ['61', 503, 'stop'],
    ['61', 400, 'final'],
    ['Fri, 02 Jan 2026 03:05:05 GMT', 503, 'retry'],
    ['Fri, 02 Jan 2026 03:05:06 GMT', 503, 'stop'],
  ])('of %s with %i: %s', (value, status, kind) => {
    expect(judge(answer(status, { 'retry-after': value }), START, true).kind).toBe(kind);
  });

  test.each([
    ['3600', /asks to wait 3600 s \(429\)/],
    ['9'.repeat(400), /asks to wait more than a day \(429\)/],
  ])('that stops the run says how long: %s', (value, told) => {
    const verdict = judge(answer(429, { 'retry-after': value }), START, true);
    expect(verdict).toMatchObject({ kind: 'stop', reason: expect.stringMatching(told) });
  });
});

test.each<[HttpResult, boolean]>([
  [answer(200), true],
  [answer(204), true],
  [answer(302), false],
  [answer(400), false],
  [answer(404), false],
  [answer(408), true],
  [answer(429), false],
  [answer(500), true],
  [answer(501), true],
  [answer(503), true],
  [broken('no connection', false), false],
  [broken('timed out', false), false],
  [broken('timed out'), true],
  [broken('cut off'), true],
  [broken('cancelled'), true],
  [broken('not sendable', false), false],
])('whether a write may have been carried out all the same: %j → %s', (result, doubt) => {
  expect(leavesDoubt(result)).toBe(doubt);
});

test.each([
  [1, 500],
  [2, 1_000],
  [3, 2_000],
  [6, 16_000],
  [7, 30_000],
  [10, 30_000],
])('the wait after try %i is by chance from 0 to %i ms', (attempt, most) => {
  expect(backoff(attempt, 0)).toBe(0);
  expect(backoff(attempt, 0.5)).toBe(most / 2);
  expect(backoff(attempt, 0.999999)).toBeLessThan(most);
});
