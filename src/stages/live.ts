import type { Job } from '../context.ts';
import type { BlobId, EntryId } from '../lib/ids.ts';
import { listed, plural } from '../lib/numbers.ts';
import { committedAudio } from '../live/committed.ts';
import { compareAudio } from '../live/compare-audio.ts';
import { isInconclusive, type Verdict } from '../live/verdict.ts';
import { type AudioEntry, type State, stateOf } from '../plan/state.ts';

/** The entries of the manifest as they are in the live cache. */
export interface LiveCache {
  /** Content ids as Git gives them: an entry that plays its committed file has that file's blob, another recording has none. */
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
  if (!client || !(await mayRead(client))) return undefined;
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
    state: stateOf(entries.flatMap((entry) => stateEntry(entry, verdicts.get(entry.id)))),
    isReencoded: isInconclusive(verdicts.values()),
    unreadable: entries.map(({ id }) => id).filter((id) => isUnreadable(verdicts.get(id))),
  };
}

/** One entry of the list is enough to see whether the key may read (PolyAI answers 403 if not). */
async function mayRead({ api }: Awaited<ReturnType<NonNullable<Job['openClient']>>>): Promise<boolean> {
  const result = await api.list(0, 1);
  return result.kind !== 'response' || result.response.status !== 403;
}

function stateEntry(entry: AudioEntry, verdict: Verdict | undefined) {
  switch (verdict?.kind) {
    case 'same':
    case 'same sound':
      return [entry];
    case 'different':
      return [{ ...entry, blob: undefined as BlobId | undefined }];
    default:
      return [];
  }
}

function isUnreadable(verdict: Verdict | undefined): boolean {
  return verdict === undefined || verdict.kind === 'unreadable' || verdict.kind === 'not compared';
}

function hasAudio(entry: { readonly blob: BlobId | undefined }): entry is AudioEntry {
  return entry.blob !== undefined;
}

/** `3 entries (1, 2, 3)` */
export function someEntries(ids: readonly EntryId[]): string {
  return `${plural(ids.length, 'entry', 'entries')} (${listed(ids)})`;
}
