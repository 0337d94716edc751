import type { Job } from '../context.ts';
import type { NewNote } from '../github/record.ts';
import { Blocked } from '../lib/problem.ts';
import type { Note } from '../plan/note.ts';
import { branchState } from '../plan/ownership.ts';
import { sameAudio } from '../plan/state.ts';
import type { Run } from '../run.ts';
import type { Range } from './known.ts';
import type { Planned } from './prepare.ts';
import { endAttempt, type Recording } from './record.ts';

/** Leaves a note of a run that has nothing to write, if that changes what later runs find. A failure is only a warning. */
export async function noteWithoutChanges(
  job: Job,
  recording: Recording,
  { range }: Planned,
  note: NewNote,
): Promise<void> {
  const { run } = job;
  const { history } = recording;
  if (run.dryRun || history.kind === 'none' || !isWorthNoting(job, history.notes, range, note)) return;
  const attempt = await recording.begin(note).catch(warnOfRefusal(run));
  if (typeof attempt !== 'object') return;
  const started = await attempt.start().catch(warnOfRefusal(run));
  await endAttempt(run, attempt, started?.isOvertaken === false);
}

/**
 * A note of a sync keeps what it leaves alone for good, what "base" says about the cache, and what the branch took over from a preview;
 * that of a preview, what its pull request changes; that of an undo, which previews are undone.
 */
function isWorthNoting(
  { run, request, target }: Job,
  notes: readonly Note[],
  { known, isLive }: Range,
  note: NewNote,
): boolean {
  switch (request.task.purpose) {
    case 'sync':
      return (
        request.inputs.base !== undefined ||
        isLive ||
        !sameAudio(target.state, branchState(known, note.manifest)) ||
        run.plan.leftAlone.some(({ reason }) => reason === 'outside files' || reason === 'delete is off')
      );
    case 'preview': {
      const before = notes.find(
        ({ pullRequest, manifest }) => pullRequest === note.pullRequest && manifest === note.manifest,
      );
      return before?.purpose !== 'preview' || before.sha !== note.sha || !before.end.succeeded;
    }
    case 'undo':
      return note.scope.undone.length > 0;
    case 'compare':
      return false;
  }
}

/** The handler of a note that GitHub refused. */
function warnOfRefusal(run: Run) {
  return (error: unknown): undefined => {
    if (!(error instanceof Blocked)) throw error;
    run.warnings.push({
      message: `this sync had nothing to write, but that could not be recorded, so the next run checks it again: ${error.message}`,
    });
  };
}
