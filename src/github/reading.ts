import { isPreview, LONGEST_JOB, type RecordedSync } from '../plan/history.ts';
import { type GitHub, GitHubRefusal } from './client.ts';
import { type Listed, parseStatuses } from './deployments.ts';

/** Finds out what became of a sync; undefined for one that was taken off GitHub meanwhile. */
type Look = (sync: Listed) => Promise<RecordedSync | undefined>;
type Syncs = AsyncIterable<Listed>;

/** The most syncs that are looked at for having run beside the newest success. */
const MOST_BESIDE = 20;

export function looker(github: GitHub): Look {
  return async (sync) => {
    try {
      const route = 'GET /repos/{owner}/{repo}/deployments/{deployment_id}/statuses';
      const { data } = await github.request(route, { deployment_id: sync.id, per_page: 100 });
      return { ...sync, end: parseStatuses(data) };
    } catch (error) {
      if (error instanceof GitHubRefusal && error.status === 404) return undefined;
      throw error;
    }
  };
}

/** The syncs up to the newest success, and those that may have run beside it. */
export function readToSuccess(listed: Syncs, look: Look): Promise<RecordedSync[]> {
  return readUntil(listed, look, () => true);
}

/** As above and, where that success was a preview's, on to the newest success of the branch: previews delete nothing. */
export function readForSync(listed: Syncs, look: Look): Promise<RecordedSync[]> {
  return readUntil(listed, look, (sync) => !isPreview(sync));
}

async function readUntil(
  listed: Syncs,
  look: Look,
  isEnough: (success: RecordedSync) => boolean,
): Promise<RecordedSync[]> {
  const syncs: RecordedSync[] = [];
  const beside: Listed[] = [];
  let success: RecordedSync | undefined;
  let enough = false;
  for await (const sync of listed) {
    const mayBeBeside = success !== undefined && sync.began >= success.began - LONGEST_JOB;
    if (enough) {
      if (!mayBeBeside || beside.length >= MOST_BESIDE) break;
      beside.push(sync);
      continue;
    }
    // What became of a preview does not matter once a later success is known, unless it ran beside that.
    const matters = success === undefined || mayBeBeside || !isPreview(sync);
    const looked = matters ? await look(sync) : { ...sync, end: undefined };
    if (!looked) continue;
    syncs.push(looked);
    if (!looked.end?.succeeded) continue;
    success ??= looked;
    enough = isEnough(looked);
  }
  const others = await Promise.all(beside.map(look));
  return [...syncs, ...others.filter((sync) => sync !== undefined)];
}

/**
 * All syncs: to undo a preview takes those since the first one of its pull request or, if that failed, since the success before
 * it, and those that may have run beside that.
 */
export async function readForUndo(
  listed: Syncs,
  look: Look,
  pullRequest: number | undefined,
): Promise<RecordedSync[]> {
  const all: Listed[] = [];
  for await (const sync of listed) all.push(sync);
  const first = all.findLastIndex((sync) => sync.pullRequest === pullRequest);
  const syncs: RecordedSync[] = [];
  let sure: RecordedSync | undefined;
  let branch = first < 0;
  let beside = 0;
  for (const [index, sync] of all.entries()) {
    const mayBeBeside = sure !== undefined && sync.began >= sure.began - LONGEST_JOB && beside < MOST_BESIDE;
    if (mayBeBeside) beside += 1;
    const isBefore = first >= 0 && index >= first && sure === undefined;
    const matters = isBefore || mayBeBeside || (!branch && !isPreview(sync));
    const looked = matters ? await look(sync) : { ...sync, end: undefined };
    if (!looked) continue;
    syncs.push(looked);
    if (!looked.end?.succeeded) continue;
    if (isBefore) sure = looked;
    branch ||= !isPreview(looked);
  }
  return syncs;
}
