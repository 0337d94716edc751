import { describe, expect, test } from '@jest/globals';
import type { HttpResult } from '../../src/polyai/http.ts';
import { backoff, judge, leavesDoubt, parseRetryAfter, signOf } from '../../src/polyai/retry.ts';
import { START } from '../support/fake-clock.ts';
import { broken, response } from '../support/responses.ts';

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
    expect(judge(response(status), START, true).kind).toBe(kind);
  });

  test.each<[Parameters<typeof broken>[0], string]>([
    ['no connection', 'retry'],
    ['timed out', 'retry'],
    ['cut off', 'retry'],
    ['too large', 'final'],
    ['cancelled', 'final'],
    ['not sendable', 'final'],
  ])('without an answer, %s: %s', (why, kind) => {
    expect(judge(broken(why), START, true).kind).toBe(kind);
  });

  test('only 429 makes everyone wait by itself', () => {
    for (const status of [408, 429, 500, 502, 503, 504])
      expect(judge(response(status), START, true)).toMatchObject({ everyone: status === 429 });
  });
});

test('a read may be forbidden without stopping the run, but a refused key stops it', () => {
  expect(judge(response(403), START, false).kind).toBe('final');
  expect(judge(response(401), START, false).kind).toBe('stop');
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
    expect(judge(response(status, '', { 'retry-after': value }), START, true).kind).toBe(kind);
  });

  test.each([
    ['3600', /asks to wait 3600 s \(429\)/],
    ['9'.repeat(400), /asks to wait more than a day \(429\)/],
  ])('that stops the run says how long: %s', (value, told) => {
    const verdict = judge(response(429, '', { 'retry-after': value }), START, true);
    expect(verdict).toMatchObject({ kind: 'stop', reason: expect.stringMatching(told) });
  });
});

test.each<[HttpResult, boolean]>([
  [response(200), true],
  [response(204), true],
  [response(302), false],
  [response(400), false],
  [response(404), false],
  [response(408), true],
  [response(429), false],
  [response(500), true],
  [response(501), true],
  [response(503), true],
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

describe('what a result says about the server', () => {
  test.each<[number, string]>([
    [204, 'up'],
    [302, 'up'],
    [400, 'up'],
    [401, 'up'],
    [404, 'up'],
    [408, 'unclear'],
    [429, 'up'],
    [500, 'unclear'],
    [501, 'up'],
    [502, 'down'],
    [503, 'down'],
    [504, 'down'],
  ])('%i: %s', (status, sign) => {
    expect(signOf(response(status))).toBe(sign);
  });

  const noConnection = (code: string | undefined) => ({ ...broken('no connection', false), code });
  test.each<[string, HttpResult, string]>([
    ['a refused connection', noConnection('ECONNREFUSED'), 'down'],
    ['an unreachable network', noConnection('ENETUNREACH'), 'down'],
    ['a name server that is out of order', noConnection('EAI_AGAIN'), 'down'],
    ['a host that does not exist', noConnection('ENOTFOUND'), 'unclear'],
    ['a certificate that is refused', noConnection('DEPTH_ZERO_SELF_SIGNED_CERT'), 'unclear'],
    ['a proxy that refuses', noConnection(undefined), 'unclear'],
    ['a lost connection', broken('connection lost'), 'down'],
    ['no connection in time', broken('timed out', false), 'down'],
    ['no response in time', broken('timed out'), 'unclear'],
    ['a response that is cut off', broken('cut off'), 'unclear'],
    ['an endless response', broken('too large'), 'up'],
    ['a cancel', broken('cancelled'), 'nothing'],
    ['a header that cannot be one', broken('not sendable', false), 'nothing'],
  ])('%s: %s', (_title, result, sign) => {
    expect(signOf(result)).toBe(sign);
  });
});
