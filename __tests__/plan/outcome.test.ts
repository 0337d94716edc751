import { describe, expect, test } from '@jest/globals';
import type { EntryId } from '../../src/lib/ids.ts';
import { holdsBack, type Outcome, ofKind, sortedOutcomes, wentWell } from '../../src/plan/outcome.ts';
import type { Change } from '../../src/plan/plan.ts';

const change = (id: string): Change => ({
  kind: 'delete',
  id: id as EntryId,
  entry: undefined,
  reason: 'requested',
});
const skipped = (id: string): Outcome => ({ kind: 'skipped', change: change(id), reason: 'cancelled' });
const deleted = (id: string): Outcome => ({
  kind: 'deleted',
  change: change(id) as Extract<Change, { kind: 'delete' }>,
  alreadyGone: false,
  milliseconds: 1,
});
type Certainty = Extract<Outcome, { kind: 'failed' }>['certainty'];
const failed = (id: string, certainty: Certainty): Outcome => ({
  kind: 'failed',
  change: change(id),
  reason: 'PolyAI answered 500',
  certainty,
  correlationId: undefined,
});
const outcomes = (...all: readonly Outcome[]) => new Map(all.map((outcome) => [outcome.change.id, outcome]));

describe('whether a change may still have to be made', () => {
  test.each<[string, Outcome, boolean]>([
    ['was made', deleted('1'), false],
    ['was not attempted', skipped('1'), true],
    ['failed', failed('1', 'not done'), true],
    ['failed, and may have been made', failed('1', 'unknown'), true],
    ['failed because the agent has no such entry', failed('1', 'not on agent'), false],
  ])('of one that %s', (_title, outcome, still) => {
    expect(holdsBack(outcome)).toBe(still);
    expect(wentWell(outcomes(deleted('2'), outcome))).toBe(!still);
  });

  test('a run without changes went well', () => {
    expect(wentWell(outcomes())).toBe(true);
  });
});

describe('lists of outcomes', () => {
  const all = outcomes(deleted('10'), skipped('9'), deleted('2'), failed('1', 'unknown'));

  test('are in the order of entry ids, whichever came in first', () => {
    expect(sortedOutcomes(all).map(({ change: { id } }) => id)).toEqual(['1', '2', '9', '10']);
  });

  test('can be of one kind', () => {
    expect(ofKind(all, 'deleted').map(({ change: { id } }) => id)).toEqual(['2', '10']);
    expect(ofKind(all, 'replaced')).toEqual([]);
  });
});
