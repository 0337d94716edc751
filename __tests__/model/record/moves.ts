import type { CommitSha } from '../../../src/lib/ids.ts';
import type { Pull } from './git.ts';
import type { Order } from './orders.ts';
import type { Random } from './random.ts';
import type { Profile } from './sequence.ts';
import { edit, merged, tipOf, type World } from './world.ts';

/** A sequence as it is played. */
export interface Stage {
  readonly world: World;
  readonly profile: Profile;
  readonly random: Random;
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

/** Commits to main, and the runs that this starts. */
export function push(stage: Stage, parent = tipOf(stage.world)): Order[] {
  const { world, random } = stage;
  const commit = world.git.commit(edit(world, world.git.get(parent).content, random), [parent]);
  return moveTip(stage, commit.sha);
}

export function moveTip({ world, random }: Stage, sha: CommitSha): Order[] {
  world.branches.set('main', sha);
  world.story.push(`  main is at ${describe(world, sha)}`);
  return random.shuffle(manifestsOf(world, sha)).map((manifest) => order(world, 'push', manifest, { sha }));
}

export function merge(stage: Stage, pull: Pull): Order[] {
  const { world, random } = stage;
  const parents = random.chance(0.5) ? [tipOf(world), pull.head] : [tipOf(world)];
  return moveTip(stage, world.git.commit(merged(world, pull), parents).sha);
}

export function pick({ world, random }: Stage, isOpen: boolean): Pull | undefined {
  const pulls = [...world.pulls.values()].filter((pull) => pull.isOpen === isOpen);
  return pulls.length > 0 ? random.pick(pulls) : undefined;
}

export function openPull({ world, random }: Stage): Pull | undefined {
  if ([...world.pulls.values()].filter(({ isOpen }) => isOpen).length >= 3) return undefined;
  const fork = tipOf(world);
  const head = world.git.commit(edit(world, world.git.get(fork).content, random), [fork]).sha;
  const number = world.pulls.size + 1;
  const openedAfter = world.notes.at(-1)?.id ?? 0;
  const pull: Pull = { number, isOpen: true, head, fork, merge: head, openedAfter };
  world.pulls.set(number, pull);
  return pull;
}

export function pushTo(stage: Stage, pull: Pull): Order[] {
  const { world, random } = stage;
  if (random.chance(0.7)) {
    const content = edit(world, world.git.get(pull.head).content, random);
    pull.head = world.git.commit(content, [pull.head]).sha;
  }
  return previews(stage, pull);
}

/** GitHub merges the pull request for its run. */
export function previews({ world, random }: Stage, pull: Pull): Order[] {
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

export function baseOf({ git }: World, sha: CommitSha): CommitSha {
  return git.get(sha).parents[0] ?? sha;
}

export function describe({ git }: World, sha: CommitSha): string {
  const { number, content } = git.get(sha);
  const manifests = [...content].map(
    ([path, entries]) =>
      `${path.replace(/^.*\//, '')}: ${[...entries].map(([id, audio]) => `${id}=${audio}`).join(' ')}`,
  );
  return `${number} {${manifests.join('; ')}}`;
}
