import type { EntryId } from '../plan/ids.ts';
import { hasChanges, type Plan, type Replacement } from '../plan/plan.ts';
import { Blocked } from '../problem.ts';
import { quote } from '../text.ts';
import type { CacheCalls } from './calls.ts';
import { type EntryDetails, fetchListing } from './listing.ts';

/** What is known of the cache before anything is written. */
export interface Preflight {
  /** Whether the key may read: if not, nothing is known, and nothing is missing. */
  readonly listed: boolean;
  /** Entries that the plan replaces, but the agent does not have. */
  readonly missing: readonly Replacement[];
  readonly details: ReadonlyMap<EntryId, EntryDetails>;
}

/**
 * Looks the planned entries up. What the plan replaces must be there: PolyAI has no call that creates an entry.
 * Raises Blocked for a refused key, a cache that cannot be listed and, unless `allMayBeMissing`, an agent that has none of the entries.
 */
export async function preflight(
  plan: Plan,
  calls: CacheCalls,
  agent: string,
  allMayBeMissing: boolean,
): Promise<Preflight> {
  if (!hasChanges(plan)) return { listed: false, missing: [], details: new Map() };
  const first = await fetchListing(calls);
  if (first.kind === 'not allowed') return { listed: false, missing: [], details: new Map() };
  const known = new Map(first.entries);
  // An entry can move to a page that was read already; it does not do so twice.
  if (plan.replace.some(({ id }) => !known.has(id))) {
    const second = await fetchListing(calls);
    if (second.kind === 'entries') for (const [id, entry] of second.entries) known.set(id, entry);
  }
  const missing = plan.replace.filter(({ id }) => !known.has(id));
  if (missing.length > 0 && missing.length === plan.replace.length && !allMayBeMissing) {
    throw Blocked.because(
      `agent ${quote(agent)} has none of the ${missing.length} entries to be replaced (first: ${missing[0]?.id}): check agent id, region and key, and the ids in Agent Studio's audio cache`,
    );
  }
  const planned = [...plan.replace, ...plan.delete].flatMap(({ id }) => {
    const entry = known.get(id);
    return entry ? [[id, entry] as const] : [];
  });
  return { listed: true, missing, details: new Map(planned) };
}
