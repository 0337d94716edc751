import { resolve } from 'node:path';
import { inspectWav } from './audio/wav.ts';
import type { AudioSource } from './audio-source.ts';
import type { EntryId } from './plan/ids.ts';
import type { Outcome } from './plan/outcome.ts';
import { type Change, misdirectedFiles, type Plan, type Replacement } from './plan/plan.ts';
import { apply } from './polyai/apply.ts';
import { backUp } from './polyai/backup.ts';
import type { Connection } from './polyai/connection.ts';
import { preflight } from './polyai/preflight.ts';
import { Blocked, type Problem } from './problem.ts';
import { readAhead } from './read-ahead.ts';
import { nameOf, outcomeLine } from './report/log.ts';
import { plural } from './report/numbers.ts';
import type { Run } from './report/run.ts';
import type { Runner } from './report/runner.ts';
import { quote } from './text.ts';

const NOT_ON_AGENT = 'the agent has no such entry: it left the cache, or its id is wrong';
const CORRECT_IT = '; correct the id, or remove the line';

/**
 * Looks the plan up in the cache and returns what of it can be carried out. On a dry run, what is missing is a warning;
 * when a preview is undone, it leaves the plan with a warning. Raises Blocked where a file would lose its entry to a wrong id.
 */
export async function lookUp(run: Run, connection: Connection, runner: Runner, undo: boolean): Promise<Plan> {
  const { agentId, manifest = '', plan } = run;
  if (!agentId) throw new Error('a cache cannot be looked up without an agent');
  const facts = { plan, agentId, manifest, allMayBeMissing: undo };
  const { listing, missing, details } = await preflight(facts, connection);
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

/** Saves the audio that the plan will lose, and says how to use it. */
export async function saveBackup(
  run: Run,
  plan: Plan,
  { backup, workspace }: { readonly backup: string | undefined; readonly workspace: string },
  connection: Connection,
): Promise<void> {
  if (backup === undefined) return;
  const folder = resolve(workspace, backup);
  const changes: Change[] = [...plan.replace, ...plan.delete];
  const saved = await backUp(changes, { connection, folder, explainBadAudio });
  run.notices.push({
    message: `the audio from before is in ${quote(backup)}: ${plural(saved, 'file')}, named after the entries' ids; keep it with actions/upload-artifact. To bring audio back, put it in place of the entry's file in the repository and push. A deleted entry comes back under a new id, when its phrase is next spoken`,
  });
}

/** Speech that was streamed has no size in its header; as a backup it is whole all the same. */
function explainBadAudio(bytes: Buffer): string | undefined {
  const wav = inspectWav(bytes, 'backup');
  return wav.ok ? undefined : wav.reason;
}

export interface ApplyTools {
  readonly connection: Connection;
  readonly runner: Runner;
  readonly audio: Omit<AudioSource, 'check'>;
  /** Whether the next run will know what this one did not do. */
  readonly recorded: boolean;
}

/** Carries a plan to PolyAI and notes each outcome as it is known. */
export async function applyPlan(
  run: Run,
  plan: Plan,
  { connection, runner, audio, recorded }: ApplyTools,
): Promise<void> {
  const listening: Promise<void>[] = [];
  await apply(plan, {
    calls: connection.calls,
    audio: readAhead(plan.replace, {
      read: (change) => checkedBytes(change, audio),
      sizeOf: ({ id }) => run.audio.get(id)?.fileBytes ?? 0,
      width: connection.concurrency,
      most: MOST_AHEAD,
    }),
    sent: (change, bytes) => listening.push(listenLater(run, change, bytes, audio)),
    whatNext: recorded ? 'the next run does it' : 'no record will tell the next run, so run this one again',
    settled: (outcome) => settle(run, runner, outcome),
    warn: (message) => run.warnings.push({ message }),
  });
  await Promise.all(listening);
  if (connection.stopped.aborted)
    run.problems.push({ message: `stopped early: ${connection.stopped.reason}` });
}

function settle(run: Run, runner: Runner, outcome: Outcome): void {
  run.outcomes.set(outcome.change.id, outcome);
  runner.log(outcomeLine(outcome, run.outcomes.size, run.plan.replace.length + run.plan.delete.length));
}

/** How much is read before it is its turn, while the files before are on their way. Bytes. */
const MOST_AHEAD = 8 * 1024 * 1024;

/** How loud a file is is measured when it was sent, and the next one is on its way: then there is time. */
async function listenLater(
  run: Run,
  { id }: Replacement,
  bytes: Buffer,
  { listen, release }: ApplyTools['audio'],
): Promise<void> {
  await new Promise(setImmediate);
  const known = run.audio.get(id);
  if (known) run.audio.set(id, listen(known, bytes));
  release(bytes);
}

/** A file that changed between its check and its turn is not sent. */
async function checkedBytes(change: Replacement, { read }: ApplyTools['audio']): Promise<Buffer> {
  const result = await read(change);
  if (!result.ok) throw new Blocked([result.problem]);
  return result.audio.bytes;
}

function onLine(run: Run, change: Replacement, message: string): Problem {
  return { message, file: run.manifest, line: change.entry.line, column: change.entry.column };
}
