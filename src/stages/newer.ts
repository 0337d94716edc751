import type { Job } from '../context.ts';
import { type CommitSha, shortSha } from '../lib/ids.ts';
import { Blocked } from '../lib/problem.ts';
import type { Note } from '../plan/note.ts';
import type { Plan } from '../plan/plan.ts';
import { leaveNamed, leaveReplaced } from '../plan/restrict.ts';
import type { State, TrackedEntry } from '../plan/state.ts';
import { isAhead, isMeant, lineOf, type Standing } from './branch.ts';
import { type Range, readWhole } from './known.ts';

export interface NewerOptions {
  readonly notes: readonly Note[];
  readonly standing: Standing;
  readonly range: Pick<Range, 'base' | 'baseCommit'>;
}

/** Leaves alone what a newer commit of the branch says otherwise, or the branch that the agent follows. */
export function leaveToNewer(job: Job, plan: Plan, options: NewerOptions): Promise<Plan> {
  switch (job.request.task.purpose) {
    case 'sync':
      return leaveToTip(job, plan, options);
    case 'preview':
      return leaveToSync(job, plan, options);
    case 'undo':
      return leaveToTip(job, plan, options).then((kept) => leaveToFollowed(job, kept, options));
    case 'compare':
      return Promise.resolve(plan);
  }
}

/**
 * A run that comes late, while a newer commit is on its branch, leaves what that says otherwise: what is deleted never comes back, and
 * the newer commit's run may have been there already: one that finds nothing to do leaves no note. Without a record, the event decides
 * what is replaced.
 */
async function leaveToTip(job: Job, plan: Plan, { notes, standing }: NewerOptions): Promise<Plan> {
  const tip = standing?.status === 'behind' ? standing.base : undefined;
  const leavesAudio = job.request.task.purpose === 'sync' && notes.length > 0 && plan.replace.length > 0;
  if (!tip || isMeant(job) || (plan.delete.length === 0 && !leavesAudio)) return plan;
  const newest = await stateAt(job, notes, tip);
  const kept = leaveNamed(plan, newest, shortSha(tip));
  return newest && leavesAudio ? leaveReplaced(kept, newest, shortSha(tip)) : kept;
}

/** An undo from another branch than the one that the agent follows deletes nothing that is named there. */
async function leaveToFollowed(job: Job, plan: Plan, { notes }: NewerOptions): Promise<Plan> {
  const { ref } = job.request.place;
  const followed = notes.find(({ purpose }) => purpose === 'sync');
  if (!followed || plan.delete.length === 0) return plan;
  if (followed.ref !== undefined && ref !== undefined && lineOf(followed.ref) === lineOf(ref)) return plan;
  return leaveNamed(plan, await stateAt(job, notes, followed.sha), shortSha(followed.sha));
}

/** A preview that is laid over an older commit than the branch's newest sync leaves to that what its pull request does not change. */
async function leaveToSync(job: Job, plan: Plan, { notes, range }: NewerOptions): Promise<Plan> {
  const { github, request } = job;
  const { base, baseCommit } = range;
  const newest = notes.find(({ purpose, ref }) => purpose === 'sync' && ref === request.place.ref);
  if (!github || !newest || !base || !baseCommit || newest.sha === baseCommit.sha) return plan;
  const isUnchanged = ({ id, blob }: TrackedEntry) => base.state.entries.get(id)?.blob === blob;
  if (!plan.replace.some(({ entry }) => isUnchanged(entry))) return plan;
  const state = await stateAt(job, notes, newest.sha);
  if (!state || !(await isAhead(github, newest.sha, baseCommit.sha))) return plan;
  return leaveReplaced(plan, state, shortSha(newest.sha), isUnchanged);
}

/** What all manifests say at a commit; undefined where that cannot be found, or has a manifest that is not valid. */
async function stateAt(job: Job, notes: readonly Note[], sha: CommitSha): Promise<State | undefined> {
  const commit = (await job.repository.commits([sha])).get(sha);
  try {
    return commit && (await readWhole(job, notes, commit)).state;
  } catch (error) {
    if (error instanceof Blocked) return undefined;
    throw error;
  }
}
