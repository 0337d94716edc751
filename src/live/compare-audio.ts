import { explainBadBackup } from '../audio/backup.ts';
import type { AudioEntry } from '../plan/state.ts';
import { each } from '../polyai/each.ts';
import type { ReadingClient } from '../polyai/reading-client.ts';
import { describeResponse, saysNotFound } from '../polyai/response.ts';
import { type Result, reasonOf } from '../polyai/result.ts';
import type { CommittedAudio } from './committed.ts';
import { hashingReader } from './hashing-reader.ts';
import { createCollector } from './memory.ts';
import { isSameSound, soundOf } from './sound.ts';
import type { Verdict } from './verdict.ts';

export interface CompareTools {
  readonly client: ReadingClient;
  readonly committed: CommittedAudio;
  /** Told of each verdict as it is known. */
  readonly settle: (entry: AudioEntry, verdict: Verdict) => void;
}

/** Downloads entries, several at a time, and compares each with its committed file. Never rejects for what a server does. */
export async function compareAudio(
  entries: readonly AudioEntry[],
  { client, committed, settle }: CompareTools,
): Promise<void> {
  const free = createCollector();
  await each(entries, client.concurrency, async (entry) => {
    const { result, value } = await client.api.read(entry.id, (length) => hashingReader(entry.blob, length));
    if (!value) return settle(entry, explainNoAudio(result));
    const { size, other } = value;
    settle(entry, other ? await compareBytes(entry, other, result, committed) : { kind: 'same' });
    free(other ? COPIES * size : size);
  });
}

/** Of audio that is another one: the pieces, all of them, and its file. */
const COPIES = 3;

/** Why no audio was received. */
function explainNoAudio(result: Result): Verdict {
  if (result.kind === 'not sent') return { kind: 'not compared', reason: result.reason };
  const { correlationId } = result;
  if (result.kind === 'failed') return { kind: 'unreadable', reason: reasonOf(result), correlationId };
  // It left the cache after it was listed.
  if (saysNotFound(result.response)) return { kind: 'missing' };
  return { kind: 'unreadable', reason: describeResponse(result.response), correlationId };
}

/** Compares audio whose bytes are not those of a blob: they may be those that a Git LFS pointer names, or another recording. */
async function compareBytes(
  entry: AudioEntry,
  served: Buffer,
  result: Result,
  committed: CommittedAudio,
): Promise<Verdict> {
  const bad = explainBadBackup(served);
  if (bad !== undefined) {
    const correlationId = 'correlationId' in result ? result.correlationId : undefined;
    return { kind: 'unreadable', reason: `PolyAI answered 200, but the response ${bad}`, correlationId };
  }
  const file = await committed.compare(entry, served);
  if (file === 'same') return { kind: 'same' };
  const live = soundOf(served);
  if (!file.ok) return { kind: 'different', by: 'audio', live, file: undefined, unheard: file.reason };
  if (isSameSound(served, file.bytes)) return { kind: 'same sound' };
  return { kind: 'different', by: 'audio', live, file: soundOf(file.bytes) };
}
