import { describe, expect, test } from '@jest/globals';
import type { Outcome } from '../../src/plan/outcome.ts';
import type { Deletion, Replacement } from '../../src/plan/plan.ts';
import { adviceFor } from '../../src/report/advice.ts';
import { verdict } from '../../src/report/headline.ts';
import { nextStep } from '../../src/report/next.ts';
import { newRun, type Run } from '../../src/run.ts';
import { checkedRun, deletion, done, replacement, settle } from './states.ts';

const [one, two, three] = ['1042', '1060', '1077'].map((id) => replacement(id)) as [
  Replacement,
  Replacement,
  Replacement,
];
const [gone, away] = ['1043', '1051'].map((id) => deletion(id)) as [Deletion, Deletion];
const plan = { replace: [one, two, three], delete: [gone, away], keep: 4 };
const ALL = [one, two, three, gone, away];

type Certainty = Extract<Outcome, { kind: 'failed' }>['certainty'];
const fail = (change: Replacement | Deletion, certainty: Certainty = 'not done'): Outcome => ({
  kind: 'failed',
  change,
  reason: 'no',
  certainty,
  correlationId: undefined,
});
const skip = (change: Replacement | Deletion): Outcome => ({ kind: 'skipped', change, reason: 'no' });
const ended = (outcomes: Outcome[], more: Partial<Run> = {}) => settle(checkedRun(plan, more), ...outcomes);
const empty = { replace: [], delete: [], keep: 4 };

describe('the headline', () => {
  test.each<[string, Run]>([
    ['Synced: callers now hear main at 7ab94e1', ended(ALL.map(done))],
    ['Synced: the preview agent now plays this pull request', ended(ALL.map(done), { purpose: 'preview' })],
    ['Synced: the preview is undone', ended(ALL.map(done), { purpose: 'undo' })],
    ['Nothing to do: no audio changes in main at 7ab94e1', checkedRun(empty)],
    ['Nothing to do: no audio changes', { ...newRun(), end: 'finished' }],
    ['Synced: callers now hear this commit', ended(ALL.map(done), { branch: undefined })],
    [
      'Nothing to do: 1 change is left alone',
      checkedRun({ ...empty, leftAlone: [{ change: gone, reason: 'preview' }] }),
    ],
    ['Plan for main: 3 entries to replace, 2 entries to delete', checkedRun(plan, { dryRun: true })],
    [
      'Plan: 3 entries to replace, 2 entries to delete',
      checkedRun(plan, { dryRun: true, purpose: 'preview' }),
    ],
    ['Plan for main: 1 entry to delete', checkedRun({ delete: [gone] }, { dryRun: true })],
    ['Blocked: nothing was written', checkedRun(plan, { end: 'blocked' })],
    [
      'Failed: callers hear only part of main at 7ab94e1',
      ended([done(one), fail(two), ...[three, gone, away].map(skip)]),
    ],
    [
      'Failed: the preview agent plays only part of this commit',
      ended([done(one), fail(two), ...[three, gone, away].map(skip)], { purpose: 'preview' }),
    ],
    ['Failed: nothing was changed', ended([fail(one), fail(two), ...[three, gone, away].map(skip)])],
    [
      'Failed: callers hear only part of main at 7ab94e1',
      ended([fail(one, 'unknown'), fail(two), ...[three, gone, away].map(skip)]),
    ],
    [
      'Failed: the agent does not have 1 entry; everything else is synced',
      ended([fail(one, 'not on agent'), ...[two, three, gone, away].map(done)]),
    ],
    [
      'Failed: callers hear only part of main at 7ab94e1',
      ended([fail(one, 'not on agent'), fail(two), done(three), skip(gone), skip(away)]),
    ],
    [
      'Failed: callers hear only part of main at 7ab94e1',
      ended([fail(one, 'not on agent'), skip(two), done(three), skip(gone), skip(away)]),
    ],
    [
      'Failed: callers hear main at 7ab94e1, but 1 old entry is not deleted',
      ended([...[one, two, three, gone].map(done), fail(away)]),
    ],
    [
      'Failed: callers hear main at 7ab94e1, but 2 old entries are not deleted',
      ended([...[one, two, three].map(done), fail(gone), skip(away)]),
    ],
    ['Failed: every change was made, but the run ended early', ended(ALL.map(done), { end: 'broken' })],
    ['Failed: nothing was changed', { ...newRun(), dryRun: false, end: 'broken' }],
    ['Failed: the plan could not be made', { ...newRun(), end: 'broken' }],
    ['Cancelled: the plan is not finished', checkedRun(plan, { dryRun: true, end: 'cancelled' })],
    ['Cancelled: nothing was written', ended(ALL.map(skip), { end: 'cancelled' })],
    [
      'Cancelled: callers hear only part of main at 7ab94e1',
      ended([done(one), ...ALL.slice(1).map(skip)], { end: 'cancelled' }),
    ],
    [
      'Cancelled: every change was made; callers now hear main at 7ab94e1',
      ended(ALL.map(done), { end: 'cancelled' }),
    ],
  ])('%s', (words, run) => {
    expect(verdict(run)).toBe(words);
  });
});

describe('the next step', () => {
  const failure = [done(one), fail(two), ...[three, gone, away].map(skip)];
  const off = { kind: 'off', why: 'there is no "github-token"' } as const;
  test.each<[string, Run, RegExp]>([
    [
      'is none after a recorded sync',
      ended(ALL.map(done), { record: { kind: 'success' } }),
      /^The next run compares with .*, the last recorded sync\.$/,
    ],
    [
      'is said to look again where the end was not recorded',
      ended(ALL.map(done), { record: { kind: 'unfinished' } }),
      /checks these entries again/,
    ],
    [
      'is named where syncs are not recorded',
      ended(ALL.map(done), { record: off }),
      /^Syncs are not recorded/,
    ],
    [
      'after a failure is left to the next run by the record',
      ended(failure, { record: { kind: 'failure' } }),
      /next run retries whatever is missing/,
    ],
    [
      'after a failure without a record is a run from the same base',
      ended(failure, { record: off }),
      /"base" set to <code>1f0c5de2/,
    ],
    [
      'after a failure without a record or a base is a full run',
      ended(failure, { record: off, base: undefined }),
      /the input "full" does/,
    ],
    [
      'for entries that the agent lacks is in the manifest',
      ended([fail(one, 'not on agent'), ...ALL.slice(1).map(done)], { record: { kind: 'success' } }),
      /Correct them in the manifest/,
    ],
    [
      'of a blocked run is to mend it',
      checkedRun(plan, { end: 'blocked' }),
      /^Nothing changed for callers. Fix the problems below, then push or rerun this job.$/,
    ],
    [
      'of a blocked plan is to mend it',
      checkedRun(plan, { end: 'blocked', dryRun: true }),
      /also block a sync of this commit/,
    ],
    ['of a plan is a sync', checkedRun(plan, { dryRun: true }), /^Nothing was written\./],
    [
      'of a cancelled run is to run again',
      ended(failure, { end: 'cancelled', record: { kind: 'unfinished' } }),
      /Run this job again\.$/,
    ],
    [
      'of a cancelled plan is to run again',
      checkedRun(plan, { end: 'cancelled', dryRun: true }),
      /^Nothing was written. Run this job again.$/,
    ],
    [
      'of a plan that lacks an entry is not to count on it',
      checkedRun(plan, { dryRun: true, missing: [one.id] }),
      /^Nothing was written\. A sync of this commit would fail, because the agent does not have 1 entry of these; it would make the other changes\.$/,
    ],
    ['where nothing is to be done is none', checkedRun(empty), /^$/],
  ])('%s', (_title, run, words) => {
    expect(nextStep(run)).toMatch(words);
  });
});

describe('what to do about a failure', () => {
  test.each<[Replacement | Deletion, Certainty, number | undefined, RegExp]>([
    [one, 'not on agent', undefined, /^Correct the id in the manifest, or remove the line$/],
    [one, 'not done', 404, /^Correct the id in the manifest/],
    [one, 'not done', 413, /^Export the file again/],
    [one, 'not done', 401, /"api-key"/],
    [gone, 'not done', 403, /"audio_cache: write"/],
    [gone, 'not done', 422, /^Run this job again/],
    [one, 'unknown', 503, /no harm$/],
    [gone, 'not done', undefined, /^Run this job again; if that fails too/],
  ])('%#', (change, certainty, status, words) => {
    const failure = fail(change, certainty) as Extract<Outcome, { kind: 'failed' }>;
    expect(adviceFor({ ...failure, ...(status === undefined ? {} : { status }) })).toMatch(words);
  });
});
