import type { CommitSha } from '../lib/ids.ts';

/** One sync of this agent and manifest that the record holds, whatever became of it. */
export interface RecordedSync {
  readonly sha: CommitSha;
  /** The pull request whose preview, or whose clean-up, it was. */
  readonly pullRequest: number | undefined;
  /** Milliseconds since 1970. */
  readonly began: number;
  /** What became of it; absent where nobody looked, because it does not matter. */
  readonly end: SyncEnd | undefined;
}

export interface SyncEnd {
  /** Milliseconds since 1970; absent for one that never told its end (killed, or still running). */
  readonly at: number | undefined;
  /** Whether it was ever said to have succeeded. */
  readonly succeeded: boolean;
}

/** What is known of the syncs before this one. */
export type History =
  /** There is no record to be had, so each run must go by its event. */
  | { readonly kind: 'none'; readonly why: string }
  /** Newest first. None: nothing was ever recorded. */
  | { readonly kind: 'syncs'; readonly syncs: readonly RecordedSync[] };

/** The syncs whose commits say what may be in the cache, each list oldest first. */
export interface Since {
  /** The newest sync that succeeded; absent if none ever did. */
  readonly success: RecordedSync | undefined;
  /** Every other sync that may have written after it. */
  readonly attempts: readonly RecordedSync[];
  /**
   * All syncs since the newest one that succeeded and deletes. A preview leaves deletions alone, so what it no longer names
   * may be in the cache still.
   */
  readonly mayHold: readonly RecordedSync[];
}

/** A job of a hosted runner ends after six hours: no sync that began earlier can have run beside another. Milliseconds. */
export const LONGEST_JOB = 6 * 60 * 60 * 1_000;

/**
 * What may be in the cache, going by syncs, newest first: the newest success and every other sync since. One that began
 * earlier, but ended after the newest success began, or never told its end, may have run beside it, and counts as since;
 * GitHub's times are full seconds, so the same second counts, too.
 */
export function sinceSuccess(syncs: readonly RecordedSync[]): Since {
  const index = syncs.findIndex(succeeded);
  const success = syncs[index];
  if (!success) return { success, attempts: syncs.toReversed(), mayHold: syncs.toReversed() };
  const beside = syncs.slice(index + 1).filter((sync) => ranBeside(sync, success));
  const attempts = [...syncs.slice(0, index), ...beside].toReversed();
  const whole = syncs.findIndex((sync) => succeeded(sync) && !isPreview(sync));
  const since = whole < 0 ? syncs : syncs.slice(0, whole + 1);
  return {
    success,
    attempts,
    mayHold: [...since, ...beside.filter((sync) => !since.includes(sync))].toReversed(),
  };
}

/** The newest sync of the branch itself that succeeded: no preview, and no undoing of one. */
export function newestOfBranch(syncs: readonly RecordedSync[]): RecordedSync | undefined {
  return syncs.find((sync) => succeeded(sync) && !isPreview(sync));
}

/**
 * Oldest first: every sync since, and including, the first one of a pull request; none if it left none. If that one did not
 * succeed, it does not say what was there before, so all since the newest success before it count; `nothing` if there is none.
 * What may have run beside the success that this begins with counts, too.
 */
export function sincePullRequest(
  syncs: readonly RecordedSync[],
  number: number,
): { readonly syncs: readonly RecordedSync[]; readonly nothing: boolean } {
  const first = syncs.findLastIndex((sync) => sync.pullRequest === number);
  if (first < 0) return { syncs: [], nothing: false };
  const sure = syncs.findIndex((sync, index) => index >= first && succeeded(sync));
  const oldest = syncs[sure];
  if (!oldest) return { syncs: syncs.slice(0, first + 1).toReversed(), nothing: true };
  const beside = syncs.slice(sure + 1).filter((sync) => ranBeside(sync, oldest));
  return { syncs: [...syncs.slice(0, sure + 1), ...beside].toReversed(), nothing: false };
}

/** Also of the undoing of a preview, which looks at one pull request only. */
export function isPreview({ pullRequest }: Pick<RecordedSync, 'pullRequest'>): boolean {
  return pullRequest !== undefined;
}

function succeeded({ end }: RecordedSync): boolean {
  return end?.succeeded === true;
}

function ranBeside({ began, end }: RecordedSync, success: RecordedSync): boolean {
  if (!end || began < success.began - LONGEST_JOB) return false;
  return end.at === undefined || end.at >= success.began;
}
