import type { Job } from '../context.ts';
import { type CommitSha, shortSha } from '../lib/ids.ts';
import { Blocked } from '../lib/problem.ts';
import type { Note } from '../plan/note.ts';
import type { Plan } from '../plan/plan.ts';
import { leaveNamed, leaveReplaced } from '../plan/restrict.ts';
import type { State, TrackedEntry } from '../plan/state.ts';
import { type BranchPosition, branchKey, goesBackOnPurpose, isAhead } from './branch.ts';
import { type Range, readWhole } from './known.ts';

export interface NewerOptions {
  readonly notes: readonly Note[];
  readonly position: BranchPosition;
  readonly range: Pick<Range, 'base' | 'baseCommit'>;
}

/** Leaves alone what a newer commit of the branch changes, and what the branch that the agent follows still has. */
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
 * A late run, whose branch has a newer commit, leaves alone what that commit changes: a deletion is final, and the newer commit's run
 * may already have taken place, since a run with nothing to do leaves no note. Without a record, the event decides what is replaced.
 */
async function leaveToTip(job: Job, plan: Plan, { notes, position }: NewerOptions): Promise<Plan> {
  const tip = position?.status === 'behind' ? position.base : undefined;
  const leavesAudio = job.request.task.purpose === 'sync' && notes.length > 0 && plan.replace.length > 0;
  if (!tip || goesBackOnPurpose(job) || (plan.delete.length === 0 && !leavesAudio)) return plan;
  const newest = await stateAt(job, notes, tip);
  const kept = leaveNamed(plan, newest, shortSha(tip));
  return newest && leavesAudio ? leaveReplaced(kept, newest, shortSha(tip)) : kept;
}

/** An undo on a branch that the agent does not follow deletes nothing that the followed branch names. */
async function leaveToFollowed(job: Job, plan: Plan, { notes }: NewerOptions): Promise<Plan> {
  const { ref } = job.request.start;
  const followed = notes.find(({ purpose }) => purpose === 'sync');
  if (!followed || plan.delete.length === 0) return plan;
  if (followed.ref !== undefined && ref !== undefined && branchKey(followed.ref) === branchKey(ref))
    return plan;
  return leaveNamed(plan, await stateAt(job, notes, followed.sha), shortSha(followed.sha));
}

/** A preview based on an older commit than the newest sync of the branch leaves alone what its pull request does not change. */
async function leaveToSync(job: Job, plan: Plan, { notes, range }: NewerOptions): Promise<Plan> {
  const { github, request } = job;
  const { base, baseCommit } = range;
  const newest = notes.find(({ purpose, ref }) => purpose === 'sync' && ref === request.start.ref);
  if (!github || !newest || !base || !baseCommit || newest.sha === baseCommit.sha) return plan;
  const isUnchanged = ({ id, blob }: TrackedEntry) => base.state.entries.get(id)?.blob === blob;
  if (!plan.replace.some(({ entry }) => isUnchanged(entry))) return plan;
  const state = await stateAt(job, notes, newest.sha);
  if (!state || !(await isAhead(github, newest.sha, baseCommit.sha))) return plan;
  return leaveReplaced(plan, state, shortSha(newest.sha), isUnchanged);
}

/** What all manifests say at a commit; undefined if the commit cannot be found, or has an invalid manifest. */
async function stateAt(job: Job, notes: readonly Note[], sha: CommitSha): Promise<State | undefined> {
  const commit = (await job.repository.commits([sha])).get(sha);
  try {
    const whole = commit && (await readWhole(job, notes, commit));
    return whole?.isComplete ? whole.state : undefined;
  } catch (error) {
    if (error instanceof Blocked) return undefined;
    throw error;
  }
}
