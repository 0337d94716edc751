import { Blocked } from '../lib/problem.ts';
import type { Outcome } from '../plan/outcome.ts';
import type { Deletion } from '../plan/plan.ts';
import { MAX_BULK_IDS, saysSuccess } from './api.ts';
import { readClaims } from './bulk-claims.ts';
import type { Client } from './client.ts';
import { failureOf } from './failure.ts';
import { findEntries, type Listing } from './listing.ts';
import { saysNotFound } from './response.ts';
import type { Result } from './result.ts';
import { leavesDoubt } from './retry.ts';

export interface DeleteOptions {
  readonly client: Client;
  /** Told of each outcome as it is known. */
  readonly settled: (outcome: Outcome) => void;
  /** Told of what is odd, but no failure. */
  readonly warn: (message: string) => void;
}

/** A request that was on its way at least once. */
type SentResult = Exclude<Result, { kind: 'not sent' }>;
type Failure = Extract<Outcome, { kind: 'failed' }>;

/** A 404 that is not PolyAI's own: the entry was gone, or the request never reached PolyAI. */
interface Unclear {
  readonly kind: 'unclear';
  readonly change: Deletion;
  readonly failure: Failure;
  readonly milliseconds: number;
}

/** Deletes entries. Reports exactly one outcome for each. Never rejects for what a server does. */
export async function deleteAll(changes: readonly Deletion[], options: DeleteOptions): Promise<void> {
  const unclear: Unclear[] = [];
  const settle = (end: Outcome | Unclear) => {
    if (end.kind === 'unclear') unclear.push(end);
    else options.settled(end);
  };
  const [only] = changes;
  if (changes.length === 1 && only) settle(await deleteOne(only, options, false));
  else await Promise.all(batches(changes).map((batch) => deleteBatch(batch, options, settle)));
  if (unclear.length > 0) await lookAgain(unclear, options);
}

/**
 * Deletes one entry: only here, and in `lookAgain`, is it decided that an entry is deleted, already gone, or not to be
 * deleted. `doubt`: an earlier request may have deleted it.
 */
async function deleteOne(
  change: Deletion,
  { client }: DeleteOptions,
  doubt: boolean,
): Promise<Outcome | Unclear> {
  const result = await client.api.delete(change.id);
  const failure = failureOf(change, result, doubt);
  if (result.kind !== 'response') return failure;
  const { response, milliseconds } = result;
  if (response.status === 200 && saysSuccess(response.body))
    return { kind: 'deleted', change, alreadyGone: false, milliseconds };
  if (saysNotFound(response)) return { kind: 'deleted', change, alreadyGone: true, milliseconds };
  if (response.status === 404 && failure.kind === 'failed')
    return { kind: 'unclear', change, failure, milliseconds };
  return failure;
}

/** The list of the cache shows whether entries are gone. Without it, that is unknown. */
async function lookAgain(unclear: readonly Unclear[], { client, settled }: DeleteOptions): Promise<void> {
  const listing = await findEntries(
    unclear.map(({ change }) => change.id),
    client,
  ).catch((error: unknown) => {
    if (error instanceof Blocked) return error;
    throw error;
  });
  for (const one of unclear) settled(afterLooking(one, listing));
}

function afterLooking({ change, failure, milliseconds }: Unclear, listing: Listing | Blocked): Outcome {
  const unknown = (why: string): Outcome => ({
    ...failure,
    reason: `${failure.reason}; it is not known whether the entry is gone: ${why}`,
    certainty: 'unknown',
  });
  if (listing instanceof Blocked) return unknown(listing.message);
  if (listing.kind === 'not allowed') return unknown('the API key does not have "audio_cache: read"');
  if (listing.entries.has(change.id))
    return { ...failure, reason: `${failure.reason}; the entry is still in PolyAI's list` };
  if (listing.complete) return { kind: 'deleted', change, alreadyGone: true, milliseconds };
  return unknown("PolyAI's list of the cache was incomplete, twice");
}

/** Whatever a bulk response does not put in `deleted`, and there alone, is settled one by one: that says why. */
async function deleteBatch(
  batch: readonly Deletion[],
  options: DeleteOptions,
  settle: (end: Outcome | Unclear) => void,
): Promise<void> {
  const bulk = await options.client.api.bulkDelete(batch.map((change) => change.id));
  if (bulk.kind === 'not sent') {
    for (const change of batch) settle({ kind: 'skipped', change, reason: bulk.reason });
    return;
  }
  const { deleted, spared } = readClaims(bulk, batch, options.warn);
  await Promise.all(
    batch.map(async (change) => {
      const { milliseconds } = bulk;
      if (deleted.has(change.id))
        return settle({ kind: 'deleted', change, alreadyGone: false, milliseconds });
      const doubt =
        bulk.doubt || (!spared.has(change.id) && bulk.kind === 'response' && leavesDoubt(bulk.response));
      const end = await deleteOne(change, options, doubt);
      settle(end.kind === 'skipped' ? unsettled(change, bulk, doubt, end.reason) : end);
    }),
  );
}

/** After a stop, single deletions are not sent any more: then the bulk request has the last word. */
function unsettled(change: Deletion, bulk: SentResult, doubt: boolean, stopped: string): Outcome {
  const reason = `the bulk delete did not confirm it, and it could not be checked, because ${stopped}`;
  const { correlationId } = bulk;
  return {
    kind: 'failed',
    change,
    reason: bulk.kind === 'failed' ? bulk.reason : reason,
    certainty: doubt ? 'unknown' : 'not done',
    correlationId,
  };
}

function batches(changes: readonly Deletion[]): Deletion[][] {
  const count = Math.ceil(changes.length / MAX_BULK_IDS);
  return Array.from({ length: count }, (_, index) =>
    changes.slice(index * MAX_BULK_IDS, (index + 1) * MAX_BULK_IDS),
  );
}
