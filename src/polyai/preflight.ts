import type { AgentId, EntryId } from '../lib/ids.ts';
import { Blocked, type Problem } from '../lib/problem.ts';
import { quote } from '../lib/text.ts';
import { type Change, hasChanges, type Plan, type Replacement } from '../plan/plan.ts';
import type { Client } from './client.ts';
import { findEntries } from './listing.ts';
import type { EntryDetails } from './listing-page.ts';

/** What is known of the cache before anything is written. */
export interface Preflight {
  /** `not allowed`: the key may not read. `incomplete`: the list was incomplete, twice, and does not name all planned entries. */
  readonly listing: 'complete' | 'incomplete' | 'not allowed';
  /** Entries that the plan replaces, but the agent certainly does not have. */
  readonly missing: readonly Replacement[];
  /** Ids from `delete-ids` that the agent certainly does not have. */
  readonly neverThere: ReadonlySet<EntryId>;
  /** Of entries in the plan. */
  readonly details: ReadonlyMap<EntryId, EntryDetails>;
  /** Everything that was listed. */
  readonly listed: ReadonlyMap<string, EntryDetails>;
}

export interface PreflightFacts {
  readonly plan: Plan;
  readonly agentId: AgentId;
  /** The manifest's path, for problems. */
  readonly manifest: string;
  /** Whether the agent may have none of the entries. */
  readonly allMayBeMissing: boolean;
}

/** The runner shows ten annotations; the first says what is wrong. */
const MAX_NAMED = 9;

/**
 * Looks the planned entries up. What the plan replaces must be there: PolyAI has no call that creates an entry. What it deletes is
 * looked up for its phrase; one that is gone already makes this run list the cache twice.
 * Raises Blocked for a refused key, a cache that cannot be listed and, unless `allMayBeMissing`, an agent that has none of the entries.
 */
export async function preflight(facts: PreflightFacts, client: Client): Promise<Preflight> {
  const { plan } = facts;
  const unknown: Preflight = {
    listing: 'not allowed',
    missing: [],
    neverThere: new Set(),
    details: new Map(),
    listed: new Map(),
  };
  const changes: readonly Change[] = [...plan.replace, ...plan.delete];
  const ids = changes.map(({ id }) => id);
  const listing = hasChanges(plan) ? await findEntries(ids, client) : undefined;
  if (listing?.kind !== 'entries') return unknown;
  const { entries, complete } = listing;
  const lacks = ({ id }: Change) => !entries.has(id);
  const missing = complete ? plan.replace.filter(lacks) : [];
  if (missing.length > 0 && missing.length === plan.replace.length && !facts.allMayBeMissing) {
    throw new Blocked(allMissing(facts));
  }
  const details = ids.flatMap((id) => {
    const entry = entries.get(id);
    return entry ? [[id, entry] as const] : [];
  });
  const certain = complete || !changes.some(lacks);
  const asked = complete ? plan.delete.filter(({ reason }) => reason === 'requested') : [];
  return {
    listing: certain ? 'complete' : 'incomplete',
    missing,
    neverThere: new Set(asked.filter(lacks).map(({ id }) => id)),
    details: new Map(details),
    listed: entries,
  };
}

function allMissing({ plan, agentId, manifest }: PreflightFacts): Problem[] {
  const { length } = plan.replace;
  const which = length === 1 ? 'does not have the entry' : `has none of the ${length} entries`;
  return [
    {
      message: `agent ${quote(agentId)} ${which} to be replaced: check agent id, region and key, and the ids in Agent Studio's audio cache`,
    },
    ...plan.replace.slice(0, MAX_NAMED).map(({ id, entry: { name, line, column } }) => ({
      message: `the agent has no entry ${id} (${quote(name)})`,
      file: manifest,
      line,
      column,
    })),
  ];
}
