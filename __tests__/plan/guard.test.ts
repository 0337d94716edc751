import { describe, expect, test } from '@jest/globals';
import type { BlobId, EntryId } from '../../src/lib/ids.ts';
import { checkDeletions, type DeletionLimit } from '../../src/plan/guard.ts';
import { requestDeletions, withoutDeletions } from '../../src/plan/plan.ts';
import { type State, stateOf } from '../../src/plan/state.ts';
import { knownOf, planOf } from './plan-facts.ts';

/** A cache of `count` entries, the first of them with id `first`. */
function cache(count: number, first = 1): State {
  const entries = Array.from({ length: count }, (_, index) => String(first + index)).map((id) => ({
    id: id as EntryId,
    name: `${id}.wav`,
    path: `audio/${id}.wav`,
    blob: 'a' as BlobId,
    line: 1,
    column: 1,
    transcript: undefined,
    language: undefined,
  }));
  return stateOf(entries);
}

const percent = (number: number): DeletionLimit => ({ kind: 'percent', percent: number });
const count = (number: number): DeletionLimit => ({ kind: 'count', count: number });
const requested = (number: number) =>
  Array.from({ length: number }, (_, index) => String(9_000 + index) as EntryId);

describe('the guard against deleting more than was meant', () => {
  test.each<
    [
      title: string,
      before: number,
      after: number,
      asked: number,
      limit: DeletionLimit,
      verdict: string | undefined,
    ]
  >([
    ['nothing to delete', 10, 10, 0, percent(50), undefined],
    ['half, with the default', 10, 5, 0, percent(50), undefined],
    ['more than half, with the default', 10, 4, 0, percent(50), '6 of 10 entries would be deleted'],
    ['rounded down: half of 5 is 2', 5, 2, 0, percent(50), '3 of 5 entries would be deleted'],
    ['at least one: 1% of 10', 10, 9, 0, percent(1), undefined],
    ['at least one, not two', 10, 8, 0, percent(1), '2 of 10 entries would be deleted'],
    ['all of them, with a percentage below 100', 10, 0, 0, percent(99), 'all 10 entries would be deleted'],
    ['the only one is all of them', 1, 0, 0, percent(50), 'the only entry would be deleted'],
    ['all of them, with 100%', 10, 0, 0, percent(100), undefined],
    ['all of them, with a count that covers it', 10, 0, 0, count(10), undefined],
    ['a count that does not cover it', 10, 0, 0, count(9), '10 entries would be deleted'],
    ['a count of 0 allows none', 10, 9, 0, count(0), '1 entry would be deleted'],
    ['a count of 0 and nothing to delete', 10, 10, 0, count(0), undefined],
    ['ids that were asked for do not count against a percentage', 10, 9, 50, percent(50), undefined],
    ['ids that were asked for count against a count', 10, 10, 3, count(2), '3 entries would be deleted'],
    ['ids that were asked for and removed ones count together', 10, 9, 2, count(3), undefined],
    ['ids that were asked for, nothing known before', 0, 0, 5, percent(50), undefined],
  ])('%s', (_title, before, after, asked, limit, verdict) => {
    const from = [cache(before)];
    const plan = requestDeletions(planOf(from, cache(after), false), requested(asked), knownOf(from));
    const message = checkDeletions({ plan, limit, undoes: false });
    expect(message?.startsWith(verdict ?? '?')).toBe(verdict === undefined ? undefined : true);
    if (verdict !== undefined) expect(message).toContain('max-deletes');
  });

  test('several states count together', () => {
    const from = [cache(10), cache(10, 11)];
    const plan = planOf(from, cache(10), false);
    expect(checkDeletions({ plan, limit: percent(50), undoes: false })).toBeUndefined();
    expect(checkDeletions({ plan, limit: percent(49), undoes: false })).toContain('10 of 20');
  });

  test('deletions that are expected do not count', () => {
    const from = [cache(4)];
    const plan = planOf(from, cache(1), false);
    const limit = percent(50);
    expect(checkDeletions({ plan, limit, undoes: false })).toContain('3 of 4');
    expect(checkDeletions({ plan, limit, undoes: true })).toBeUndefined();
  });

  test('deletions that are off do not count', () => {
    const from = [cache(4)];
    const plan = withoutDeletions(planOf(from, cache(0), false), 'delete is off');
    expect(checkDeletions({ plan, limit: count(0), undoes: false })).toBeUndefined();
  });
});
