import type { Clock } from '../clock.ts';
import { holdsBack, type Outcome } from '../plan/outcome.ts';
import type { Deletion, Plan, Replacement } from '../plan/plan.ts';
import { correlationIdOf, describeAnswer } from './answer.ts';
import { BULK_LIMIT, type CacheCalls, parseBulkAnswer, saysSuccess } from './calls.ts';
import type { Reply } from './sender.ts';

export interface ApplyParts {
  readonly calls: CacheCalls;
  readonly clock: Clock;
  /** The checked bytes of a replacement's file. */
  readonly audio: (change: Replacement) => Promise<Buffer>;
  /** Told of each outcome as it is known. */
  readonly settled: (outcome: Outcome) => void;
  /** Told of what is odd, but no failure. */
  readonly warn: (message: string) => void;
}

type Answer = Extract<Reply, { kind: 'answer' }>;

/**
 * Carries a plan to the cache: replacements first and, only if each of them was certainly made, deletions.
 * Reports exactly one outcome for each change. Never rejects for what a server does.
 */
export async function apply(plan: Plan, parts: ApplyParts): Promise<void> {
  const replaced = await Promise.all(plan.replace.map((change) => replace(change, parts)));
  if (replaced.some(holdsBack)) {
    const reason = 'not all replacements were made, so nothing was deleted; the next run does it';
    for (const change of plan.delete) parts.settled({ kind: 'skipped', change, reason });
    return;
  }
  const [only] = plan.delete;
  if (plan.delete.length === 1 && only) await deleteOne(only, parts);
  else await Promise.all(batches(plan.delete).map((batch) => deleteBatch(batch, parts)));
}

async function replace(change: Replacement, parts: ApplyParts): Promise<Outcome> {
  const start = parts.clock.elapsed();
  let bytes = 0;
  const reply = await parts.calls.replace(change.id, change.entry.path, async () => {
    const audio = await parts.audio(change);
    bytes = audio.length;
    return audio;
  });
  const done: Outcome = { kind: 'replaced', change, bytes, milliseconds: parts.clock.elapsed() - start };
  const outcome = reply.kind === 'answer' && reply.answer.status === 204 ? done : failure(change, reply);
  parts.settled(outcome);
  return outcome;
}

/** Settles one id: only here is it decided that an entry is deleted, already gone, or not to be deleted. */
async function deleteOne(change: Deletion, parts: ApplyParts): Promise<void> {
  const start = parts.clock.elapsed();
  const reply = await parts.calls.delete(change.id);
  const status = reply.kind === 'answer' ? reply.answer.status : 0;
  const deleted = reply.kind === 'answer' && status === 200 && saysSuccess(reply.answer.body);
  const milliseconds = parts.clock.elapsed() - start;
  if (deleted || status === 404)
    parts.settled({ kind: 'deleted', change, alreadyGone: !deleted, milliseconds });
  else parts.settled(failure(change, reply));
}

/** Whatever a bulk answer does not put in `deleted`, and there alone, is settled one by one: that says why. */
async function deleteBatch(batch: readonly Deletion[], parts: ApplyParts): Promise<void> {
  const start = parts.clock.elapsed();
  const reply = await parts.calls.bulkDelete(batch.map((change) => change.id));
  const confirmed = reply.kind === 'answer' ? confirmedIds(reply, batch, parts.warn) : new Set();
  const milliseconds = parts.clock.elapsed() - start;
  await Promise.all(
    batch.map(async (change) => {
      if (confirmed.has(change.id))
        parts.settled({ kind: 'deleted', change, alreadyGone: false, milliseconds });
      else if (reply.kind === 'not sent') parts.settled({ kind: 'skipped', change, reason: reply.reason });
      else await deleteOneAfter(reply, change, parts);
    }),
  );
}

/** After a stop, single deletions are not sent any more; then what the bulk request did to the id is not known. */
async function deleteOneAfter(bulk: Reply, change: Deletion, parts: ApplyParts): Promise<void> {
  await deleteOne(change, {
    ...parts,
    settled: (outcome) =>
      parts.settled(outcome.kind === 'skipped' ? unsettled(change, bulk, outcome.reason) : outcome),
  });
}

function unsettled(change: Deletion, bulk: Reply, stopped: string): Outcome {
  const outcome = failure(change, bulk);
  if (outcome.kind !== 'failed' || outcome.certainty === 'not done') return outcome;
  return {
    ...outcome,
    reason: `the bulk delete did not confirm it, and it could not be settled, because ${stopped}`,
  };
}

function confirmedIds(
  reply: Answer,
  batch: readonly Deletion[],
  warn: (message: string) => void,
): Set<string> {
  const claim = reply.answer.status === 200 ? parseBulkAnswer(reply.answer.body) : undefined;
  if (!claim) return new Set();
  const asked = new Set<string>(batch.map((change) => change.id));
  const strangers = [...claim.deleted, ...claim.failed].filter((id) => !asked.has(id));
  if (strangers.length > 0) {
    warn(
      `PolyAI's answer to a bulk delete names ${strangers.length} ids that were not asked for; they are ignored`,
    );
  }
  const failed = new Set(claim.failed);
  return new Set(claim.deleted.filter((id) => asked.has(id) && !failed.has(id)));
}

function failure(change: Replacement | Deletion, reply: Reply): Outcome {
  if (reply.kind === 'not sent') return { kind: 'skipped', change, reason: reply.reason };
  if (reply.kind === 'no body') {
    return { kind: 'failed', change, reason: reply.reason, certainty: 'not done', correlationId: undefined };
  }
  const { correlationId } = reply;
  if (reply.kind === 'no answer')
    return { kind: 'failed', change, reason: reply.reason, certainty: 'unknown', correlationId };
  const { answer } = reply;
  return {
    kind: 'failed',
    change,
    reason:
      answer.status < 300 ? `PolyAI answered ${answer.status} in an unexpected way` : describeAnswer(answer),
    certainty: answer.status < 300 || answer.status >= 500 ? 'unknown' : 'not done',
    correlationId: correlationIdOf(answer, correlationId),
    status: answer.status,
  };
}

function batches(changes: readonly Deletion[]): Deletion[][] {
  const count = Math.ceil(changes.length / BULK_LIMIT);
  return Array.from({ length: count }, (_, index) =>
    changes.slice(index * BULK_LIMIT, (index + 1) * BULK_LIMIT),
  );
}
