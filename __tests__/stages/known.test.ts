import { describe, expect, test } from '@jest/globals';
import type { Note } from '../../src/plan/note.ts';
import type { Known } from '../../src/plan/ownership.ts';
import { isCertain } from '../../src/plan/ownership.ts';
import type { State } from '../../src/plan/state.ts';
import { readNotes, readWhole } from '../../src/stages/known.ts';
import { FOLDER } from '../model/record/git.ts';
import { noteOf, type Step } from '../support/notes.ts';
import { commit, createGit, jobAt } from './job.ts';

const A = `${FOLDER}/a.json`;
const B = `${FOLDER}/b.json`;
const noted = ({ id, ...step }: Step & { readonly id: number }): Note => noteOf(id, { manifest: A, ...step });
const idsOf = (state: State | undefined) => state && [...state.entries.keys()].join(' ');
const states = (known: readonly Known[]) => known.map(({ state }) => idsOf(state));

describe('what earlier runs say of the cache', () => {
  test('each note is read with its own manifest', async () => {
    const git = createGit();
    const sha = commit(git, { 'a.json': { 11: 1 }, 'b.json': { 12: 2 } });
    const job = await jobAt(git, sha);
    const { known, isUncertain } = await readNotes(
      job,
      [noted({ id: 1, sha }), noted({ id: 2, sha, manifest: B })],
      '',
    );
    expect([states(known), isUncertain]).toEqual([['11', '12'], false]);
  });

  test('an unreadable note may be of any manifest', async () => {
    const git = createGit();
    const sha = commit(git, { 'a.json': { 11: 1 }, 'b.json': { 12: 2 } });
    const job = await jobAt(git, sha);
    const notes = [noted({ id: 1, sha, manifest: B }), noted({ id: 2, sha, purpose: 'unknown' })];
    expect(states((await readNotes(job, notes, '')).known)).toEqual(['12', '11 12']);
  });

  test('a preview is told with what all manifests name, there and at its base', async () => {
    const git = createGit();
    const base = commit(git, { 'a.json': { 11: 1, 12: 2 } });
    const sha = commit(git, { 'a.json': { 11: 1 }, 'b.json': { 12: 3 } }, base);
    const scope = { manifests: [A, B] };
    const preview = noted({ id: 1, sha, base, purpose: 'preview', pullRequest: 7, scope });
    const [known] = (await readNotes(await jobAt(git, base), [preview], '')).known;
    expect([idsOf(known?.state), idsOf(known?.preview?.whole), idsOf(known?.preview?.base)]).toEqual([
      '11',
      '11 12',
      '11 12',
    ]);
  });

  test('of the first edition, the base is the first parent of the merge commit', async () => {
    const git = createGit();
    const base = commit(git, { 'a.json': { 11: 1 } });
    const head = commit(git, { 'a.json': { 11: 2 } }, base);
    const sha = commit(git, { 'a.json': { 11: 2 } }, base, head);
    const preview = noted({ id: 1, sha, purpose: 'preview', pullRequest: 7 });
    const [known] = (await readNotes(await jobAt(git, base), [preview], '')).known;
    expect(idsOf(known?.preview?.base)).toBe('11');
  });
});

describe('where a commit is gone', () => {
  async function withLost(purpose: Note['purpose'], more: Step = {}) {
    const git = createGit();
    const sha = commit(git, { 'a.json': { 11: 1 } });
    const lost = commit(git, { 'a.json': { 11: 2 } }, sha);
    git.collect(lost);
    const gone = commit(git, {}, sha);
    git.collect(gone);
    const job = await jobAt(git, sha);
    const told = { id: 1, sha: lost, purpose, base: sha, head: gone, ...more };
    return { job, read: () => readNotes(job, [noted(told)], 'why') };
  }

  test('of a sync, nothing is compared', async () => {
    await expect((await withLost('sync')).read()).rejects.toThrow('cannot be found in the workspace');
  });

  test.each(['preview', 'undo', 'unknown'] as const)(
    'of a %s, nothing is certain, with a warning',
    async (purpose) => {
      const { job, read } = await withLost(purpose, purpose === 'unknown' ? {} : { pullRequest: 7 });
      expect(await read()).toEqual({ known: [], isUncertain: true });
      expect(job.run.warnings).toHaveLength(1);
    },
  );

  test.each([
    ['as the head has it', 1],
    ['as the base has it', 3],
  ])('but its head is there, an entry may be %s: neither is certain', async (_title, audio) => {
    const git = createGit();
    const fork = commit(git, { 'a.json': { 11: 1 } });
    const head = commit(git, { 'a.json': { 11: 1, 12: 2 } }, fork);
    const base = commit(git, { 'a.json': { 11: 3 } }, fork);
    const merge = commit(git, { 'a.json': { 11: 3, 12: 2 } }, base, head);
    git.collect(merge);
    const job = await jobAt(git, commit(git, { 'a.json': { 11: audio } }, base));
    const preview = { purpose: 'preview', pullRequest: 7, sha: merge, head, base } as const;
    const notes = [noted({ id: 1, sha: fork }), noted({ id: 2, ...preview })];
    const { known, isUncertain } = await readNotes(job, notes, '');
    expect(isUncertain).toBe(false);
    expect(states(known)).toEqual(['11', '11', '11 12']);
    for (const entry of job.target.state.entries.values()) expect(isCertain(entry, known)).toBe(false);
  });

  test('and so is its base, nothing is certain', async () => {
    const git = createGit();
    const head = commit(git, { 'a.json': { 11: 1 } });
    const merge = commit(git, { 'a.json': { 11: 1 } }, head);
    git.collect(merge);
    const job = await jobAt(git, head);
    const preview = noted({ id: 1, purpose: 'preview', pullRequest: 7, sha: merge, head });
    const { known, isUncertain } = await readNotes(job, [preview], '');
    expect([states(known), isUncertain]).toEqual([['11'], true]);
    expect(job.run.warnings).toEqual([]);
  });
});

test('all that is named at a commit: by manifests that are noted, and by those that are found there', async () => {
  const git = createGit();
  const sha = commit(git, { 'a.json': { 11: 1 }, 'b.json': { 12: 2 }, 'c.json': { 13: 3 } });
  const job = await jobAt(git, sha);
  const whole = await readWhole(job, [noted({ id: 1, sha, manifest: B, scope: 'none' })], git.get(sha));
  expect(whole && idsOf(whole.state)).toBe('11 12 13');
  expect(whole?.manifests.toSorted()).toEqual([A, B, `${FOLDER}/c.json`]);
  expect(whole?.isComplete).toBe(true);
});
