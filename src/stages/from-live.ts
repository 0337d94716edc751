import type { Job } from '../context.ts';
import { Blocked } from '../lib/problem.ts';
import type { Note } from '../plan/note.ts';
import type { Known } from '../plan/ownership.ts';
import { assumedNote, type Range, readNotes } from './known.ts';
import type { LiveCache } from './live.ts';

export type LiveRange = Omit<Range, 'base' | 'baseCommit'>;

/**
 * Compares with the live cache, for `base: live`. Raises Blocked if it cannot be compared. Deletions that earlier runs on the record did
 * not make stay open for later runs.
 */
export async function fromLive(job: Job, notes: readonly Note[]): Promise<LiveRange> {
  const { readLive, someEntries } = await import('./live.ts');
  const live = await readLive(job);
  if (!live) throw Blocked.because(NOT_ALLOWED);
  if (live.isReencoded) throw Blocked.because(INCONCLUSIVE);
  if (live.unreadable.length > 0) {
    throw Blocked.because(
      `${someEntries(live.unreadable)} could not be downloaded, so the live cache cannot be compared: run this job again`,
    );
  }
  const { known } = await readNotes(job, notes, 'the input "base" is "live"');
  return { ...rangeOf(job, live), claimants: known, pending: known };
}

/**
 * Compares with the live cache, for the first recorded sync: audio that is already there need not be sent. Undefined if the live cache
 * cannot be compared; then everything is sent.
 */
export async function firstSync(job: Job): Promise<LiveRange | undefined> {
  const { readLive, someEntries } = await import('./live.ts');
  const live = await readLive(job);
  if (!live || live.isReencoded) return undefined;
  if (live.unreadable.length > 0) {
    const message = `${someEntries(live.unreadable)} could not be downloaded and compared, so the audio of the file is sent`;
    job.run.warnings.push({ message });
  }
  return rangeOf(job, live);
}

function rangeOf({ target, request }: Job, { state }: LiveCache): LiveRange {
  const note = assumedNote(target.commit.sha, request.inputs.manifest, 'sync');
  const known: Known[] = [{ note, state }];
  return {
    known,
    claimants: [],
    pending: [],
    isUncertain: false,
    deletes: 'branch',
    newest: undefined,
    isLive: true,
  };
}

const NOT_ALLOWED =
  'the input "base" is "live", but the live cache cannot be read: give the API key the permission "audio_cache: read" for this agent, or check the agent id';

const INCONCLUSIVE =
  'no entry plays exactly the audio of its file, and yet all durations agree: PolyAI seems to change the audio it stores, so the live cache cannot be compared; to send everything, set "full: true" and remove "base"';
