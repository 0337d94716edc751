import { describe, expect, test } from '@jest/globals';
import {
  leaveNamed,
  leaveToManifest,
  requestDeletions,
  restrictFiles,
  withoutDeletions,
} from '../../src/plan/restrict.ts';
import { hasAudio } from '../../src/plan/state.ts';
import { ids, preview, runs, state, sync } from '../support/notes.ts';
import { idsIn, leftIn, neighbours, OTHER, planOf, short } from './plans.ts';

describe('what a run leaves alone', () => {
  const known = runs(sync({ 1: 'a', 2: 'b' }));
  const plan = planOf(known, { 1: 'x', 3: 'c' });

  test('files outside the patterns', () => {
    const restricted = restrictFiles(plan, (entry) => entry.name !== '3.wav');
    expect(short(restricted)).toEqual({ replace: ['1'], delete: ['2'], keep: 0 });
    expect(leftIn(restricted)).toEqual(['replace 3: outside files']);
  });

  test('the entry that a file outside the patterns leaves: its phrase would be gone from both', () => {
    const moved = planOf(
      known,
      {},
      { to: state({ 1: 'a', 3: 'b' }, (id) => (id === '3' ? '2.wav' : '1.wav')) },
    );
    expect(short(moved)).toEqual({ replace: ['3'], delete: ['2'], keep: 1 });
    const restricted = restrictFiles(moved, (entry) => entry.name !== '2.wav');
    expect(leftIn(restricted)).toEqual(['delete 2: outside files', 'replace 3: outside files']);
    expect(short(restricted)).toEqual({ replace: [], delete: [], keep: 1 });
  });

  test('deletions when they are off', () => {
    const kept = withoutDeletions(plan, 'delete is off');
    expect(kept.delete).toEqual([]);
    expect(leftIn(kept)).toEqual(['delete 2: delete is off']);
  });

  test('only some deletions', () => {
    const two = planOf(runs(sync({ 1: 'a', 2: 'b', 3: 'c' })), { 1: 'a' });
    const kept = withoutDeletions(two, 'another phrase', ({ id }) => id === '3');
    expect([idsIn(kept.delete), leftIn(kept)]).toEqual([['2'], ['delete 3: another phrase']]);
  });

  test('ids that the user asks for leave alone what else is left alone', () => {
    const two = planOf(runs(sync({ 1: 'a', 2: 'b', 3: 'c' })), { 1: 'a' });
    const asked = requestDeletions(withoutDeletions(two, 'delete is off'), ids(2), []);
    expect(asked.delete.map(({ kind, id }) => `${kind} ${id}`)).toEqual(['delete 2']);
    expect(leftIn(asked)).toEqual(['delete 3: delete is off']);
  });

  test('ids that the user asks for are deleted all the same, each once', () => {
    const asked = ids(2, 99);
    const off = requestDeletions(withoutDeletions(plan, 'delete is off'), asked, known);
    expect(off.delete.map(({ id, reason, entry }) => [id, reason, entry?.name])).toEqual([
      ['2', 'requested', '2.wav'],
      ['99', 'requested', undefined],
    ]);
    expect(off.leftAlone).toEqual([]);
    expect(requestDeletions(plan, asked, known).delete.map(({ id, reason }) => [id, reason])).toEqual([
      ['2', 'removed'],
      ['99', 'requested'],
    ]);
  });

  test('what the newest commit of the branch names, of a run that comes late', () => {
    const late = planOf(runs(sync({ 1: 'a', 2: 'b', 3: 'c' })), { 1: 'a' });
    const left = leaveNamed(late, state({ 1: 'a', 2: 'b' }), '89abcde');
    expect([idsIn(left.delete), leftIn(left), [...left.leftToOthers]]).toEqual([
      ['3'],
      ['delete 2: newer commit 89abcde'],
      ['2'],
    ]);
  });

  test('every deletion where it is not known what the newest commit names, but for those by id', () => {
    const asked = requestDeletions(planOf(runs(sync({ 1: 'a', 2: 'b' })), { 1: 'a' }), ids(9), []);
    const left = leaveNamed(asked, undefined, '89abcde');
    expect([idsIn(left.delete), leftIn(left)]).toEqual([['9'], ['delete 2: newer commit 89abcde']]);
  });

  test('audio of another manifest, once, though its deletion is left to that one already', () => {
    const undone = planOf(
      runs(preview(7, { 1: 'x', 2: 'y' }, {})),
      {},
      {
        purpose: 'undo',
        deletes: new Set([7]),
        neighbours: neighbours({ 1: OTHER, 2: OTHER }),
      },
    );
    expect(leftIn(undone)).toEqual([`delete 1: manifest ${OTHER}`, `delete 2: manifest ${OTHER}`]);
    const entries = [...state({ 2: 'b' }).entries.values()].filter(hasAudio);
    const left = leaveToManifest(undone, entries, OTHER);
    expect(leftIn(left)).toEqual([`delete 1: manifest ${OTHER}`, `replace 2: manifest ${OTHER}`]);
    expect([...left.leftToOthers]).toEqual(['1', '2']);
  });
});
