import {
  baseOf,
  cleanUps,
  manifestsOf,
  merge,
  moveTip,
  openPull,
  order,
  pick,
  previews,
  push,
  pushTo,
  type Stage,
} from './moves.ts';
import { randomOf } from './random.ts';
import type { Kind, Profile, Step } from './sequence.ts';
import { again, begin, run, runSome, someOrder } from './starts.ts';
import { edit, REGIONS, tipOf, type World } from './world.ts';

export async function takeStep(world: World, profile: Profile, { kind, seed }: Step): Promise<void> {
  const random = randomOf(seed);
  world.story.push(`- ${kind}`);
  world.now += random.pick([0, 0, 1_000, 60_000, 3_600_000, 4 * 3_600_000, 7 * 3_600_000]);
  await STEPS[kind]({ world, profile, random });
}

const STEPS: Record<Kind, (stage: Stage) => Promise<void>> = {
  async commit(stage) {
    const pushed = push(stage);
    await runSome(stage, pushed);
  },
  async 'force-push'(stage) {
    const { world, random } = stage;
    const [parent] = world.git.get(tipOf(world)).parents;
    if (!parent) return;
    if (random.chance(0.4)) await runSome(stage, moveTip(stage, parent));
    else await runSome(stage, push(stage, parent));
  },
  async 'run again'(stage) {
    await run(stage, again(stage));
  },
  async 'open a pull request'(stage) {
    const pull = openPull(stage);
    if (pull) await runSome(stage, previews(stage, pull));
  },
  async 'push to a pull request'(stage) {
    const pull = pick(stage, true);
    if (pull) await runSome(stage, pushTo(stage, pull));
  },
  async 'close a pull request'(stage) {
    const { world, random } = stage;
    const pull = pick(stage, true);
    if (!pull) return;
    const pushed = random.chance(0.5) ? merge(stage, pull) : [];
    pull.isOpen = false;
    const { number } = pull;
    const closing = manifestsOf(world, tipOf(world)).map((manifest) =>
      order(world, 'pull_request', manifest, {
        mode: 'sync',
        isClosed: true,
        sha: pull.merge,
        follows: 'main',
        pull: { number, head: pull.head, base: baseOf(world, pull.merge) },
      }),
    );
    await runSome(stage, random.shuffle([...pushed, ...closing]));
  },
  async 'open it again'(stage) {
    const pull = pick(stage, false);
    if (!pull) return;
    pull.isOpen = true;
    pull.openedAfter = stage.world.notes.at(-1)?.id ?? 0;
    await runSome(stage, previews(stage, pull));
  },
  async 'run on a feature branch'(stage) {
    const { world, random } = stage;
    const tip = tipOf(world);
    const full = random.chance(0.2);
    const feature = world.git.commit(edit(world, world.git.get(tip).content, random), [tip]);
    world.branches.set('feature', feature.sha);
    const manifest = random.pick(manifestsOf(world, feature.sha));
    // The very first run of an agent decides whom it follows.
    if (!world.notes.some(isSyncOfMain)) return;
    await run(
      stage,
      order(world, 'workflow_dispatch', manifest, {
        branch: 'feature',
        sha: feature.sha,
        full,
        mode: !full && random.chance(0.3) ? 'cleanup' : 'auto',
      }),
    );
  },
  async 'run by hand'(stage) {
    const { world, random } = stage;
    const full = random.chance(0.4);
    const older = random.chance(0.3) ? world.git.get(tipOf(world)).parents[0] : undefined;
    const sha = older ?? tipOf(world);
    await run(stage, order(world, 'workflow_dispatch', random.pick(manifestsOf(world, sha)), { sha, full }));
  },
  async 'run in another region'(stage) {
    const { world } = stage;
    const orders = manifestsOf(world, tipOf(world)).map((manifest) =>
      order(world, 'push', manifest, { region: REGIONS[1] }),
    );
    await runSome(stage, orders);
  },
  async 'clean up'(stage) {
    await runSome(stage, cleanUps(stage.world));
  },
  async 'run on a comment'(stage) {
    const { world, random } = stage;
    const pull = pick(stage, true);
    if (!pull) return;
    const foreign = random.pick([pull.head, pull.merge]);
    await run(stage, order(world, 'issue_comment', random.pick(manifestsOf(world, foreign)), { foreign }));
  },
  async 'collect merge commits'({ world, random }) {
    for (const { by, sha } of world.notes)
      if (by.event === 'pull_request' && !by.isClosed && random.chance(0.7)) world.git.collect(sha);
  },
  async 'lose notes'({ world, profile, random }) {
    const there = world.notes.filter(({ isLost }) => !isLost);
    if (there.length === 0) return;
    if (profile.notes === 'oldest lost') {
      for (const note of there.slice(0, 1 + random.below(there.length))) note.isLost = true;
      return;
    }
    const note = random.pick(there);
    if (profile.notes === 'lost') note.isLost = true;
    else {
      note.isSpoiled = true;
      note.payload = random.pick(['', 'text', '"text"', '[]', '[1]', 'null', '7', '{}', null, 7, []]);
    }
    world.story.push(`  the note of ${note.by.event} ${note.id}`);
  },
  async 'two runs at once'(stage) {
    const { random, world } = stage;
    const [first, second] = [someOrder(stage), someOrder(stage)];
    const a = begin(stage, first, false, { pauseAt: 1 + random.below(12) });
    await Promise.race([a.control.paused, a.ended]);
    world.now += random.pick([0, 300, 1_000, 5_000]);
    const b = begin(stage, second, false, { pauseAt: 1 + random.below(16) });
    await Promise.race([b.control.paused, b.ended]);
    a.control.resume();
    await a.ended;
    b.control.resume();
    await b.ended;
  },
  async wait({ world, random }) {
    world.now += random.pick([1, 5, 6, 7, 24]) * 3_600_000;
  },
};

function isSyncOfMain({ by, isLost, isSpoiled }: World['notes'][number]): boolean {
  const isSync = !by.pull && by.mode !== 'cleanup' && by.branch === 'main' && by.region === 'us';
  return isSync && !isLost && !isSpoiled;
}
