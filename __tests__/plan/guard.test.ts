import { describe, expect, test } from '@jest/globals';
import type { EntryId } from '../../src/lib/ids.ts';
import { checkDeletions, type DeletionLimit } from '../../src/plan/guard.ts';
import { makePlan, type Plan } from '../../src/plan/plan.ts';
import { requestDeletions, withoutDeletions } from '../../src/plan/restrict.ts';
import {
  type Audio,
  failed,
  MAIN,
  MANIFEST,
  preview,
  runs,
  type Step,
  state,
  sync,
} from '../support/notes.ts';

/** `count` entries, the first of them with id `first`. */
function entries(count: number, first = 1): Audio {
  return Object.fromEntries(Array.from({ length: count }, (_, index) => [String(first + index), 'a']));
}

/** The plan of a sync, or of what takes the previews of `undone` back. */
function planOf(steps: readonly Step[], to: Audio, undone?: number): Plan {
  return makePlan({
    purpose: undone === undefined ? 'sync' : 'undo',
    manifest: MANIFEST,
    ref: MAIN,
    to: state(to),
    base: undefined,
    known: runs(...steps),
    neighbours: {
      exists: (path) => path === MANIFEST,
      manifests: new Map(),
      unreadable: undefined,
      previews: new Map(),
      previewed: new Map(),
    },
    isUncertain: false,
    deletes: undone === undefined ? 'branch' : new Set([undone]),
    full: false,
  });
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
    const plan = requestDeletions(planOf([sync(entries(before))], entries(after)), requested(asked), []);
    const message = checkDeletions({ plan, limit, undoes: false });
    expect(message?.startsWith(verdict ?? '?')).toBe(verdict === undefined ? undefined : true);
    if (verdict !== undefined) expect(message).toContain('max-deletes');
  });

  test('what several runs named counts together', () => {
    const plan = planOf([sync(entries(10)), failed(entries(10, 11))], entries(10));
    expect(checkDeletions({ plan, limit: percent(50), undoes: false })).toBeUndefined();
    expect(checkDeletions({ plan, limit: percent(49), undoes: false })).toContain('10 of 20');
  });

  test('what an undo takes back is expected and does not count, unlike what is asked for by id', () => {
    const plan = planOf([sync(entries(1)), preview(7, entries(4), entries(1))], entries(1), 7);
    expect(plan.delete).toHaveLength(3);
    expect(checkDeletions({ plan, limit: count(0), undoes: true })).toBeUndefined();
    expect(checkDeletions({ plan, limit: count(2), undoes: false })).toContain('3 entries would be deleted');
    const more = requestDeletions(plan, requested(2), []);
    expect(checkDeletions({ plan: more, limit: count(1), undoes: true })).toBe(
      '2 entries would be deleted, but "max-deletes" allows 1: nothing was written; if this is intended, set "max-deletes: 2" for one run, otherwise give fewer ids in "delete-ids"',
    );
  });

  test('deletions that are off do not count', () => {
    const plan = withoutDeletions(planOf([sync(entries(4))], {}), 'delete is off');
    expect(checkDeletions({ plan, limit: count(0), undoes: false })).toBeUndefined();
  });

  test('the number that the message names is enough', () => {
    const plan = requestDeletions(planOf([sync(entries(10))], entries(2)), requested(2), []);
    const allowed = /set "max-deletes: (\d+)"/.exec(
      checkDeletions({ plan, limit: percent(50), undoes: false }) ?? '',
    );
    expect(allowed?.[1]).toBe('10');
    expect(checkDeletions({ plan, limit: count(10), undoes: false })).toBeUndefined();
  });

  test.each<[number, number, DeletionLimit, string]>([
    [
      10,
      0,
      percent(99),
      'all 10 entries would be deleted, but "max-deletes" allows 99%: nothing was written',
    ],
    [10, 4, percent(50), '6 of 10 entries would be deleted, but "max-deletes" allows 50% (5): nothing was'],
    [10, 9, count(0), '1 entry would be deleted, but "max-deletes" allows 0: nothing was written'],
  ])(
    '%i entries, %i of them left: the message says what is allowed, and to restore them',
    (before, after, limit, told) => {
      const plan = planOf([sync(entries(before))], entries(after));
      const message = checkDeletions({ plan, limit, undoes: false });
      expect(message).toContain(told);
      expect(message).toMatch(/otherwise restore the entries in the manifest$/);
    },
  );
});
