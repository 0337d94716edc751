import { expect, test } from '@jest/globals';
import type { History } from '../../src/plan/history.ts';
import { checkOwnPull, fetchPulls } from '../../src/stages/pulls.ts';
import type { Order } from '../model/record/orders.ts';
import { noteOf } from '../support/notes.ts';
import { commit, createGit, jobAt } from './job.ts';

const NOTHING: History = { kind: 'notes', notes: [] };

/** What a run of pull request 7 is told that GitHub has open, or closed. */
async function told(open: boolean | undefined, more: Partial<Order>) {
  const git = createGit();
  const sha = commit(git, { 'a.json': { 11: 1 } });
  const pull = { number: 7, head: sha, base: sha };
  const job = await jobAt(git, sha, { event: 'pull_request', mode: 'sync', pull, ...more });
  return checkOwnPull(job, NOTHING, open === undefined ? undefined : { open, head: sha });
}

test('the run of a closed pull request, started again after that was opened again, leaves its preview', async () => {
  expect(await told(true, { isClosed: true })).toBe('pull request 7 is open again, so its preview stays');
  expect(await told(false, { isClosed: true })).toBeUndefined();
});

test('where GitHub does not tell, that run is blocked, and its first attempt is not', async () => {
  const again = told(undefined, { isClosed: true, attempt: 2 });
  await expect(again).rejects.toThrow(/^GitHub does not say whether pull request 7 is open again/);
  expect(await told(undefined, { isClosed: true })).toBeUndefined();
});

test('a clean-up by hand undoes the preview of a pull request that is open', async () => {
  expect(await told(true, { mode: 'cleanup' })).toBeUndefined();
});

test('a preview that is started again after its pull request was closed is blocked', async () => {
  expect(await told(true, {})).toBeUndefined();
  await expect(told(false, {})).rejects.toThrow('pull request 7 was closed, so it gets no preview');
});

test('a pull request whose preview was undone claims nothing, whether or not GitHub says that it is open', async () => {
  const git = createGit();
  const sha = commit(git, { 'a.json': { 11: 1 } });
  const notes = [
    noteOf(3, { purpose: 'undo', scope: { previews: [7, 8], undone: [8], finished: [8] } }),
    noteOf(2, { purpose: 'preview', pullRequest: 8, scope: { previews: [7, 8] } }),
    noteOf(1, { purpose: 'preview', pullRequest: 7, scope: { previews: [7] } }),
  ];
  const { isOpen, undone } = await fetchPulls(await jobAt(git, sha), { kind: 'notes', notes }, undefined);
  expect([isOpen(7), isOpen(8), undone]).toEqual([true, false, []]);
});
