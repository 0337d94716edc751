import type { CommitSha } from './ids.ts';

/** One sync of this agent and manifest that the record holds, whatever became of it. */
export interface RecordedSync {
  readonly sha: CommitSha;
  /** The pull request whose preview, or whose clean-up, it was. */
  readonly pullRequest: number | undefined;
  /** Milliseconds since 1970. */
  readonly began: number;
  /** When it told how it ended; absent for one that never did (cancelled, killed, or still running). */
  readonly ended: number | undefined;
  /** Whether it was ever said to have succeeded. */
  readonly succeeded: boolean;
}

/** What is known of the syncs before this one. */
export type History =
  /** There is no record to be had, so each run must go by its event. */
  | { readonly kind: 'none'; readonly why: string }
  /** Newest first. None: nothing was ever recorded. */
  | { readonly kind: 'syncs'; readonly syncs: readonly RecordedSync[] };

/** The states that the cache may be in, going by the record. */
export interface Since {
  /** The newest sync that succeeded; absent if none ever did. */
  readonly success: RecordedSync | undefined;
  /** Oldest first: every other sync that may have written after it. */
  readonly attempts: readonly RecordedSync[];
}

/**
 * What may be in the cache: the newest success and every other sync since. One that began earlier, but ended after the newest
 * success began, ran beside it, and counts as since; GitHub's times are full seconds, so the same second counts, too.
 */
export function sinceSuccess(syncs: readonly RecordedSync[]): Since {
  const index = syncs.findIndex((sync) => sync.succeeded);
  const success = syncs[index];
  if (!success) return { success: undefined, attempts: syncs.toReversed() };
  const newer = syncs.slice(0, index);
  const beside = syncs
    .slice(index + 1)
    .filter((sync) => sync.ended !== undefined && sync.ended >= success.began);
  return { success, attempts: [...newer, ...beside].toReversed() };
}

/** Oldest first: every sync since, and including, the first one of a pull request; none if it left none. */
export function sincePullRequest(syncs: readonly RecordedSync[], number: number): readonly RecordedSync[] {
  const first = syncs.findLastIndex((sync) => sync.pullRequest === number);
  return syncs.slice(0, first + 1).toReversed();
}
