import type { Job } from '../context.ts';
import type { EntryId } from '../lib/ids.ts';
import { listed, plural } from '../lib/numbers.ts';
import { committedAudio } from '../live/committed.ts';
import { compareAudio } from '../live/compare-audio.ts';
import { isInconclusive, type Verdict } from '../live/verdict.ts';
import { type AudioEntry, hasAudio, type State, stateOf } from '../plan/state.ts';
import { isOtherPhrase, type ListedPhrase, matchPhrase } from '../plan/transcripts.ts';
import { fetchListing } from '../polyai/listing.ts';

/** The entries of the manifest as they are in the live cache. */
export interface LiveCache {
  /** Content ids as Git gives them: an entry of the right phrase that plays its committed file has that file's blob, others have none. */
  readonly state: State;
  /** Whether PolyAI changes the audio it stores, so that a comparison says nothing. */
  readonly isReencoded: boolean;
  readonly unreadable: readonly EntryId[];
}

/**
 * Downloads the mapped entries and compares each with its committed file. A state that names nothing but entries of the manifest
 * plans no deletion. Undefined if the key may not read, or there is none.
 */
export async function readLive({
  openClient,
  request,
  repository,
  target,
  world,
}: Job): Promise<LiveCache | undefined> {
  const client = await openClient?.();
  const listing = client && (await fetchListing(client.api, client.concurrency));
  if (!client || listing?.kind !== 'entries') return undefined;
  const committed = committedAudio(request.workspace, request.inputs.manifest, repository);
  const entries = [...target.state.entries.values()].filter(hasAudio);
  const verdicts = new Map<EntryId, Verdict>();
  await world.runner.inGroup(
    `Comparing ${plural(entries.length, 'entry', 'entries')} with the live cache`,
    () =>
      compareAudio(entries, {
        client,
        committed,
        settle(entry, verdict) {
          verdicts.set(entry.id, verdict);
          world.runner.log(`[${verdicts.size}/${entries.length}] entry ${entry.id}: ${verdict.kind}`);
        },
      }),
  );
  world.cancel.throwIfAborted();
  return {
    state: stateOf(
      entries.flatMap((entry) => stateEntry(entry, verdicts.get(entry.id), listing.entries.get(entry.id))),
    ),
    isReencoded: isInconclusive(verdicts.values()),
    unreadable: entries.map(({ id }) => id).filter((id) => isUnreadable(verdicts.get(id))),
  };
}

/** Audio of the right file in the entry of another phrase is not right: it counts as changed, so that the sync is blocked. */
function stateEntry(entry: AudioEntry, verdict: Verdict | undefined, listed: ListedPhrase | undefined) {
  const isOther = listed !== undefined && isOtherPhrase(matchPhrase(entry, listed));
  switch (verdict?.kind) {
    case 'same':
    case 'same sound':
      return [isOther ? withoutAudio(entry) : entry];
    case 'different':
      return [withoutAudio(entry)];
    default:
      return [];
  }
}

function withoutAudio(entry: AudioEntry) {
  return { ...entry, blob: undefined };
}

function isUnreadable(verdict: Verdict | undefined): boolean {
  return verdict === undefined || verdict.kind === 'unreadable' || verdict.kind === 'not compared';
}

/** `3 entries (1, 2, 3)` */
export function someEntries(ids: readonly EntryId[]): string {
  return `${plural(ids.length, 'entry', 'entries')} (${listed(ids)})`;
}
