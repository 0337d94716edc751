import { describe, expect, test } from '@jest/globals';
import { misdirectedFiles } from '../../src/plan/misdirected.ts';
import { type Audio, runs, state, sync } from '../support/notes.ts';
import { planOf } from './plans.ts';

describe('a file that would lose its entry to an id that the agent does not have', () => {
  const everything = () => true;

  test.each<[title: string, before: Audio, to: Audio, missing: string[], pairs: string[]]>([
    ['the same audio under a new id', { 1: 'a' }, { 2: 'a' }, ['2'], ['1 to 2']],
    ['other audio: not a mistake', { 1: 'a' }, { 2: 'b' }, ['2'], []],
    ['the agent has the new id', { 1: 'a' }, { 2: 'a' }, [], []],
    [
      'two of them, each named once',
      { 1: 'a', 2: 'a' },
      { 3: 'a', 4: 'a' },
      ['3', '4'],
      ['1 to 3', '2 to 4'],
    ],
  ])('%s', (_title, before, to, missing, pairs) => {
    const plan = planOf(runs(sync(before)), to);
    const absent = plan.replace.filter(({ id }) => missing.includes(id));
    const found = misdirectedFiles(plan, absent, everything);
    expect(found.map(({ from, to: other }) => `${from.id} to ${other.id}`)).toEqual(pairs);
  });

  test('the same file name with new audio is one, too, but not where the entry is gone from the agent', () => {
    const to = state({ 2: 'x' }, () => '1.wav');
    const plan = planOf(runs(sync({ 1: 'a' })), {}, { to });
    expect(misdirectedFiles(plan, plan.replace, everything)).toHaveLength(1);
    expect(misdirectedFiles(plan, plan.replace, () => false)).toEqual([]);
  });
});
