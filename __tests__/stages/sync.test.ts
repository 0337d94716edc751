import { describe, expect, test } from '@jest/globals';
import type { CommitSha } from '../../src/lib/ids.ts';
import { outcomeOf } from '../../src/run.ts';
import type { Course } from '../model/record/control.ts';
import { FOLDER } from '../model/record/git.ts';
import { order } from '../model/record/moves.ts';
import type { Order } from '../model/record/orders.ts';
import { play } from '../model/record/play.ts';
import { randomOf } from '../model/record/random.ts';
import { createWorld, tipOf } from '../model/record/world.ts';
import { contentOf, type Tree } from './job.ts';

/** Runs from the event to the last status, on one manifest, with GitHub and PolyAI in memory. */

const MANIFEST = `${FOLDER}/a.json`;

function stage() {
  const world = createWorld();
  const start = (event: Order['event'], more: Partial<Order> = {}, course: Course = {}) => {
    const options = { graphql: true, page: 100, seesPulls: true, isAlone: false, random: randomOf(1) };
    return play(world, order(world, event, MANIFEST, more), course, options);
  };
  const commit = (entries: Tree[string], ...parents: readonly CommitSha[]) =>
    world.git.commit(contentOf({ 'a.json': entries }), parents).sha;
  return {
    world,
    start,
    commit,
    /** Commits to main. */
    push(entries: Tree[string], ...merged: readonly CommitSha[]) {
      const sha = commit(entries, tipOf(world), ...merged);
      world.branches.set('main', sha);
      return sha;
    },
    async run(event: Order['event'], more: Partial<Order> = {}) {
      const run = await start(event, more).ended;
      return { outcome: outcomeOf(run), why: run.why, problem: run.problems[0]?.message };
    },
    heard: (id: string) => world.caches.get('us')?.get(id),
  };
}

/** Pull request 7 adds entry 14 to what main has, and gets its preview. */
async function previewed() {
  const on = stage();
  const base = on.push({ 11: 1 });
  await on.run('push');
  const head = on.commit({ 11: 1, 14: 4 }, base);
  const merge = on.commit({ 11: 1, 14: 4 }, base, head);
  const pull = { number: 7, head, base };
  const now = { number: 7, isOpen: true, head, fork: base, merge, openedAfter: 0 };
  on.world.pulls.set(7, now);
  const preview = await on.run('pull_request', { mode: 'sync', sha: merge, pull });
  expect([preview.outcome, on.heard('14')]).toEqual(['synced', 4]);
  return {
    ...on,
    merge() {
      now.isOpen = false;
      return on.push({ 11: 1, 14: 4 }, head);
    },
    close: () => on.run('pull_request', { mode: 'sync', sha: merge, pull, isClosed: true, follows: 'main' }),
  };
}

describe('two syncs at the same time', () => {
  test.each([3, 4])(
    'the one that GitHub noted first goes on: the other waits at its request %i',
    async (pauseAt) => {
      const { start, run, push, heard } = stage();
      await run('push');
      push({ 11: 5, 12: 2 });
      const slow = start('push', {}, { pauseAt });
      await slow.control.paused;
      push({ 11: 6, 12: 2 });
      expect(await run('push')).toMatchObject({ outcome: 'synced' });
      slow.control.resume();
      const { problems, ...ended } = await slow.ended;
      expect(problems[0]?.message).toMatch(
        /^another sync of this agent began while this one was being prepared/,
      );
      expect(ended.end).toBe('blocked');
      expect(heard('11')).toBe(6);
    },
  );
});

describe('what a preview brought, once its pull request is merged', () => {
  test('is the branch’s: a later commit without it deletes it, though nobody undid the preview', async () => {
    const { run, merge, push, heard } = await previewed();
    merge();
    expect(await run('push')).toMatchObject({ outcome: 'unchanged' });
    push({ 11: 1 });
    expect(await run('push')).toMatchObject({ outcome: 'synced' });
    expect(heard('14')).toBeUndefined();
  });

  test('is over once it was closed, though there was nothing to undo: a clean-up finds nothing', async () => {
    const { run, merge, close } = await previewed();
    merge();
    await run('push');
    expect(await close()).toMatchObject({ outcome: 'unchanged' });
    const { why } = await run('schedule', { mode: 'cleanup' });
    expect(why).toMatch(/^no preview of a closed pull request is left on the record/);
  });
});
