import { expect, test } from '@jest/globals';
import { EMPTY_PLAN, type Plan } from '../../src/plan/plan.ts';
import { leaveToNewer } from '../../src/stages/newer.ts';
import { FOLDER } from '../model/record/git.ts';
import { idsIn, leftIn } from '../plan/plans.ts';
import { ids, noteOf } from '../support/notes.ts';
import { commit, createGit, jobAt } from './job.ts';

test('an undo on another branch deletes nothing that the followed branch names', async () => {
  const git = createGit();
  const old = commit(git, { 'a.json': { 11: 1 } });
  const main = commit(git, { 'a.json': { 11: 1, 14: 4 } }, old);
  const pull = { number: 7, head: main, base: old };
  const order = { event: 'pull_request', mode: 'sync', isClosed: true, branch: 'develop', pull } as const;
  const job = await jobAt(git, old, order);
  const notes = [noteOf(1, { sha: main, manifest: `${FOLDER}/a.json`, ref: 'refs/heads/main' })];
  const plan: Plan = {
    ...EMPTY_PLAN,
    delete: ids(14, 15).map((id) => ({ kind: 'delete', id, entry: undefined, reason: 'removed' })),
  };
  const range = { base: undefined, baseCommit: undefined };
  const kept = await leaveToNewer(job, plan, { notes, position: undefined, range });
  expect([idsIn(kept.delete), leftIn(kept)]).toEqual([
    ['15'],
    [`delete 14: newer commit ${main.slice(0, 7)}`],
  ]);
});
