import type { World } from './context.ts';
import { accountOf } from './git/address.ts';
import { openRepository, type Repository } from './git/repository.ts';
import { openScratch } from './git/scratch.ts';
import { openWorkspace } from './git/workspace.ts';
import { systemClock } from './lib/clock.ts';
import { Blocked } from './lib/problem.ts';
import { publish } from './report/publish.ts';
import { type Request, readRequest, repositoryUrl, runUrl } from './request/request.ts';
import { newRun, publicInputs, type Run, skipTheRest } from './run.ts';
import { actionsRunner } from './runner.ts';
import { keepComment } from './stages/comment.ts';
import { sync } from './stages/sync.ts';

/** Runs the action on the real runner, with the machine's clock and chance. Resolves to whether the run succeeded. */
export function start(cancel: AbortSignal, abort: AbortSignal): Promise<boolean> {
  // The global `crypto` starts faster than `node:crypto`.
  const newId = () => crypto.randomUUID();
  return main({ runner: actionsRunner(process.env), clock: systemClock, newId, cancel, abort });
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
