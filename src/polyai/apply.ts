import { quote } from '../lib/text.ts';
import { holdsBack, type Outcome } from '../plan/outcome.ts';
import type { Change, Deletion, Plan, Replacement } from '../plan/plan.ts';
import { describeAnswer, saysNotFound } from './answer.ts';
import { BULK_LIMIT, type CacheCalls, parseBulkAnswer, saysSuccess } from './calls.ts';
import type { Reply } from './reply.ts';
import { leavesDoubt } from './retry.ts';

export interface ApplyParts {
  readonly calls: CacheCalls;
  /** The checked bytes of a replacement's file. */
  readonly audio: (change: Replacement) => Promise<Buffer>;
  /** Told of bytes that were sent to their end and are not needed any more. */
  readonly sent: (change: Replacement, audio: Buffer) => void;
  /** What becomes of deletions that are held back: the end of a sentence for the user. */
  readonly whatNext: string;
  /** Told of each outcome as it is known. */
  readonly settled: (outcome: Outcome) => void;
  /** Told of what is odd, but no failure. */
  readonly warn: (message: string) => void;
}

/** A request that was on its way at least once. */
type Sent = Exclude<Reply, { kind: 'not sent' }>;

/**
 * Carries a plan to the cache: replacements first and, only if each of them was certainly made, deletions.
 * Reports exactly one outcome for each change. Never rejects for what a server does.
 */
export async function apply(plan: Plan, parts: ApplyParts): Promise<void> {
  const replaced = await Promise.all(plan.replace.map((change) => replace(change, parts)));
  if (replaced.some(holdsBack)) {
    const reason = `not all replacements were made, so nothing was deleted; ${parts.whatNext}`;
    for (const change of plan.delete) parts.settled({ kind: 'skipped', change, reason });
    return;
  }
  const [only] = plan.delete;
  if (plan.delete.length === 1 && only) parts.settled(await deleteOne(only, parts, false));
  else await Promise.all(batches(plan.delete).map((batch) => deleteBatch(batch, parts)));
}

async function replace(change: Replacement, parts: ApplyParts): Promise<Outcome> {
  let audio: Buffer = NO_AUDIO;
  const reply = await parts.calls.replace(change.id, change.entry.path, async () => {
    audio = await parts.audio(change);
    return audio;
  });
  const done = reply.kind === 'answer' && reply.answer.status === 204;
  const outcome: Outcome = done
    ? { kind: 'replaced', change, bytes: audio.length, milliseconds: reply.milliseconds }
    : failure(change, reply, false);
  parts.settled(outcome);
  if (done) parts.sent(change, audio);
  return outcome;
}

const NO_AUDIO = Buffer.alloc(0);

/**
 * Settles one id: only here is it decided that an entry is deleted, already gone, or not to be deleted. `doubt`: an earlier
 * request may have deleted it.
 */
async function deleteOne(change: Deletion, { calls }: ApplyParts, doubt: boolean): Promise<Outcome> {
  const reply = await calls.delete(change.id);
  if (reply.kind === 'answer') {
    const { answer, milliseconds } = reply;
    if (answer.status === 200 && saysSuccess(answer.body))
      return { kind: 'deleted', change, alreadyGone: false, milliseconds };
    if (saysNotFound(answer)) return { kind: 'deleted', change, alreadyGone: true, milliseconds };
  }
  return failure(change, reply, doubt);
}

/** Whatever a bulk answer does not put in `deleted`, and there alone, is settled one by one: that says why. */
async function deleteBatch(batch: readonly Deletion[], parts: ApplyParts): Promise<void> {
  const bulk = await parts.calls.bulkDelete(batch.map((change) => change.id));
  if (bulk.kind === 'not sent') {
    for (const change of batch) parts.settled({ kind: 'skipped', change, reason: bulk.reason });
    return;
  }
  const { deleted, spared } = readClaims(bulk, batch, parts.warn);
  await Promise.all(
    batch.map(async (change) => {
      const { milliseconds } = bulk;
      if (deleted.has(change.id))
        return parts.settled({ kind: 'deleted', change, alreadyGone: false, milliseconds });
      const doubt =
        bulk.doubt || (!spared.has(change.id) && bulk.kind === 'answer' && leavesDoubt(bulk.answer));
      const outcome = await deleteOne(change, parts, doubt);
      parts.settled(outcome.kind === 'skipped' ? unsettled(change, bulk, doubt, outcome.reason) : outcome);
    }),
  );
}

/** After a stop, single deletions are not sent any more: then the bulk request has the last word. */
function unsettled(change: Deletion, bulk: Sent, doubt: boolean, stopped: string): Outcome {
  const reason = `the bulk delete did not confirm it, and it could not be settled, because ${stopped}`;
  const { correlationId } = bulk;
  return {
    kind: 'failed',
    change,
    reason: bulk.kind === 'failed' ? bulk.reason : reason,
    certainty: doubt ? 'unknown' : 'not done',
    correlationId,
  };
}

interface Claims {
  readonly deleted: ReadonlySet<string>;
  /** What the answer says outright was left alone. */
  readonly spared: ReadonlySet<string>;
}

function readClaims(bulk: Sent, batch: readonly Deletion[], warn: (message: string) => void): Claims {
  const answer = bulk.kind === 'answer' && bulk.answer.status === 200 ? bulk.answer : undefined;
  const claim = (answer && parseBulkAnswer(answer.body)) ?? { deleted: [], failed: [] };
  const deleted = new Set(claim.deleted);
  const failed = new Set(claim.failed);
  const asked = new Set<string>(batch.map((change) => change.id));
  const strangers = [...new Set([...deleted, ...failed])].filter((id) => !asked.has(id));
  if (strangers.length > 0) {
    const which = strangers.length === 1 ? 'an id that was' : `${strangers.length} ids that were`;
    warn(
      `PolyAI's answer to a bulk delete names ${which} not asked for (${quote(strangers[0] ?? '')}): ignored`,
    );
  }
  return {
    deleted: new Set([...deleted].filter((id) => !failed.has(id))),
    spared: new Set([...failed].filter((id) => !deleted.has(id))),
  };
}

/** `doubt`: an earlier request may have made the change. */
function failure(change: Change, reply: Reply, doubt: boolean): Outcome {
  if (reply.kind === 'not sent') return { kind: 'skipped', change, reason: reply.reason };
  const { correlationId } = reply;
  const known = { kind: 'failed', change, correlationId } as const;
  if (reply.kind === 'failed') {
    const { reason, status } = reply;
    const certainty = doubt || reply.doubt ? 'unknown' : 'not done';
    return { ...known, reason, certainty, ...(status === undefined ? {} : { status }) };
  }
  const { answer } = reply;
  const { status } = answer;
  if (change.kind === 'replace' && saysNotFound(answer)) {
    return { ...known, reason: describeAnswer(answer), certainty: 'not done', status };
  }
  const odd = answer.status < 300 ? ', which does not say that it was done' : '';
  return {
    ...known,
    reason: `${describeAnswer(answer)}${odd}`,
    certainty: doubt || reply.doubt || leavesDoubt(answer) ? 'unknown' : 'not done',
    status,
  };
}

function batches(changes: readonly Deletion[]): Deletion[][] {
  const count = Math.ceil(changes.length / BULK_LIMIT);
  return Array.from({ length: count }, (_, index) =>
    changes.slice(index * BULK_LIMIT, (index + 1) * BULK_LIMIT),
  );
}
