import type { Plan } from './plan.ts';

/** The most deletions that one run may make. */
export type DeletionLimit =
  | { readonly kind: 'count'; readonly count: number }
  | { readonly kind: 'percent'; readonly percent: number };

export interface GuardFacts {
  readonly plan: Plan;
  readonly limit: DeletionLimit;
  /** Whether what the plan removes is what previews added: that is expected, and does not count. */
  readonly undoes: boolean;
}

/**
 * Judges the deletions of a plan before anything is written. Returns what to tell the user, or undefined if all is well.
 * A count limits every deletion; a percentage those that come from the manifest, of the entries that this run's owner has, rounded down,
 * at least one. To delete all that was there takes `100%` or a count that covers it.
 */
export function checkDeletions({ plan, limit, undoes }: GuardFacts): string | undefined {
  const counted = plan.delete.filter((change) => !undoes || change.reason === 'requested');
  const removed = counted.filter((change) => change.reason === 'removed').length;
  const known = plan.owned.size;
  if (limit.kind === 'count') {
    if (counted.length <= limit.count) return undefined;
    return tooMany(
      `${entries(counted.length)} would be deleted`,
      `"max-deletes" allows ${limit.count}`,
      counted.length,
      removed > 0 ? RESTORE : FEWER,
    );
  }
  if (removed > 0 && removed === known && limit.percent < 100) {
    return tooMany(
      known === 1 ? 'the only entry would be deleted' : `all ${known} entries would be deleted`,
      `"max-deletes" allows ${limit.percent}%`,
      counted.length,
    );
  }
  const most = Math.max(1, Math.floor((known * limit.percent) / 100));
  if (removed <= most) return undefined;
  return tooMany(
    `${removed} of ${known} entries would be deleted`,
    `"max-deletes" allows ${limit.percent}% (${most})`,
    counted.length,
  );
}

const RESTORE = 'restore the entries in the manifest';
const FEWER = 'give fewer ids in "delete-ids"';

function tooMany(what: string, allowed: string, count: number, wayOut = RESTORE): string {
  return `${what}, but ${allowed}: nothing was written; if this is intended, set "max-deletes: ${count}" for one run, otherwise ${wayOut}`;
}

function entries(count: number): string {
  return count === 1 ? '1 entry' : `${count} entries`;
}
