import { each } from '../polyai/each.ts';
import type { EntryDetails } from '../polyai/listing.ts';
import type { CommittedAudio } from './committed.ts';
import type { VerifyEntry } from './run.ts';
import { judgeDuration, type Verdict } from './verdict.ts';

/** Files read at the same time: enough to keep the disk busy, few enough to keep memory small. */
const READERS = 4;

/** Compares the listed duration of each entry with that of its committed file. */
export async function compareDurations(
  entries: readonly VerifyEntry[],
  details: (entry: VerifyEntry) => EntryDetails | undefined,
  committed: CommittedAudio,
  settle: (entry: VerifyEntry, verdict: Verdict) => void,
): Promise<void> {
  await each(entries, READERS, async (entry) => {
    const listed = details(entry);
    const file = await committed.read(entry);
    if (!listed) return;
    settle(
      entry,
      file.ok
        ? judgeDuration(listed, file.recording.facts.durationSeconds)
        : { kind: 'not compared', reason: file.reason },
    );
  });
}
