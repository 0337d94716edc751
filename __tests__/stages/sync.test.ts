import { describe, expect, test } from '@jest/globals';
import type { CommitSha, EntryId } from '../../src/lib/ids.ts';
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
    /** Opens pull request 7. */
    open(head: CommitSha, fork: CommitSha) {
      const pull = { number: 7, isOpen: true, head, fork, merge: head, openedAfter: 0 };
      world.pulls.set(7, pull);
      return pull;
    },
    heard: (id: string) => world.caches.get('us')?.get(id),
  };
}

/** Pull request 7 adds entry 14 to what main has, and gets its preview. */
async function previewed(entries: Tree[string] = { 11: 1 }) {
  const on = stage();
  const base = on.push(entries);
  await on.run('push');
  const head = on.commit({ ...entries, 14: 4 }, base);
  const merge = on.commit({ ...entries, 14: 4 }, base, head);
  const pull = { number: 7, head, base };
  const now = on.open(head, base);
  const preview = (inputs: Order['inputs'] = {}) =>
    on.run('pull_request', { mode: 'sync', sha: merge, pull, inputs });
  expect([(await preview()).outcome, on.heard('14')]).toEqual(['synced', 4]);
  return {
    ...on,
    pull,
    preview,
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

describe('a run that comes late', () => {
  test('does not bring back what the newest commit reverted, whose run had nothing to do', async () => {
    const { world, run, push, heard } = stage();
    const first = push({ 11: 1, 12: 2 });
    await run('push');
    const dropped = push({ 11: 5, 12: 2 });
    world.branches.set('main', first);
    push({ 11: 1, 12: 2 }, dropped);
    expect(await run('push')).toMatchObject({ outcome: 'unchanged' });
    expect(await run('push', { sha: dropped, attempt: 2 })).toMatchObject({ outcome: 'unchanged' });
    expect(heard('11')).toBe(1);
  });

  test('sends what the newest commit says, too', async () => {
    const { run, push, heard } = stage();
    push({ 11: 1, 12: 2 });
    await run('push');
    const late = push({ 11: 5, 12: 6 });
    push({ 11: 5, 12: 7 });
    expect(await run('push', { sha: late })).toMatchObject({ outcome: 'synced' });
    expect([heard('11'), heard('12')]).toEqual([5, 2]);
  });
});

describe('inputs that are kept in a workflow', () => {
  test('"base" does not move the record back when an old run is started again', async () => {
    const { run, push } = stage();
    const first = push({ 11: 1 });
    await run('push');
    push({ 11: 2 });
    await run('push');
    const again = await run('push', { sha: first, attempt: 2, inputs: { base: first } });
    expect(again.problem).toMatch(/is older than [0-9a-f]{7}, which was tried already/);
  });

  test('"delete-ids" deletes nothing for a preview', async () => {
    const { preview, push, run, heard } = await previewed({ 11: 1, 12: 2 });
    push({ 11: 1, 12: 2, 15: 5 });
    await run('push');
    expect(await preview({ deleteIds: ['15' as EntryId] })).toMatchObject({ problem: undefined });
    expect(heard('15')).toBe(5);
  });
});

describe('an old preview that is started again', () => {
  test('replaces what its pull request changes, and not what its base branch got since', async () => {
    const { preview, run, push, heard } = await previewed({ 11: 1, 12: 2 });
    push({ 11: 3, 12: 2 });
    await run('push');
    expect(await preview()).toMatchObject({ outcome: 'synced' });
    expect([heard('11'), heard('14')]).toEqual([3, 4]);
  });

  test('wins over its base branch where both change an entry', async () => {
    const { preview, run, push, heard } = await previewed({ 11: 1 });
    push({ 11: 3, 14: 5 });
    await run('push');
    expect(await preview()).toMatchObject({ outcome: 'synced' });
    expect([heard('11'), heard('14')]).toEqual([3, 4]);
  });

  test('of a base that the agent does not have yet brings that', async () => {
    const on = stage();
    on.push({ 11: 1 });
    await on.run('push');
    const base = on.push({ 11: 2 });
    const merge = on.commit({ 11: 2, 14: 4 }, base);
    on.open(merge, base);
    await on.run('pull_request', { mode: 'sync', sha: merge, pull: { number: 7, head: merge, base } });
    expect([on.heard('11'), on.heard('14')]).toEqual([2, 4]);
  });
});

describe('undoing from a branch that the agent does not follow', () => {
  test('by hand is blocked', async () => {
    const { run, push, merge, world, heard } = await previewed();
    const stale = push({ 11: 1 });
    merge();
    await run('push');
    world.branches.set('feature', stale);
    const result = await run('workflow_dispatch', {
      mode: 'cleanup',
      branch: 'feature',
      sha: stale,
    });
    expect(result.problem).toMatch(/^this agent follows "main", but this run is on "feature"/);
    expect(heard('14')).toBe(4);
  });

  test('by closing a pull request to it deletes nothing that the followed branch has', async () => {
    const { run, push, merge, world, heard, pull } = await previewed();
    const stale = push({ 11: 1 });
    merge();
    await run('push');
    world.branches.set('feature', stale);
    const more = { pull, isClosed: true, branch: 'feature', follows: 'feature' };
    expect(await run('pull_request', { mode: 'sync', sha: stale, ...more })).toMatchObject({
      problem: undefined,
    });
    expect(heard('14')).toBe(4);
  });
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
