import type { Clock } from './clock.ts';
import { keepComment } from './commenting.ts';
import { accountOf } from './git/address.ts';
import { openRepository, type Repository } from './git/repository.ts';
import { openScratch } from './git/scratch.ts';
import { openWorkspace } from './git/workspace.ts';
import { sync } from './pipeline.ts';
import { Blocked } from './problem.ts';
import { publish } from './report/publish.ts';
import { newRun, publicInputs, type Run, skipTheRest } from './report/run.ts';
import type { Runner } from './report/runner.ts';
import { type Request, readRequest, repositoryUrl, runUrl } from './request.ts';

/** What the action cannot make itself: time, chance, the runner, and the word to stop. */
export interface World {
  readonly runner: Runner;
  readonly clock: Clock;
  readonly newId: () => string;
  /** Fires when the run is cancelled: nothing more may be started. */
  readonly cancel: AbortSignal;
  /** Fires when requests under way may not go on either. */
  readonly abort: AbortSignal;
}

/** Runs the action. Resolves to whether the run succeeded; outputs, summary and report are written in any case. */
export async function main(world: World): Promise<boolean> {
  const run = newRun();
  const closing: Promise<void>[] = [];
  let request: Request | undefined;
  try {
    request = readRequest(world.runner);
    await carryOut(world, run, request, closing);
    run.end = world.cancel.aborted ? 'cancelled' : 'finished';
  } catch (error) {
    breakOff(run, error, world);
  }
  const ok = publish(run, world.runner);
  if (request) await keepComment(run, request, world);
  await Promise.all(closing);
  return ok;
}

async function carryOut(world: World, run: Run, request: Request, closing: Promise<void>[]): Promise<void> {
  const { task } = request;
  run.event = request.event;
  run.inputs = publicInputs(request.inputs);
  run.repositoryUrl = repositoryUrl(world.runner.variables);
  run.runUrl = runUrl(world.runner.variables);
  run.manifest = request.inputs.manifest;
  run.dryRun = task.kind !== 'run' || task.dryRun;
  run.purpose = task.kind === 'run' ? task.purpose : undefined;
  switch (task.kind) {
    case 'refused':
      throw Blocked.because(task.why);
    case 'nothing':
      run.why = task.why;
      return world.runner.log(`nothing to do: ${task.why}`);
    case 'run':
      return withRepository(world, request, closing, (repository) =>
        sync(world, run, { ...request, task }, repository),
      );
  }
}

/** What takes time to close is put into `closing`: the report need not wait for it. */
async function withRepository(
  { runner, cancel }: World,
  request: Request,
  closing: Promise<void>[],
  use: (repository: Repository) => Promise<void>,
): Promise<void> {
  const { variables } = runner;
  const scratch = openScratch({
    workspace: await openWorkspace(request.workspace, variables, cancel),
    folder: runner.scratch,
    variables,
    cancel,
    account: accountOf(request.inputs.githubToken, variables),
  });
  try {
    await use(openRepository(scratch));
  } finally {
    closing.push(scratch.close().catch((error) => runner.log(`scratch files are left: ${String(error)}`)));
  }
}

/** A user's mistake is told without a stack; a mistake of ours with one. */
function breakOff(run: Run, error: unknown, world: World): void {
  if (world.cancel.aborted) {
    run.end = 'cancelled';
    skipTheRest(run, 'the run was cancelled');
    return;
  }
  if (error instanceof Blocked) {
    run.end = 'blocked';
    run.problems.push(...error.problems);
    skipTheRest(run, 'the run was blocked before anything was written');
    return;
  }
  run.end = 'broken';
  run.problems.push({ message: `this is a bug in the action, please report it: ${String(error)}` });
  skipTheRest(run, 'the run broke off');
  for (const line of String(error instanceof Error ? error.stack : error).split('\n')) world.runner.log(line);
}
