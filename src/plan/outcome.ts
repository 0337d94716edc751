import { compareEntryIds, type EntryId } from '../lib/ids.ts';
import type { Change, Deletion, Replacement } from './plan.ts';

/** The outcome of one planned change. Each planned id has exactly one. */
export type Outcome =
  | {
      readonly kind: 'replaced';
      readonly change: Replacement;
      readonly bytes: number;
      readonly milliseconds: number;
    }
  | {
      readonly kind: 'deleted';
      readonly change: Deletion;
      readonly alreadyGone: boolean;
      readonly milliseconds: number;
    }
  | {
      readonly kind: 'failed';
      readonly change: Change;
      readonly reason: string;
      /** `unknown`: the request may have been carried out; `not on agent`: the agent has no such entry. */
      readonly certainty: 'not done' | 'unknown' | 'not on agent';
      /** What PolyAI's support asks for. */
      readonly correlationId: string | undefined;
      /** The HTTP status of the response, if there was one. */
      readonly status?: number;
    }
  | { readonly kind: 'skipped'; readonly change: Change; readonly reason: string };

export type OutcomeKind = Outcome['kind'];

export type Outcomes = ReadonlyMap<EntryId, Outcome>;

/** The outcome of a run as a whole, as the output `outcome` says it. */
export type RunOutcome = 'synced' | 'unchanged' | 'planned' | 'blocked' | 'failed' | 'cancelled';

/** Outcomes sorted by entry id, whatever the order in which they came in. */
export function sortedOutcomes(outcomes: Outcomes): Outcome[] {
  return [...outcomes.values()].toSorted((a, b) => compareEntryIds(a.change.id, b.change.id));
}

export function ofKind<Kind extends OutcomeKind>(
  outcomes: Outcomes,
  kind: Kind,
): Extract<Outcome, { kind: Kind }>[] {
  return sortedOutcomes(outcomes).filter(
    (outcome): outcome is Extract<Outcome, { kind: Kind }> => outcome.kind === kind,
  );
}

/** Whether a change may still have to be made: such a replacement holds back deletions. One of an entry that is not on the agent need not. */
export function holdsBack(outcome: Outcome): boolean {
  return outcome.kind === 'skipped' || (outcome.kind === 'failed' && outcome.certainty !== 'not on agent');
}

/** Whether the record may count this run as a success: no change may still have to be made. */
export function wentWell(outcomes: Outcomes): boolean {
  return ![...outcomes.values()].some(holdsBack);
}
