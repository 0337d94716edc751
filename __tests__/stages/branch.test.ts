import { expect, test } from '@jest/globals';
import { checkEventCommit } from '../../src/stages/branch.ts';
import { commit, createGit, jobAt } from './job.ts';

test('only the commit that an event is about is synced, or one of its branch', async () => {
  const git = createGit();
  const main = commit(git, { 'a.json': { 11: 1 } });
  const foreign = commit(git, { 'a.json': { 11: 2 } }, main);
  const job = await jobAt(git, foreign, { event: 'issue_comment', mode: 'sync', sha: main });
  job.run.dryRun = false;
  expect(() => checkEventCommit(job, undefined)).toThrow("only the event's own commit is synced");
  const diverged = { status: 'diverged', base: main, mergeBase: main } as const;
  expect(() => checkEventCommit(job, diverged)).toThrow("only the event's own commit is synced");
  checkEventCommit(job, { ...diverged, status: 'behind' });
  checkEventCommit(await jobAt(git, main, { event: 'issue_comment', mode: 'sync' }), undefined);
});
