import { resolve } from 'node:path';
import type { AudioResult } from './audio/files.ts';
import type { Clock } from './clock.ts';
import type { Inputs } from './inputs.ts';
import type { Outcome } from './plan/outcome.ts';
import type { Change, Plan, Replacement } from './plan/plan.ts';
import { apply } from './polyai/apply.ts';
import { backUp } from './polyai/backup.ts';
import type { Connection } from './polyai/connection.ts';
import { preflight } from './polyai/preflight.ts';
import { Blocked, type Problem } from './problem.ts';
import { nameOf, outcomeLine } from './report/log.ts';
import type { Run } from './report/run.ts';
import type { Runner } from './report/runner.ts';

/**
 * Looks the plan up in the cache and returns what of it can be carried out. On a dry run, what is missing is a warning;
 * when a preview is undone, it leaves the plan with a warning.
 */
export async function lookUp(run: Run, connection: Connection, runner: Runner, undo: boolean): Promise<Plan> {
  const { listed, missing, details } = await preflight(run.plan, connection.calls, run.agentId ?? '', undo);
  for (const [id, entry] of details) run.details.set(id, entry);
  if (!listed)
    run.notices.push({
      message: 'the API key may not read, so the entries could not be looked up before the sync',
    });
  const reason =
    'the agent has no such entry: it left the cache, or its id is wrong; take it out of the manifest, or correct it';
  for (const change of missing) {
    if (run.dryRun || undo) run.warnings.push(onLine(run, change, `${nameOf(change)}: ${reason}`));
    else
      settle(run, runner, {
        kind: 'failed',
        change,
        reason,
        certainty: 'not on agent',
        correlationId: undefined,
      });
  }
  const possible = { ...run.plan, replace: run.plan.replace.filter((change) => !missing.includes(change)) };
  if (undo) run.plan = possible;
  return possible;
}

/** Saves the audio that the plan will lose. */
export async function saveBackup(
  plan: Plan,
  inputs: Inputs,
  workspace: string,
  connection: Connection,
  runner: Runner,
): Promise<void> {
  if (inputs.backup === undefined) return;
  const folder = resolve(workspace, inputs.backup);
  const changes: Change[] = [...plan.replace, ...plan.delete];
  const saved = await backUp(changes, connection.calls, folder);
  runner.log(`backup: ${saved} files saved in ${folder}`);
}

export interface ApplyTools {
  readonly connection: Connection;
  readonly runner: Runner;
  readonly clock: Clock;
  readonly read: (change: Replacement) => Promise<AudioResult>;
}

/** Carries a plan to PolyAI and notes each outcome as it is known. */
export async function applyPlan(
  run: Run,
  plan: Plan,
  { connection, runner, clock, read }: ApplyTools,
): Promise<void> {
  await apply(plan, {
    calls: connection.calls,
    clock,
    audio: (change) => checkedBytes(change, read),
    settled: (outcome) => settle(run, runner, outcome),
    warn: (message) => run.warnings.push({ message }),
  });
  if (connection.stopped.aborted)
    run.problems.push({ message: `stopped early: ${connection.stopped.reason}` });
}

function settle(run: Run, runner: Runner, outcome: Outcome): void {
  run.outcomes.set(outcome.change.id, outcome);
  runner.log(outcomeLine(outcome, run.outcomes.size, run.plan.replace.length + run.plan.delete.length));
}

/** A file that changed between its check and its turn is not sent. */
async function checkedBytes(change: Replacement, read: ApplyTools['read']): Promise<Buffer> {
  const result = await read(change);
  if (!result.ok) throw new Blocked([result.problem]);
  return result.audio.bytes;
}

function onLine(run: Run, change: Replacement, message: string): Problem {
  return { message, file: run.manifest, line: change.entry.line, column: change.entry.column };
}
