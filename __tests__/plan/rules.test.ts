import { describe, expect, test } from '@jest/globals';
import type { EntryId } from '../../src/lib/ids.ts';
import { leaveNamed, makePlan, type Plan, type PlanFacts } from '../../src/plan/plan.ts';
import { type Audio, known, stateWith, type Told } from './runs.ts';

interface Case {
  readonly purpose?: PlanFacts['purpose'];
  readonly runs: readonly Told[];
  /** What the commit to sync to names. */
  readonly to: Audio;
  /** Of a preview: what it is laid over. */
  readonly base?: Audio;
  /** Entry → another manifest that names it. */
  readonly elsewhere?: Record<string, string>;
  /** Entry → another open pull request whose preview changes it. */
  readonly claimed?: Record<string, number>;
  readonly undone?: readonly number[];
  readonly isUncertain?: boolean;
}

function planOf({ purpose = 'sync', runs, to, base, undone, isUncertain = false, ...others }: Case): Plan {
  const mapOf = <Value>(values: Record<string, Value> = {}) =>
    new Map(Object.entries(values).map(([id, value]) => [id as EntryId, value]));
  return makePlan({
    purpose,
    manifest: 'a.json',
    ref: 'refs/heads/main',
    to: stateWith(to),
    base: base && stateWith(base),
    known: known(...runs),
    neighbours: {
      exists: () => true,
      manifests: mapOf(others.elsewhere),
      previews: mapOf(others.claimed),
    },
    isUncertain,
    deletes: undone ? new Set(undone) : 'branch',
    full: false,
  });
}

const ids = (changes: readonly { readonly id: string }[]) => changes.map(({ id }) => id).join(' ');

/** What is left, and to whom. */
const leftBy = ({ leftAlone }: Plan) =>
  leftAlone.map(({ change, owner, reason }) => `${change.kind} ${change.id}: ${reason} ${owner}`).join('; ');

const synced: Told[] = [{ id: 1, names: { 1: 'x', 2: 'y' } }];
const previewed: Told = {
  id: 2,
  purpose: 'preview',
  pullRequest: 7,
  names: { 1: 'z', 2: 'y', 3: 'n' },
  laidOver: { 1: 'x', 2: 'y' },
};

describe('one agent, many owners', () => {
  test.each<[title: string, facts: Case, replaced: string, deleted: string, left: string]>([
    ['a sync deletes what its manifest dropped', { runs: synced, to: { 1: 'x' } }, '', '2', ''],
    [
      'but not what another manifest names',
      { runs: synced, to: { 1: 'x' }, elsewhere: { 2: 'b.json' } },
      '',
      '',
      'delete 2: manifest b.json',
    ],
    [
      'nor what the preview of an open pull request changes',
      { runs: synced, to: { 1: 'x' }, claimed: { 2: 7 } },
      '',
      '',
      'delete 2: pull request 7',
    ],
    [
      'a sync replaces what a preview changed, open or not: the branch wins',
      { runs: [...synced, previewed], to: { 1: 'x', 2: 'y' }, claimed: { 1: 7, 3: 7 } },
      '1',
      '',
      '',
    ],
    [
      'a sync does not delete what only a preview added',
      { runs: [...synced, previewed], to: { 1: 'z', 2: 'y' } },
      '',
      '',
      '',
    ],
    [
      'a preview sends what it changes, and leaves the rest to another open pull request that changes it',
      {
        purpose: 'preview',
        runs: [...synced, previewed],
        base: { 1: 'x', 2: 'y' },
        to: { 1: 'x', 2: 'q' },
        claimed: { 1: 7 },
      },
      '2',
      '',
      'replace 1: pull request 7',
    ],
    [
      'a preview that changes it, too, wins',
      {
        purpose: 'preview',
        runs: [...synced, previewed],
        base: { 1: 'x', 2: 'y' },
        to: { 1: 'q', 2: 'y' },
        claimed: { 1: 7 },
      },
      '1',
      '',
      '',
    ],
    [
      'an undo gives back what previews replaced, and deletes what only they added',
      { purpose: 'undo', runs: [...synced, previewed], to: { 1: 'x', 2: 'y' }, undone: [7] },
      '1',
      '3',
      '',
    ],
    [
      'but not what another open pull request changes',
      {
        purpose: 'undo',
        runs: [...synced, previewed],
        to: { 1: 'x', 2: 'y' },
        undone: [7],
        claimed: { 1: 8, 3: 8 },
      },
      '',
      '',
      'replace 1: pull request 8; delete 3: pull request 8',
    ],
    [
      'an undo deletes nothing that the branch dropped: that is for its sync',
      { purpose: 'undo', runs: [...synced, previewed], to: { 1: 'x' }, undone: [7] },
      '1',
      '3',
      '',
    ],
    [
      'where something cannot be found out, everything is sent',
      { runs: synced, to: { 1: 'x', 2: 'y' }, isUncertain: true },
      '1 2',
      '',
      '',
    ],
  ])('%s', (_title, facts, replaced, deleted, left) => {
    const plan = planOf(facts);
    expect([ids(plan.replace), ids(plan.delete), leftBy(plan)]).toEqual([replaced, deleted, left]);
  });

  test('a success says nothing of what was left to somebody else, differing or not', () => {
    const runs = [...synced, { ...previewed, names: { 1: 'x', 2: 'y' } }];
    const plan = planOf({ purpose: 'undo', runs, to: { 1: 'x', 2: 'y' }, undone: [7], claimed: { 1: 8 } });
    expect([...plan.left]).toEqual(['1']);
    expect(plan.leftAlone).toEqual([]);
  });

  test('what the limit on deletions is a share of: all that this owner may have in the cache', () => {
    expect([...planOf({ runs: [...synced, previewed], to: {}, undone: [7] }).owned]).toEqual(['1', '2', '3']);
  });

  test('a late run leaves what the newest commit names; all of it where nobody knows what that names', () => {
    const plan = planOf({ runs: synced, to: {} });
    const left = leaveNamed(plan, stateWith({ 2: 'z' }), 'abcdef0');
    expect([ids(left.delete), leftBy(left)]).toEqual(['1', 'delete 2: newer commit abcdef0']);
    expect([...left.left]).toEqual(['2']);
    expect(ids(leaveNamed(plan, undefined, 'abcdef0').delete)).toBe('');
  });
});
