import type { EntryId } from '../lib/ids.ts';
import { Blocked, type Problem } from '../lib/problem.ts';
import { quote } from '../lib/text.ts';
import type { Outcome } from '../plan/outcome.ts';
import { misdirectedFiles, type Plan, type Replacement } from '../plan/plan.ts';
import type { Client } from '../polyai/client.ts';
import { preflight } from '../polyai/preflight.ts';
import { nameOf } from '../report/log.ts';
import type { Run } from '../run.ts';
import type { Runner } from '../runner.ts';
import { settle } from './settle.ts';

const NOT_ON_AGENT = 'the agent has no such entry: it left the cache, or its id is wrong';
const CORRECT_IT = '; correct the id, or remove the line';

/**
 * Looks the plan up in the cache and returns what of it can be carried out. On a dry run, what is missing is a warning;
 * when a preview is undone, it leaves the plan with a warning. Raises Blocked where a file would lose its entry to a wrong id.
 */
export async function lookUp(run: Run, client: Client, runner: Runner, undo: boolean): Promise<Plan> {
  const { agentId, manifest = '', plan } = run;
  if (!agentId) throw new Error('a cache cannot be looked up without an agent');
  const facts = { plan, agentId, manifest, allMayBeMissing: undo };
  const { listing, missing, details } = await preflight(facts, client);
  for (const [id, entry] of details) run.details.set(id, entry);
  if (listing !== 'complete') run.notices.push({ message: NOT_LOOKED_UP[listing] });
  if (!undo) checkDirections(run, missing);
  if (run.dryRun && !undo) run.lacking.push(...missing.map(({ id }) => id));
  for (const change of missing) {
    if (run.dryRun || undo)
      run.warnings.push(onLine(run, change, `${nameOf(change)}: ${NOT_ON_AGENT}${CORRECT_IT}`));
    else settle(run, runner, failedForGood(change));
  }
  const possible = { ...plan, replace: plan.replace.filter((change) => !missing.includes(change)) };
  if (undo) run.plan = possible;
  return possible;
}

function checkDirections(run: Run, missing: readonly Replacement[]): void {
  const named = new Set(run.inputs?.deleteIds);
  const isMeant = (id: EntryId) => run.details.has(id) && !named.has(id);
  const problems = misdirectedFiles(run.plan, missing, isMeant).map(({ from, to }) =>
    onLine(
      run,
      to,
      `${quote(to.entry.path)} moves from entry ${from.id}, which would be deleted, to entry ${to.id}, which the agent does not have: correct the id, or take the line out`,
    ),
  );
  if (problems.length > 0) throw new Blocked(problems);
}

const NOT_LOOKED_UP = {
  'not allowed':
    'PolyAI does not let the API key read the audio cache (403), so the entries could not be looked up: it lacks "audio_cache: read", or the agent id is wrong',
  incomplete:
    "PolyAI's list of the cache was incomplete, twice, so entries that it does not name are taken to be there",
};

function failedForGood(change: Replacement): Outcome {
  const known = { certainty: 'not on agent', correlationId: undefined } as const;
  return { kind: 'failed', change, reason: NOT_ON_AGENT, ...known };
}

function onLine(run: Run, change: Replacement, message: string): Problem {
  return { message, file: run.manifest, line: change.entry.line, column: change.entry.column };
}
