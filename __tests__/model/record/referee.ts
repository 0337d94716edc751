import type { CommitSha } from '../../../src/lib/ids.ts';
import { EMPTY_PLAN } from '../../../src/plan/plan.ts';
import { outcomeOf, type Run } from '../../../src/run.ts';
import { nameOf, type Order } from './orders.ts';
import type { Watcher } from './polyai.ts';
import { allOf, tipOf, type World } from './world.ts';

/** Something that must not happen has happened. */
export class Foul extends Error {}

/** Watches one run: what it may not delete or take back, and whether what it says at its end is true. */
export interface Referee extends Watcher {
  ended(run: Run, sha: CommitSha): void;
}

export function createReferee(world: World, order: Order, isAlone: boolean): Referee {
  const before = wanted(world, order.region);
  const taken = claimsOfOthers(world, order);
  const isMeant = order.event === 'workflow_dispatch' && order.attempt === 1 && order.full === true;
  const newer = isMeant ? undefined : newerAttempt(world, order);
  const foul = (what: string) => new Foul(`${nameOf(order)}: ${what}`);
  const writing = (what: string) => {
    if (!world.notes.some(({ by, isLost }) => by === order && !isLost)) throw foul(`${what} without a note`);
    if (order.foreign) throw foul(`${what}, from a commit that the event is not about`);
    if (newer) throw foul(`${what}, though a newer commit was tried already, by ${nameOf(newer)}`);
  };
  return {
    deleting(id) {
      writing(`deletes ${id}`);
      const why = before.get(id);
      if (why !== undefined && wanted(world, order.region).has(id) && !isMeant)
        throw foul(`deletes ${id}, which ${why} names`);
      world.dead.get(order.region)?.add(id);
    },
    replacing(id, audio) {
      writing(`replaces ${id}`);
      const isKept = !world.notes.some(({ isLost, isSpoiled }) => isLost || isSpoiled);
      const heard = isMeant || !isKept ? undefined : newerAudio(world, order, id);
      if (heard && heard.audio !== audio)
        throw foul(`takes ${id} back to audio ${audio}, which ${nameOf(heard.by)} brought to ${heard.audio}`);
      const owner = taken.get(id);
      if (owner !== undefined && claimsOfOthers(world, order).has(id))
        throw foul(`replaces ${id}, which the preview of #${owner} changes`);
    },
    ended(run, sha) {
      const outcome = outcomeOf(run);
      // A lost note may be the only one that knew of other audio.
      const isBlind = world.notes.some(({ isLost }) => isLost) && !world.notes[0]?.isLost;
      if (!isAlone || isBlind || run.plan === EMPTY_PLAN || (outcome !== 'synced' && outcome !== 'unchanged'))
        return;
      if (isBranch(order)) world.done.push({ by: order, sha });
      const left = new Set<string>([...run.plan.left, ...run.plan.leftAlone.map(({ change }) => change.id)]);
      const cache = world.caches.get(order.region);
      for (const [id, audio] of world.git.get(sha).content.get(order.manifest) ?? []) {
        const held = cache?.get(id);
        if (held !== undefined && held !== audio && !left.has(id))
          throw foul(`ends ${outcome}, but ${id} holds audio ${held}, not ${audio}`);
      }
    },
  };
}

/** What must not be deleted, and who names it: the branch, and pull requests that are open. */
export function wanted(world: World, region: string): Map<string, string> {
  const names = new Map<string, string>([...allOf(world, tipOf(world)).keys()].map((id) => [id, 'the tip']));
  if (region !== 'us') return names;
  for (const [id, pull] of claims(world)) if (!names.has(id)) names.set(id, `the preview of #${pull}`);
  return names;
}

/** What the newest previews of open pull requests change. */
function claims(world: World): Map<string, number> {
  const found = new Map<string, number>();
  for (const pull of world.pulls.values()) {
    const note = world.notes.findLast(({ by }) => isPreview(by) && by.pull?.number === pull.number);
    if (!pull.isOpen || !note || note.isLost || note.isSpoiled || note.id <= pull.openedAfter) continue;
    for (const id of changesOf(world, note.by)) found.set(id, pull.number);
  }
  return found;
}

function changesOf(world: World, { sha, pull }: Order): string[] {
  const base = pull ? allOf(world, pull.base) : new Map<string, number>();
  return [...allOf(world, sha)].filter(([id, audio]) => base.get(id) !== audio).map(([id]) => id);
}

/** What a preview or an undo must leave to the previews of others. */
function claimsOfOthers(world: World, order: Order): Map<string, number> {
  if (!order.pull && order.mode !== 'cleanup') return new Map();
  const others = claims(world);
  if (isPreview(order)) for (const id of changesOf(world, order)) others.delete(id);
  for (const [id, number] of others) if (number === order.pull?.number) others.delete(id);
  return others;
}

function isPreview({ pull, isClosed }: Order): boolean {
  return pull !== undefined && !isClosed;
}

function isBranch({ event, mode, isClosed }: Order): boolean {
  return mode !== 'cleanup' && !isClosed && event !== 'pull_request';
}

/** What a sync of a newer commit, that ended green, brought callers to hear. */
function newerAudio(world: World, order: Order, id: string) {
  if (!isBranch(order) || order.sha === tipOf(world, order.branch)) return undefined;
  const newer = world.done.findLast(
    ({ by, sha }) =>
      by.region === order.region &&
      sha !== order.sha &&
      world.git.reaches(sha, order.sha) &&
      world.git.get(sha).content.get(by.manifest)?.has(id),
  );
  const audio = newer && world.git.get(newer.sha).content.get(newer.by.manifest)?.get(id);
  return newer && audio !== undefined ? { by: newer.by, audio } : undefined;
}

/** A run of a newer commit of the branch that was tried before, where this one's commit is not the branch's tip. */
function newerAttempt(world: World, order: Order): Order | undefined {
  const { git, notes } = world;
  if (isPreview(order) || order.follows !== undefined || order.sha === tipOf(world, order.branch))
    return undefined;
  return notes.find(
    ({ by, isLost, sha }) =>
      !isLost &&
      by.region === order.region &&
      !isPreview(by) &&
      sha !== order.sha &&
      git.has(sha) &&
      git.reaches(sha, order.sha),
  )?.by;
}
