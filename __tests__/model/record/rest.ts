import { cleanUps, manifestsOf, moveTip, order } from './moves.ts';
import { play } from './play.ts';
import { randomOf } from './random.ts';
import type { Profile } from './sequence.ts';
import { REGIONS, tipOf, type World } from './world.ts';

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
