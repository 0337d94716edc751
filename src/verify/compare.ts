import { committedAudio } from '../live/committed.ts';
import { compareAudio } from '../live/compare-audio.ts';
import type { Verdict } from '../live/verdict.ts';
import type { AudioEntry } from '../plan/state.ts';
import type { ReadingClient } from '../polyai/reading-client.ts';
import { compareDurations } from './durations.ts';
import type { VerifyJob } from './job.ts';
import { verdictLine } from './log.ts';

/** Compares every entry that is not judged yet with its committed file, and notes and logs each verdict as it is known. */
export async function compare(
  { run, request, repository, world }: VerifyJob,
  client: ReadingClient,
): Promise<void> {
  const { runner } = world;
  const entries = run.entries.filter(({ id }) => !run.verdicts.has(id));
  const committed = committedAudio(request.workspace, request.inputs.manifest, repository);
  let done = 0;
  const settle = (entry: AudioEntry, verdict: Verdict) => {
    run.verdicts.set(entry.id, verdict);
    done += 1;
    runner.log(`[${done}/${entries.length}] ${verdictLine(entry, verdict)}`);
  };
  await runner.inGroup('Entries, as they are compared', () =>
    run.compare === 'audio'
      ? compareAudio(entries, { client, committed, settle })
      : compareDurations(entries, run.details, { committed, settle }),
  );
  // A run that was cancelled says so itself.
  if (client.stopped.aborted && !world.cancel.aborted)
    run.problems.push({ message: `stopped early: ${client.stopped.reason}` });
}
