import { quote } from '../lib/text.ts';
import { holdsBack, type Outcome } from '../plan/outcome.ts';
import type { Change, Deletion, Plan, Replacement } from '../plan/plan.ts';
import { type CacheApi, MAX_BULK_IDS, parseBulkResult, saysSuccess } from './api.ts';
import { describeResponse, saysNotFound } from './response.ts';
import type { Result } from './result.ts';
import { leavesDoubt } from './retry.ts';

export interface ApplyOptions {
  readonly api: CacheApi;
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
type SentResult = Exclude<Result, { kind: 'not sent' }>;

/**
 * Carries a plan to the cache: replacements first and, only if each of them was certainly made, deletions.
 * Reports exactly one outcome for each change. Never rejects for what a server does.
 */
export async function apply(plan: Plan, options: ApplyOptions): Promise<void> {
  const replaced = await Promise.all(plan.replace.map((change) => replace(change, options)));
  if (replaced.some(holdsBack)) {
    const reason = `not all replacements were made, so nothing was deleted; ${options.whatNext}`;
    for (const change of plan.delete) options.settled({ kind: 'skipped', change, reason });
    return;
  }
  const [only] = plan.delete;
  if (plan.delete.length === 1 && only) options.settled(await deleteOne(only, options, false));
  else await Promise.all(batches(plan.delete).map((batch) => deleteBatch(batch, options)));
}

async function replace(change: Replacement, options: ApplyOptions): Promise<Outcome> {
  let audio: Buffer = NO_AUDIO;
  const result = await options.api.replace(change.id, change.entry.path, async () => {
    audio = await options.audio(change);
    return audio;
  });
  const done = result.kind === 'response' && result.response.status === 204;
  const outcome: Outcome = done
    ? { kind: 'replaced', change, bytes: audio.length, milliseconds: result.milliseconds }
    : failure(change, result, false);
  options.settled(outcome);
  if (done) options.sent(change, audio);
  return outcome;
}

const NO_AUDIO = Buffer.alloc(0);

/**
 * Settles one id: only here is it decided that an entry is deleted, already gone, or not to be deleted. `doubt`: an earlier
 * request may have deleted it.
 */
async function deleteOne(change: Deletion, { api }: ApplyOptions, doubt: boolean): Promise<Outcome> {
  const result = await api.delete(change.id);
  if (result.kind === 'response') {
    const { response, milliseconds } = result;
    if (response.status === 200 && saysSuccess(response.body))
      return { kind: 'deleted', change, alreadyGone: false, milliseconds };
    if (saysNotFound(response)) return { kind: 'deleted', change, alreadyGone: true, milliseconds };
  }
  return failure(change, result, doubt);
}

/** Whatever a bulk response does not put in `deleted`, and there alone, is settled one by one: that says why. */
async function deleteBatch(batch: readonly Deletion[], options: ApplyOptions): Promise<void> {
  const bulk = await options.api.bulkDelete(batch.map((change) => change.id));
  if (bulk.kind === 'not sent') {
    for (const change of batch) options.settled({ kind: 'skipped', change, reason: bulk.reason });
    return;
  }
  const { deleted, spared } = readClaims(bulk, batch, options.warn);
  await Promise.all(
    batch.map(async (change) => {
      const { milliseconds } = bulk;
      if (deleted.has(change.id))
        return options.settled({ kind: 'deleted', change, alreadyGone: false, milliseconds });
      const doubt =
        bulk.doubt || (!spared.has(change.id) && bulk.kind === 'response' && leavesDoubt(bulk.response));
      const outcome = await deleteOne(change, options, doubt);
      options.settled(outcome.kind === 'skipped' ? unsettled(change, bulk, doubt, outcome.reason) : outcome);
    }),
  );
}

/** After a stop, single deletions are not sent any more: then the bulk request has the last word. */
function unsettled(change: Deletion, bulk: SentResult, doubt: boolean, stopped: string): Outcome {
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
  /** What the response says outright was left alone. */
  readonly spared: ReadonlySet<string>;
}

function readClaims(bulk: SentResult, batch: readonly Deletion[], warn: (message: string) => void): Claims {
  const response = bulk.kind === 'response' && bulk.response.status === 200 ? bulk.response : undefined;
  const claim = (response && parseBulkResult(response.body)) ?? { deleted: [], failed: [] };
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
function failure(change: Change, result: Result, doubt: boolean): Outcome {
  if (result.kind === 'not sent') return { kind: 'skipped', change, reason: result.reason };
  const { correlationId } = result;
  const known = { kind: 'failed', change, correlationId } as const;
  if (result.kind === 'failed') {
    const { reason, status } = result;
    const certainty = doubt || result.doubt ? 'unknown' : 'not done';
    return { ...known, reason, certainty, ...(status === undefined ? {} : { status }) };
  }
  const { response } = result;
  const { status } = response;
  if (change.kind === 'replace' && saysNotFound(response)) {
    return { ...known, reason: describeResponse(response), certainty: 'not done', status };
  }
  const odd = response.status < 300 ? ', which does not say that it was done' : '';
  return {
    ...known,
    reason: `${describeResponse(response)}${odd}`,
    certainty: doubt || result.doubt || leavesDoubt(response) ? 'unknown' : 'not done',
    status,
  };
}

function batches(changes: readonly Deletion[]): Deletion[][] {
  const count = Math.ceil(changes.length / MAX_BULK_IDS);
  return Array.from({ length: count }, (_, index) =>
    changes.slice(index * MAX_BULK_IDS, (index + 1) * MAX_BULK_IDS),
  );
}
