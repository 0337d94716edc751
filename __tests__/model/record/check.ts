import { Foul } from './referee.ts';
import { comeToRest } from './rest.ts';
import type { Profile, Sequence, Step } from './sequence.ts';
import { takeStep } from './steps.ts';
import { allOf, createWorld, tipOf, type World } from './world.ts';

/** What is wrong after a sequence; undefined where all is well. */
export interface Verdict {
  readonly wrong: string | undefined;
  readonly world: World;
}

/** Plays a sequence to its end. */
export async function judge({ profile, steps }: Sequence): Promise<Verdict> {
  const world = createWorld();
  try {
    for (const step of steps) await takeStep(world, profile, step);
    await comeToRest(world, profile);
    checkRest(world, profile);
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return { wrong: error instanceof Foul ? error.message : String(error.stack), world };
  }
  return { wrong: undefined, world };
}

/** At rest, callers hear what the tip says, and nothing that the record ever knew is left over. */
function checkRest(world: World, { sideBySide, seesPulls, notes }: Profile): void {
  const tip = allOf(world, tipOf(world));
  for (const [region, cache] of world.caches) {
    if (!world.notes.some(({ by }) => by.region === region)) continue;
    if (notes !== 'lost')
      for (const [id, audio] of tip) {
        if (cache.has(id) && cache.get(id) !== audio)
          throw new Foul(`at rest, ${id} holds audio ${cache.get(id)} in ${region}, not ${audio}`);
      }
    if (sideBySide || !seesPulls || notes !== 'kept') continue;
    const known = new Set(
      world.notes
        .filter(({ by }) => by.region === region)
        .flatMap(({ sha, by }) => [...(world.git.get(sha).content.get(by.manifest)?.keys() ?? [])]),
    );
    for (const id of cache.keys())
      if (known.has(id) && !tip.has(id)) throw new Foul(`at rest, ${id} is left over in ${region}`);
  }
}

/** Leaves steps out as long as what is left is still wrong. */
export async function shrink(sequence: Sequence): Promise<Sequence> {
  let steps: readonly Step[] = sequence.steps;
  for (let size = Math.ceil(steps.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let at = 0; at < steps.length; ) {
      const fewer = steps.toSpliced(at, size);
      const { wrong } = await judge({ ...sequence, steps: fewer });
      if (wrong === undefined) at += size;
      else steps = fewer;
    }
  }
  return { ...sequence, steps };
}
