import type { Clock } from './clock.ts';
import { workspaceEnvironment } from './git/environment.ts';
import { openObjectStore } from './git/objects.ts';
import { openRepository, type Repository } from './git/repository.ts';
import { openScratch, type Scratch } from './git/scratch.ts';
import { stateReader } from './git/states.ts';
import { resolveIdentity } from './identity.ts';
import { type Job, type Prepared, prepare } from './preparing.ts';
import { Blocked } from './problem.ts';
import { githubOf, openRecording, withoutRecord } from './recording.ts';
import { publish } from './report/publish.ts';
import { forgetPlan, newRun, type Run, skipTheRest, wentWell } from './report/run.ts';
import type { Runner } from './report/runner.ts';
import { type Request, readRequest, runUrl } from './request.ts';
import { applyPlan, saveBackup } from './syncing.ts';

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
  try {
    const request = await readRequest(world.runner);
    await carryOut(world, run, request);
    run.end = world.cancel.aborted ? 'cancelled' : 'finished';
  } catch (error) {
    breakOff(run, error, world);
  }
  return publish(run, world.runner);
}

async function carryOut(world: World, run: Run, request: Request): Promise<void> {
  const { task } = request;
  run.event = request.event;
  run.manifest = request.inputs.manifest;
  run.dryRun = task.kind !== 'run' || task.dryRun;
  switch (task.kind) {
    case 'refused':
      throw Blocked.because(task.why);
    case 'nothing':
      run.why = task.why;
      return world.runner.log(`nothing to do: ${task.why}`);
    case 'run':
      return withRepository(world, request, (repository) =>
        sync(world, run, { ...request, task }, repository),
      );
  }
}

/** inputs → range → states → plan → checks → preflight (all in `prepare`) → backup → record → apply → record the end. */
async function sync(world: World, run: Run, request: Job['request'], repository: Repository): Promise<void> {
  const { inputs, task } = request;
  const head = await repository.head();
  run.head = head.sha;
  const reader = stateReader(repository, inputs.manifest);
  const target = await reader.readTarget(head, task.purpose === 'undo');
  const identity = identify(run, request, target.manifest);
  const github = githubOf(request, world.runner.variables);
  const recording = await openRecording(request, identity.agentId, github, runUrl(world.runner.variables));
  const job: Job = { world, run, request, repository, reader, target, identity, github };

  let prepared = await prepare(job, recording.history);
  if (!prepared) return;
  await backUpFor(prepared, job);
  let attempt = await recording.begin(head.sha);
  if (attempt === 'refused') {
    world.runner.log(
      'the sync cannot be recorded: the token may not create deployments; planning again without a record',
    );
    forgetPlan(run);
    prepared = await prepare(job, withoutRecord('the token may not create deployments').history);
    if (!prepared) return;
    await backUpFor(prepared, job);
    attempt = 'off';
  }
  world.cancel.throwIfAborted();
  await applyPlan(run, prepared.plan, { ...world, ...prepared });
  if (attempt === 'off' || world.cancel.aborted) return;
  await attempt.end(wentWell(run)).catch((error: Error) => {
    run.warnings.push({
      message: `the end of this sync could not be recorded, so the next run looks at it again: ${error.message}`,
    });
  });
}

function identify(run: Run, { inputs }: Request, manifest: Parameters<typeof resolveIdentity>[1]) {
  const { identity, problems } = resolveIdentity(inputs, manifest);
  run.agentId = identity.agentId;
  run.region = identity.region;
  run.origin = identity.origin;
  if (problems.length > 0) throw new Blocked(problems);
  return identity;
}

async function backUpFor({ plan, connection }: Prepared, { request, world }: Job): Promise<void> {
  await saveBackup(plan, request.inputs, request.workspace, connection, world.runner);
  world.cancel.throwIfAborted();
}

async function withRepository(
  { runner }: World,
  request: Request,
  use: (repository: Repository) => Promise<void>,
): Promise<void> {
  const { variables } = runner;
  const workspace = workspaceEnvironment(request.workspace, variables);
  const objects = openObjectStore(workspace);
  let scratch: Scratch | undefined;
  try {
    const repository = openRepository(objects, async (idDigits) => {
      scratch = await openScratch({
        workspace,
        folder: runner.scratch,
        idDigits,
        token: request.inputs.githubToken,
        serverUrl: variables['GITHUB_SERVER_URL'],
        repository: variables['GITHUB_REPOSITORY'],
      });
      return scratch;
    });
    await use(repository);
  } finally {
    objects.close();
    await scratch?.close();
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
