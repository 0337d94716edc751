import { expect, test } from '@jest/globals';
import { findNeighbours, manifestsIn } from '../../src/stages/neighbours.ts';
import { FOLDER } from '../model/record/git.ts';
import { noteOf, preview, runs } from '../support/notes.ts';
import { commit, createGit, jobAt } from './job.ts';

const path = (name: string) => `${FOLDER}/${name}`;
const open = () => true;

test('other manifests are those that the record names, and those that are found', async () => {
  const git = createGit();
  const sha = commit(git, { 'a.json': { 11: 1 }, 'b.json': { 12: 2 }, 'c.json': { 13: 3 } });
  const { neighbours, others } = await findNeighbours(await jobAt(git, sha), [], {
    manifests: [path('a.json'), path('b.json'), path('gone.json')],
    isOpen: open,
    look: true,
  });
  expect(Object.fromEntries(neighbours.manifests)).toEqual({ 12: path('b.json'), 13: path('c.json') });
  expect(others.map((other) => other.path).toSorted()).toEqual([path('b.json'), path('c.json')]);
  const exist = ['a.json', 'b.json', 'c.json', 'gone.json'].map((name) => neighbours.exists(path(name)));
  expect(exist).toEqual([true, true, true, false]);
});

test('two manifests that map one entry are refused: each would take the other back', async () => {
  const git = createGit();
  const sha = commit(git, { 'a.json': { 11: 1 }, 'b.json': { 11: 1 } });
  const finding = findNeighbours(await jobAt(git, sha), [], { manifests: [], isOpen: open, look: true });
  await expect(finding).rejects.toThrow('the entry id "11" is used');
});

test('a pull request leaves nothing to itself', async () => {
  const git = createGit();
  const sha = commit(git, { 'a.json': { 11: 1 } });
  const pull = { number: 7, head: sha, base: sha };
  const job = await jobAt(git, sha, { event: 'pull_request', mode: 'sync', pull });
  const previews = runs(preview(7, { 11: 'x' }), preview(8, { 12: 'y' }), preview(9, { 13: 'z' }));
  const { neighbours } = await findNeighbours(job, previews, {
    manifests: [],
    isOpen: (number) => number !== 9,
    look: false,
  });
  expect(Object.fromEntries(neighbours.previews)).toEqual({ 12: 8 });
});

test('manifests are known from all notes, and from what the newest one names', () => {
  const notes = [
    noteOf(1, { manifest: 'a', scope: { manifests: ['old'] } }),
    noteOf(2, { manifest: 'b', scope: { manifests: ['c'] } }),
  ];
  expect(manifestsIn(notes).toSorted()).toEqual(['a', 'b', 'c']);
});
