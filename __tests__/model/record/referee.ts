import type { CommitSha } from '../../../src/lib/ids.ts';
import { EMPTY_PLAN } from '../../../src/plan/plan.ts';
import { outcomeOf, type Run } from '../../../src/run.ts';
import { nameOf, type Order } from './orders.ts';
import type { Watcher } from './polyai.ts';
import { claimsOfOthers, isBranch, mayHave, newerAttempt, newerAudio, wanted, whyNot } from './wanted.ts';
import type { World } from './world.ts';

/** Something that must not happen has happened. */
export class Foul extends Error {}

export interface RefereeOptions {
  /** Whether no other run is under way meanwhile. */
  readonly isAlone: boolean;
  /** Whether the token may see pull requests. */
  readonly seesPulls: boolean;
}

/** Watches one run: what it may not delete or take back, and whether what it says at its end is true. */
export interface Referee extends Watcher {
  ended(run: Run, sha: CommitSha): void;
}

export function createReferee(world: World, order: Order, { isAlone, seesPulls }: RefereeOptions): Referee {
  const before = wanted(world, order);
  const taken = claimsOfOthers(world, order);
  const isMeant = order.event === 'workflow_dispatch' && order.attempt === 1 && order.full === true;
  const why = seesPulls || order.foreign ? whyNot(world, order) : undefined;
  const newer = isMeant ? undefined : newerAttempt(world, order);
  const isKept = () => !world.notes.some(({ isLost, isSpoiled }) => isLost || isSpoiled);
  const foul = (what: string) => new Foul(`${nameOf(order)}: ${what}`);
  const writing = (what: string) => {
    if (!world.notes.some(({ by, isLost }) => by === order && !isLost)) throw foul(`${what} without a note`);
    if (why !== undefined) throw foul(`${what}, ${why}`);
    if (newer) throw foul(`${what}, though a newer commit was tried already, by ${nameOf(newer)}`);
  };
  return {
    deleting(id) {
      writing(`deletes ${id}`);
      const owner = before.get(id);
      if (owner !== undefined && wanted(world, order).has(id) && !isMeant)
        throw foul(`deletes ${id}, which ${owner} names`);
      world.dead.get(order.region)?.add(id);
    },
    replacing(id, audio) {
      writing(`replaces ${id}`);
      const heard = isMeant || !isKept() ? undefined : newerAudio(world, order, id);
      if (heard && heard.audio !== audio)
        throw foul(`takes ${id} back to audio ${audio}, which ${nameOf(heard.by)} brought to ${heard.audio}`);
      const owner = taken.get(id);
      if (owner !== undefined && claimsOfOthers(world, order).has(id))
        throw foul(`replaces ${id}, which the preview of #${owner} changes`);
    },
    ended(run, sha) {
      const outcome = outcomeOf(run);
      const problem = run.problems[0]?.message ?? '';
      if (isAlone && isKept() && !newer && !order.foreign && / is older than /.test(problem))
        throw foul(`is blocked, though no newer commit was tried: ${problem}`);
      if (isMeant && /^(?:commit .* is|this agent follows) /.test(problem))
        throw foul(`is blocked, though it goes back on purpose: ${problem}`);
      // A lost note may be the only one that knew of other audio.
      const isBlind = world.notes.some(({ isLost }) => isLost) && !world.notes[0]?.isLost;
      if (!isAlone || isBlind || run.plan === EMPTY_PLAN || (outcome !== 'synced' && outcome !== 'unchanged'))
        return;
      for (const { owner, reason } of run.plan.leftAlone)
        if (reason === 'pull request' && seesPulls && !mayHave(world, order, Number(owner)))
          throw foul(`leaves something to #${owner}, which is closed, or is its own`);
      if (isBranch(order)) world.done.push({ by: order, sha });
      const left = new Set<string>([
        ...run.plan.leftToOthers,
        ...run.plan.leftAlone.map(({ change }) => change.id),
      ]);
      const cache = world.caches.get(order.region);
      for (const [id, audio] of world.git.get(sha).content.get(order.manifest) ?? []) {
        const held = cache?.get(id);
        if (held !== undefined && held !== audio && !left.has(id))
          throw foul(`ends ${outcome}, but ${id} holds audio ${held}, not ${audio}`);
      }
    },
  };
}
