import type { EntryId } from '../lib/ids.ts';
import type { CommittedAudio } from '../live/committed.ts';
import { judgeDuration, type Verdict } from '../live/verdict.ts';
import type { AudioEntry } from '../plan/state.ts';
import { each } from '../polyai/each.ts';
import type { EntryDetails } from '../polyai/listing-page.ts';

/** Files read at the same time: enough to keep the disk busy, few enough to keep memory small. */
const READERS = 4;

interface Tools {
  readonly committed: CommittedAudio;
  /** Told of each verdict as it is known. */
  readonly settle: (entry: AudioEntry, verdict: Verdict) => void;
}

/** Compares the listed duration of each entry with that of its committed file. */
export async function compareDurations(
  entries: readonly AudioEntry[],
  listed: ReadonlyMap<EntryId, EntryDetails>,
  { committed, settle }: Tools,
): Promise<void> {
  await each(entries, READERS, async (entry) => {
    const file = await committed.read(entry);
    const liveSeconds = listed.get(entry.id)?.durationSeconds;
    settle(
      entry,
      file.ok
        ? judgeDuration(liveSeconds, file.durationSeconds)
        : { kind: 'not compared', reason: file.reason },
    );
  });
}
