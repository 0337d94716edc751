import { inspectWav } from '../audio/wav.ts';
import { describeAnswer, saysNotFound } from '../polyai/answer.ts';
import type { Connection } from '../polyai/connection.ts';
import { each } from '../polyai/each.ts';
import { type Reply, whyFailed } from '../polyai/reply.ts';
import type { CommittedAudio } from './committed.ts';
import type { VerifyEntry } from './run.ts';
import { isSameSound, type Recording, soundOf } from './sound.ts';
import type { Verdict } from './verdict.ts';

export interface CompareTools {
  readonly connection: Connection;
  readonly committed: CommittedAudio;
  /** Told of each verdict as it is known. */
  readonly settle: (entry: VerifyEntry, verdict: Verdict) => void;
}

/** Downloads entries, several at a time, and compares each with its committed file. Never rejects for what a server does. */
export async function compareAudio(
  entries: readonly VerifyEntry[],
  { connection, committed, settle }: CompareTools,
): Promise<void> {
  await each(entries, connection.concurrency, async (entry) => {
    const served = readServed(await connection.calls.download(entry.id));
    settle(entry, 'kind' in served ? served : await compareOne(entry, served, committed));
  });
}

/** The audio that PolyAI serves; or why there is none. */
function readServed(reply: Reply): Recording | Verdict {
  if (reply.kind === 'not sent') return { kind: 'not compared', reason: reply.reason };
  const { correlationId } = reply;
  if (reply.kind === 'failed') return { kind: 'unreadable', reason: whyFailed(reply), correlationId };
  const { answer } = reply;
  // It left the cache after it was listed.
  if (saysNotFound(answer)) return { kind: 'missing' };
  if (answer.status !== 200) return { kind: 'unreadable', reason: describeAnswer(answer), correlationId };
  const wav = inspectWav(answer.body, 'backup');
  if (wav.ok) return { bytes: answer.body, facts: wav.audio };
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
