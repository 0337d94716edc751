import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { grouped } from '../../src/lib/numbers.ts';

test.each([
  [0, '0'],
  [999, '999'],
  [1_000, '1,000'],
  [18_204, '18,204'],
  [6_291_456, '6,291,456'],
])('%d is shown as %s', (count, text) => {
  expect(grouped(count)).toBe(text);
});

test('whole numbers are grouped as in English', () => {
  fc.assert(
    fc.property(fc.maxSafeNat(), (count) => grouped(count) === count.toLocaleString('en-US')),
    { seed: 1 },
  );
});
