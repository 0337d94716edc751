import { expect, test } from '@jest/globals';
import { createPatience } from '../../src/github/patience.ts';

function patienceOf(total: number) {
  let now = 1_000;
  const patience = createPatience({ elapsed: () => now }, total);
  return {
    patience,
    pass: (milliseconds: number) => {
      now += milliseconds;
    },
    /** A try that ends without an answer after so long. */
    fail(milliseconds: number) {
      const start = now;
      now += milliseconds;
      patience.unanswered(start);
    },
  };
}

test('a GitHub that hangs gets two tries and a half, over all requests', () => {
  const { patience, fail, pass } = patienceOf(25_000);
  expect(patience.left()).toBe(10_000);
  fail(10_000);
  pass(1_000);
  expect(patience.left()).toBe(10_000);
  fail(10_000);
  expect(patience.left()).toBe(4_000);
  fail(4_000);
  expect(patience.left()).toBe(0);
});

test('an answer restores it', () => {
  const { patience, fail } = patienceOf(25_000);
  fail(10_000);
  fail(10_000);
  patience.answered();
  expect(patience.left()).toBe(10_000);
});

test('tries that run at the same time count once', () => {
  const { patience, pass } = patienceOf(25_000);
  pass(10_000);
  patience.unanswered(1_000);
  patience.unanswered(1_000);
  expect(patience.left()).toBe(10_000);
});

test('time restores it: the end of a long run is another matter than its begin', () => {
  const { patience, fail, pass } = patienceOf(5_000);
  fail(5_000);
  pass(60_000);
  expect(patience.left()).toBe(0);
  pass(1);
  expect(patience.left()).toBe(5_000);
});
