import type { CommitSha } from '../../../src/lib/ids.ts';
import type { Course } from './control.ts';
import type { Pull } from './git.ts';
import type { Order } from './orders.ts';
import { type Playing, play } from './play.ts';
import { type Random, randomOf } from './random.ts';
import { edit, merged, REGIONS, tipOf, type World } from './world.ts';

/** How a sequence goes as a whole. */
export interface Profile {
  readonly graphql: boolean;
  /** How many notes a page has. */
  readonly page: number;
  /** Whether the token may see pull requests. */
  readonly seesPulls: boolean;
  /** Whether runs meet. */
  readonly sideBySide: boolean;
  /** How many of the runs GitHub starts, of syncs and previews, and of what closing a pull request starts. */
  readonly started: number;
  readonly closed: number;
  /** What happens to notes. */
  readonly notes: 'kept' | 'oldest lost' | 'lost' | 'spoiled';
}

/** One thing that happens; its seed decides the rest, so that a sequence stays what it is when steps are left out. */
export interface Step {
  readonly kind: Kind;
  readonly seed: number;
}

export interface Sequence {
  readonly profile: Profile;
  readonly steps: readonly Step[];
}

const WEIGHTS = {
  commit: 26,
  'force-push': 5,
  'run again': 12,
  'open a pull request': 9,
  'push to a pull request': 12,
  'close a pull request': 12,
  'open it again': 4,
  'run on a feature branch': 4,
  'run by hand': 5,
  'run in another region': 3,
  'clean up': 4,
  'run on a comment': 2,
  'collect merge commits': 9,
  'lose notes': 5,
  'two runs at once': 10,
  wait: 3,
} as const;
export type Kind = keyof typeof WEIGHTS;

/** Makes a sequence from a number. */
export function sequenceOf(seed: number): Sequence {
  const random = randomOf(seed);
  const rare = random.below(10);
  const profile: Profile = {
    graphql: random.chance(0.7),
    page: rare >= 3 && random.chance(0.2) ? 8 : 100,
    started: random.pick([0.5, 0.9, 1]),
    closed: random.pick([0.3, 0.8, 1]),
    seesPulls: rare !== 4,
    sideBySide: rare < 3,
    notes: rare === 3 || rare === 2 ? random.pick(['oldest lost', 'lost', 'spoiled'] as const) : 'kept',
  };
  const kinds = (Object.keys(WEIGHTS) as Kind[])
    .filter((kind) => kind !== 'two runs at once' || profile.sideBySide)
    .filter((kind) => kind !== 'lose notes' || profile.notes !== 'kept')
    .flatMap((kind) => Array.from({ length: WEIGHTS[kind] }, () => kind));
  const steps = Array.from({ length: 3 + random.below(16) }, () => {
    return { kind: random.pick(kinds), seed: random.below(2 ** 32) };
  });
  return { profile, steps };
}

/** A sequence as it is played. */
export interface Stage {
  readonly world: World;
  readonly profile: Profile;
  readonly random: Random;
}

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
    // The first run of an agent decides which branch it follows.
    if (!world.notes.some(isSyncOfMain)) return;
    await run(
      stage,
      order(world, 'workflow_dispatch', manifest, { branch: 'feature', sha: feature.sha, full }),
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

/** A run as it could be started now. */
function someOrder(stage: Stage): Order {
  const { random } = stage;
  const kind = random.below(4);
  if (kind === 0 && stage.world.orders.length > 0) return again(stage);
  if (kind === 1) {
    const pull = pick(stage, true) ?? openPull(stage);
    const orders = pull ? pushTo(stage, pull) : [];
    if (orders.length > 0) return random.pick(orders);
  }
  if (kind === 2) return random.pick(cleanUps(stage.world));
  return random.pick(push(stage));
}

/** Starts each of the runs one after another, or not at all where GitHub drops it. */
async function runSome(stage: Stage, orders: readonly Order[]): Promise<void> {
  const { started, closed } = stage.profile;
  for (const one of orders) {
    if (stage.random.chance(one.isClosed ? closed : started)) await run(stage, one);
    else stage.world.orders.push(one);
  }
}

async function run(stage: Stage, one: Order): Promise<void> {
  // What is collected cannot be checked out.
  if (!stage.world.git.has(one.foreign ?? one.sha) && one.follows === undefined) return;
  await begin(stage, one, true).ended;
}

function begin({ world, profile, random }: Stage, one: Order, isAlone: boolean, more: Course = {}): Playing {
  world.orders.push(one);
  return play(world, one, { ...courseOf(random), ...more }, { ...profile, isAlone, random });
}

function courseOf(random: Random): Course {
  const fate = random.below(20);
  if (fate < 2) return { killAt: 1 + random.below(14), killAfter: random.chance(0.5) };
  if (fate < 4) {
    const fates = ['done', 'done', 'refused', 'done in doubt', 'not done in doubt'] as const;
    return { write: () => random.pick(fates) };
  }
  if (fate === 4) return { note: () => random.chance(0.4) };
  return {};
}

function isSyncOfMain({ by, isLost, isSpoiled }: World['notes'][number]): boolean {
  const isSync = !by.pull && by.mode !== 'cleanup' && by.branch === 'main' && by.region === 'us';
  return isSync && !isLost && !isSpoiled;
}

export function manifestsOf({ git }: World, sha: CommitSha): string[] {
  return [...git.get(sha).content.keys()].toSorted();
}

export function order(
  world: World,
  event: Order['event'],
  manifest: string,
  more: Partial<Order> = {},
): Order {
  return {
    event,
    manifest,
    branch: 'main',
    sha: tipOf(world),
    mode: 'auto',
    region: 'us',
    attempt: 1,
    ...more,
  };
}

export function cleanUps(world: World): Order[] {
  return manifestsOf(world, tipOf(world)).map((manifest) =>
    order(world, 'schedule', manifest, { mode: 'cleanup' }),
  );
}

function again({ world, random }: Stage): Order {
  if (world.orders.length === 0) return order(world, 'push', random.pick(manifestsOf(world, tipOf(world))));
  const earlier = random.pick(world.orders);
  return { ...earlier, attempt: earlier.attempt + 1 };
}

/** Commits to main, and the runs that this starts. */
function push(stage: Stage, parent = tipOf(stage.world)): Order[] {
  const { world, random } = stage;
  const commit = world.git.commit(edit(world, world.git.get(parent).content, random), [parent]);
  return moveTip(stage, commit.sha);
}

function moveTip({ world, random }: Stage, sha: CommitSha): Order[] {
  world.branches.set('main', sha);
  world.story.push(`  main is at ${describe(world, sha)}`);
  return random.shuffle(manifestsOf(world, sha)).map((manifest) => order(world, 'push', manifest, { sha }));
}

function merge(stage: Stage, pull: Pull): Order[] {
  const { world, random } = stage;
  const parents = random.chance(0.5) ? [tipOf(world), pull.head] : [tipOf(world)];
  return moveTip(stage, world.git.commit(merged(world, pull), parents).sha);
}

function pick({ world, random }: Stage, isOpen: boolean): Pull | undefined {
  const pulls = [...world.pulls.values()].filter((pull) => pull.isOpen === isOpen);
  return pulls.length > 0 ? random.pick(pulls) : undefined;
}

function openPull({ world, random }: Stage): Pull | undefined {
  if ([...world.pulls.values()].filter(({ isOpen }) => isOpen).length >= 3) return undefined;
  const fork = tipOf(world);
  const head = world.git.commit(edit(world, world.git.get(fork).content, random), [fork]).sha;
  const number = world.pulls.size + 1;
  const openedAfter = world.notes.at(-1)?.id ?? 0;
  const pull: Pull = { number, isOpen: true, head, fork, merge: head, openedAfter };
  world.pulls.set(number, pull);
  return pull;
}

function pushTo(stage: Stage, pull: Pull): Order[] {
  const { world, random } = stage;
  if (random.chance(0.7)) {
    const content = edit(world, world.git.get(pull.head).content, random);
    pull.head = world.git.commit(content, [pull.head]).sha;
  }
  return previews(stage, pull);
}

/** GitHub merges the pull request for its run. */
function previews({ world, random }: Stage, pull: Pull): Order[] {
  const base = tipOf(world);
  pull.merge = world.git.commit(merged(world, pull), [base, pull.head]).sha;
  world.story.push(`  #${pull.number} on ${base.replace(/c+$/, '')} is ${describe(world, pull.merge)}`);
  const { number, head } = pull;
  return random
    .shuffle(manifestsOf(world, pull.merge))
    .map((manifest) =>
      order(world, 'pull_request', manifest, { mode: 'sync', sha: pull.merge, pull: { number, head, base } }),
    );
}

function baseOf({ git }: World, sha: CommitSha): CommitSha {
  return git.get(sha).parents[0] ?? sha;
}

function describe({ git }: World, sha: CommitSha): string {
  const { number, content } = git.get(sha);
  const manifests = [...content].map(
    ([path, entries]) =>
      `${path.replace(/^.*\//, '')}: ${[...entries].map(([id, audio]) => `${id}=${audio}`).join(' ')}`,
  );
  return `${number} {${manifests.join('; ')}}`;
}

/** Every pull request is closed, and the tip is run once: a clean-up and a sync for each manifest. */
export async function comeToRest(world: World, profile: Profile): Promise<void> {
  world.story.push('- all comes to rest');
  world.now += 8 * 3_600_000;
  const random = randomOf(world.notes.length);
  for (const pull of world.pulls.values()) pull.isOpen = false;
  const named = world.git.get(tipOf(world)).content;
  const dead = new Set([...world.dead.values()].flatMap((each) => [...each]));
  const living = [...named].map(
    ([path, entries]) => [path, new Map([...entries].filter(([id]) => !dead.has(id)))] as const,
  );
  const stage = { world, profile, random };
  moveTip(stage, world.git.commit(new Map(living), [tipOf(world)]).sha);
  const manifests = random.shuffle(manifestsOf(world, tipOf(world)));
  const syncs = manifests.map((manifest) => order(world, 'push', manifest));
  const isElsewhere = world.notes.some(({ by }) => by.region === REGIONS[1]);
  const elsewhere = isElsewhere
    ? manifests.map((manifest) => order(world, 'push', manifest, { region: REGIONS[1] }))
    : [];
  for (const one of [...cleanUps(world), ...syncs, ...elsewhere]) {
    const { problems } = await play(world, one, {}, { ...profile, isAlone: true, random }).ended;
    const [problem] = problems;
    if (problem) throw new Error(`at rest, a run fails: ${problem.message}`);
  }
}
