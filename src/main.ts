import { withRepository } from './checkout.ts';
import type { SyncWorld } from './context.ts';
import { endOf } from './end.ts';
import { openGitHub } from './github/client.ts';
import { Blocked } from './lib/problem.ts';
import { publish } from './report/publish.ts';
import { shortRef } from './request/event.ts';
import { type Request, readRequest, repositoryUrl, runUrl } from './request/request.ts';
import { newRun, publicInputs, type Run, skipRemaining } from './run.ts';
import { keepComment } from './stages/comment.ts';
import { sync } from './stages/sync.ts';
import { realWorld } from './world.ts';

/** Runs the action on the real runner, with the system clock and randomness. Resolves to whether the run succeeded. */
export function start(cancel: AbortSignal, abort: AbortSignal): Promise<boolean> {
  return main({
    ...realWorld(cancel, abort),
    openGitHub,
    openPolyAI: async (options) => (await import('./polyai/client.ts')).createClient(options),
  });
}

/** Runs the action. Resolves to whether the run succeeded; outputs, summary and report are written in any case. */
export async function main(world: SyncWorld): Promise<boolean> {
  const run = newRun();
  const closing: Promise<void>[] = [];
  let request: Request | undefined;
  try {
    request = readRequest(world);
    await runTask(world, run, request, closing);
    run.end = world.cancel.aborted ? 'cancelled' : 'finished';
  } catch (error) {
    recordFailure(run, error, world);
  }
  const ok = publish(run, world.runner);
  if (request) await keepComment(run, request, world);
  await Promise.all(closing);
  return ok;
}

async function runTask(
  world: SyncWorld,
  run: Run,
  request: Request,
  closing: Promise<void>[],
): Promise<void> {
  const { task } = request;
  run.event = request.event;
  run.inputs = publicInputs(request.inputs);
  run.repositoryUrl = repositoryUrl(world.runner.variables);
  run.runUrl = runUrl(world.runner.variables);
  run.branch = branchOf(request);
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

/** A merge queue's branch is no name for anything. */
function branchOf({ start, trigger }: Request): string | undefined {
  return start.ref && trigger.kind !== 'merge group' ? shortRef(start.ref) : undefined;
}

/** What was planned and not attempted gets its outcome, wherever the run ended. */
function recordFailure(run: Run, error: unknown, world: SyncWorld): void {
  const { kind, problems } = endOf(error, world);
  run.end = kind;
  run.problems.push(...problems);
  skipRemaining(run, WHY_SKIPPED[kind]);
}

const WHY_SKIPPED = {
  cancelled: 'the run was cancelled',
  blocked: 'the run was blocked before anything was written',
  broken: 'the run ended early',
};
