import type { Course } from './control.ts';
import { cleanUps, manifestsOf, openPull, order, pick, push, pushTo, type Stage } from './moves.ts';
import type { Order } from './orders.ts';
import { type Playing, play } from './play.ts';
import type { Random } from './random.ts';
import { tipOf } from './world.ts';

/** Starts each of the runs one after another, or not at all where GitHub drops it. */
export async function runSome(stage: Stage, orders: readonly Order[]): Promise<void> {
  const { started, closed } = stage.profile;
  for (const one of orders) {
    if (stage.random.chance(one.isClosed ? closed : started)) await run(stage, one);
    else stage.world.orders.push(one);
  }
}

export async function run(stage: Stage, one: Order): Promise<void> {
  // What is collected cannot be checked out.
  if (!stage.world.git.has(one.foreign ?? one.sha) && one.follows === undefined) return;
  await begin(stage, one, true).ended;
}

export function begin(
  { world, profile, random }: Stage,
  one: Order,
  isAlone: boolean,
  more: Course = {},
): Playing {
  world.orders.push(one);
  return play(world, one, { ...courseOf(random), ...more }, { ...profile, isAlone, random });
}

export function courseOf(random: Random): Course {
  const fate = random.below(20);
  if (fate < 2) return { killAt: 1 + random.below(14), killAfter: random.chance(0.5) };
  if (fate < 4) {
    const fates = ['done', 'done', 'refused', 'done in doubt', 'not done in doubt'] as const;
    return { write: () => random.pick(fates) };
  }
  if (fate === 4) return { note: () => random.chance(0.4) };
  return {};
}

/** A run as it could be started now. */
export function someOrder(stage: Stage): Order {
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

export function again({ world, random }: Stage): Order {
  if (world.orders.length === 0) return order(world, 'push', random.pick(manifestsOf(world, tipOf(world))));
  const earlier = random.pick(world.orders);
  return { ...earlier, attempt: earlier.attempt + 1 };
}
