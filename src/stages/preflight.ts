import type { EntryId } from '../lib/ids.ts';
import { listed, plural } from '../lib/numbers.ts';
import { Blocked, type Problem } from '../lib/problem.ts';
import { quote } from '../lib/text.ts';
import { misdirectedFiles } from '../plan/misdirected.ts';
import type { Outcome } from '../plan/outcome.ts';
import type { Plan, Replacement } from '../plan/plan.ts';
import { phraseFinder } from '../plan/transcripts.ts';
import type { Client } from '../polyai/client.ts';
import { preflight } from '../polyai/preflight.ts';
import { nameOf } from '../report/log.ts';
import type { Run } from '../run.ts';
import type { Runner } from '../runner.ts';
import { addOutcome } from './add-outcome.ts';
import { checkPhrases, hasPhrases, leaveUnlisted, unlistedFiles } from './phrases.ts';

const NOT_ON_AGENT = 'the agent has no such entry: it left the cache, or its id is wrong';
const CORRECT_IT = '; correct the id, or remove the line';

export interface LookUpOptions {
  /** Whether a preview is undone. */
  readonly undo: boolean;
  /** Why the agent does not have an entry, as the end of a message; empty if that is not known. */
  readonly whyGone: (id: EntryId) => string;
}

/**
 * Looks the plan up in the cache and returns the part of it that can be applied. On a dry run, a missing entry is a warning; in an undo,
 * it is also removed from the plan. Raises Blocked if a file would replace another phrase, or lose its entry to a wrong id.
 */
export async function lookUp(
  run: Run,
  client: Client,
  runner: Runner,
  { undo, whyGone }: LookUpOptions,
): Promise<Plan> {
  const { agentId, manifest = '', plan } = run;
  if (!agentId) throw new Error('a cache cannot be looked up without an agent');
  // If the cache plays other files of this commit, it is the right agent's.
  const wereThere = plan.replace.some(({ id }) => whyGone(id) !== '');
  const isRightAgent = run.isLive && plan.keep > 0;
  const facts = { plan, agentId, manifest, allMayBeMissing: undo || isRightAgent || wereThere };
  const { listing, missing, neverThere, details, listed: cache } = await preflight(facts, client);
  for (const [id, entry] of details) run.details.set(id, entry);
  if (listing !== 'complete') run.notices.push({ message: notLookedUp(listing, plan) });
  if (listing === 'incomplete') leaveUnlisted(run, cache);
  const findIds = phraseFinder(cache);
  const problems = [
    ...(listing === 'incomplete' ? unlistedFiles(run, cache) : []),
    ...checkPhrases(run, cache, findIds),
    ...(undo ? [] : misdirected(run, missing)),
  ];
  if (problems.length > 0) throw new Blocked(problems);
  if (run.dryRun && !undo) run.missing.push(...missing.map(({ id }) => id));
  for (const change of missing) {
    const reason = `${NOT_ON_AGENT}${whyGone(change.id)}${whoHasIt(findIds(change.entry))}`;
    if (run.dryRun || undo)
      run.warnings.push(onLine(run, change, `${nameOf(change)}: ${reason}${CORRECT_IT}`));
    else addOutcome(run, runner, failedForGood(change, reason));
  }
  run.plan = withoutUnknown(run, neverThere);
  const absent = new Set(missing);
  const possible = { ...run.plan, replace: run.plan.replace.filter((change) => !absent.has(change)) };
  if (undo) run.plan = possible;
  return possible;
}

/** An id in `delete-ids` that was never there is a typing error: it leaves the plan, so that it is not reported as deleted. */
function withoutUnknown({ plan, warnings }: Run, neverThere: ReadonlySet<EntryId>): Plan {
  if (neverThere.size === 0) return plan;
  const ids = [...neverThere];
  warnings.push({
    message: `input "delete-ids" names ${plural(ids.length, 'entry', 'entries')} that the agent does not have (${listed(ids)}): nothing is deleted there; check the ids`,
  });
  return { ...plan, delete: plan.delete.filter(({ id }) => !neverThere.has(id)) };
}

/** Problems of files that would lose their entry to an id that the agent does not have. */
function misdirected(run: Run, missing: readonly Replacement[]): Problem[] {
  const named = new Set(run.inputs?.deleteIds);
  const isMeant = (id: EntryId) => run.details.has(id) && !named.has(id);
  return misdirectedFiles(run.plan, missing, isMeant).map(({ from, to }) =>
    onLine(
      run,
      to,
      `${quote(to.entry.path)} moves from entry ${from.id}, which would be deleted, to entry ${to.id}, which the agent does not have: correct the id, or remove the line`,
    ),
  );
}

const NOT_LOOKED_UP = {
  'not allowed':
    'PolyAI does not let the API key read the audio cache (403), so the entries could not be looked up: the key does not have "audio_cache: read", or the agent id is wrong',
  incomplete:
    "PolyAI's list of the cache was incomplete, twice, so entries that it does not name are assumed to be there",
};

const NOT_COMPARED = '; their transcripts were not compared';

function notLookedUp(listing: keyof typeof NOT_LOOKED_UP, plan: Plan): string {
  return `${NOT_LOOKED_UP[listing]}${listing === 'not allowed' && hasPhrases(plan) ? NOT_COMPARED : ''}`;
}

/** Names the entry that has the phrase of a missing one. */
function whoHasIt([id]: readonly EntryId[]): string {
  return id === undefined ? '' : `; entry ${id} has its phrase`;
}

function failedForGood(change: Replacement, reason: string): Outcome {
  const known = { certainty: 'not on agent', correlationId: undefined } as const;
  return { kind: 'failed', change, reason, ...known };
}

function onLine(run: Run, change: Replacement, message: string): Problem {
  return { message, file: run.manifest, line: change.entry.line, column: change.entry.column };
}
