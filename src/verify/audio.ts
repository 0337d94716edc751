import { inspectWav } from '../audio/wav.ts';
import { each } from '../polyai/each.ts';
import type { ReadingClient } from '../polyai/reading-client.ts';
import { describeResponse, saysNotFound } from '../polyai/response.ts';
import { type Result, reasonOf } from '../polyai/result.ts';
import type { CommittedAudio } from './committed.ts';
import type { VerifyEntry } from './run.ts';
import { isSameSound, type Recording, soundOf } from './sound.ts';
import type { Verdict } from './verdict.ts';

export interface CompareTools {
  readonly client: ReadingClient;
  readonly committed: CommittedAudio;
  /** Told of each verdict as it is known. */
  readonly settle: (entry: VerifyEntry, verdict: Verdict) => void;
}

/** Downloads entries, several at a time, and compares each with its committed file. Never rejects for what a server does. */
export async function compareAudio(
  entries: readonly VerifyEntry[],
  { client, committed, settle }: CompareTools,
): Promise<void> {
  await each(entries, client.concurrency, async (entry) => {
    const served = readServed(await client.api.download(entry.id));
    settle(entry, 'kind' in served ? served : await compareOne(entry, served, committed));
  });
}

/** The audio that PolyAI serves; or why there is none. */
function readServed(result: Result): Recording | Verdict {
  if (result.kind === 'not sent') return { kind: 'not compared', reason: result.reason };
  const { correlationId } = result;
  if (result.kind === 'failed') return { kind: 'unreadable', reason: reasonOf(result), correlationId };
  const { response } = result;
  // It left the cache after it was listed.
  if (saysNotFound(response)) return { kind: 'missing' };
  if (response.status !== 200)
    return { kind: 'unreadable', reason: describeResponse(response), correlationId };
  const wav = inspectWav(response.body, 'backup');
  if (wav.ok) return { bytes: response.body, facts: wav.audio };
  return { kind: 'unreadable', reason: `PolyAI answered 200, but what it sent ${wav.reason}`, correlationId };
}

async function compareOne(
  entry: VerifyEntry,
  served: Recording,
  committed: CommittedAudio,
): Promise<Verdict> {
  const file = await committed.compare(entry, served.bytes);
  if (file === 'same') return { kind: 'same' };
  const live = soundOf(served);
  if (!file.ok) return { kind: 'different', by: 'audio', live, file: undefined, unheard: file.reason };
  if (isSameSound(served, file.recording)) return { kind: 'same sound' };
  return { kind: 'different', by: 'audio', live, file: soundOf(file.recording) };
}
