import type { Problem } from '../lib/problem.ts';
import type { Agent } from './agent.ts';

/** What is known of this run, wherever it ends. */
export interface Listing {
  /** Of which nothing is said where the run was blocked. */
  agents: readonly (Agent & { readonly entries: number })[];
  readonly problems: Problem[];
  readonly warnings: Problem[];
  end: 'running' | 'listed' | 'blocked' | 'broken' | 'cancelled';
}

export type ListingOutcome = 'listed' | 'blocked' | 'failed' | 'cancelled';

/** A run that has not reached its end, for whatever reason, has failed. */
export function outcomeOf({ end }: Listing): ListingOutcome {
  return end === 'running' || end === 'broken' ? 'failed' : end;
}
