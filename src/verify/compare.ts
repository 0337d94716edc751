import type { ReadingClient } from '../polyai/reading-client.ts';
import { compareAudio } from './audio.ts';
import { committedAudio } from './committed.ts';
import { compareDurations } from './durations.ts';
import type { VerifyJob } from './job.ts';
import { verdictLine } from './log.ts';
import type { VerifyEntry } from './run.ts';
import type { Verdict } from './verdict.ts';

/** Compares every entry that is not judged yet with its committed file, and notes and logs each verdict as it is known. */
export async function compare(
  { run, request, repository, world }: VerifyJob,
  client: ReadingClient,
): Promise<void> {
  const { runner } = world;
  const entries = run.entries.filter(({ id }) => !run.verdicts.has(id));
  const committed = committedAudio(request.workspace, request.inputs.manifest, repository);
  let done = 0;
  const settle = (entry: VerifyEntry, verdict: Verdict) => {
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
