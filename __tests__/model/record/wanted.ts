import type { Order } from './orders.ts';
import { allOf, tipOf, type World } from './world.ts';

/** What a run must not delete, and who names it: the branch, and pull requests that are open. */
export function wanted(world: World, { region, branch }: Order): Map<string, string> {
  const followed = branch === 'feature' && followsFeature(world) ? branch : 'main';
  const names = new Map<string, string>();
  for (const id of allOf(world, tipOf(world, followed)).keys()) names.set(id, `the tip of ${followed}`);
  if (region !== 'us') return names;
  for (const [id, pull] of claims(world)) if (!names.has(id)) names.set(id, `the preview of #${pull}`);
  return names;
}

/** Whether the branch took the agent over, by hand. */
export function followsFeature({ notes }: World): boolean {
  const newest = notes.findLast(({ by, isLost }) => isBranch(by) && by.region === 'us' && !isLost);
  return newest?.by.branch === 'feature';
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
export function claimsOfOthers(world: World, order: Order): Map<string, number> {
  if (!order.pull && order.mode !== 'cleanup') return new Map();
  const others = claims(world);
  if (isPreview(order)) for (const id of changesOf(world, order)) others.delete(id);
  for (const [id, number] of others) if (number === order.pull?.number) others.delete(id);
  return others;
}

export function isPreview({ pull, isClosed }: Order): boolean {
  return pull !== undefined && !isClosed;
}

export function isBranch({ event, mode, isClosed }: Order): boolean {
  return mode !== 'cleanup' && !isClosed && event !== 'pull_request';
}

/** What a sync of a newer commit, that ended green, brought callers to hear. */
export function newerAudio(world: World, order: Order, id: string) {
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
export function newerAttempt(world: World, order: Order): Order | undefined {
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

/** Whether something may be left to a pull request. */
export function mayHave({ pulls }: World, { pull }: Order, number: number): boolean {
  return number !== pull?.number && pulls.get(number)?.isOpen === true;
}

/** Why a run must not write at all, whatever it finds. */
export function whyNot(world: World, { isClosed, pull, foreign }: Order): string | undefined {
  if (foreign) return 'from a commit that the event is not about';
  const now = pull && world.pulls.get(pull.number);
  if (!now) return undefined;
  if (isClosed) return now.isOpen ? 'though the pull request is open again' : undefined;
  if (!now.isOpen) return 'though the pull request is closed';
  const isOlder =
    pull.head !== now.head &&
    world.notes.some(
      ({ by, isLost, isSpoiled }) =>
        isPreview(by) &&
        by.pull?.number === pull.number &&
        by.pull.head === now.head &&
        !isLost &&
        !isSpoiled,
    );
  return isOlder ? 'though the pull request has a newer preview' : undefined;
}
