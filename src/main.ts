import type { Clock } from './clock.ts';
import { keepComment } from './commenting.ts';
import { accountOf } from './git/address.ts';
import { openRepository, type Repository } from './git/repository.ts';
import { openScratch } from './git/scratch.ts';
import { stateReader } from './git/states.ts';
import { openWorkspace } from './git/workspace.ts';
import type { Attempt } from './github/record.ts';
import { resolveIdentity } from './identity.ts';
import { type Job, type Prepared, prepare } from './preparing.ts';
import { Blocked } from './problem.ts';
import { githubOf, MAY_NOT_CREATE, openRecording, type Recording, withoutRecord } from './recording.ts';
import { publish } from './report/publish.ts';
import { forgetPlan, newRun, publicInputs, type Run, skipTheRest, timed, wentWell } from './report/run.ts';
import type { Runner } from './report/runner.ts';
import { type Request, readRequest, repositoryUrl, runUrl } from './request.ts';
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
  let request: Request | undefined;
  try {
    request = await readRequest(world.runner);
    await carryOut(world, run, request);
    run.end = world.cancel.aborted ? 'cancelled' : 'finished';
  } catch (error) {
    breakOff(run, error, world);
  }
  const ok = await publish(run, world.runner);
  if (request) await keepComment(run, request, world);
  return ok;
}

async function carryOut(world: World, run: Run, request: Request): Promise<void> {
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
  const github = githubOf(request, world.runner.variables, world);
  const recording = await openRecording(request, identity.agentId, github, runUrl(world.runner.variables));
  const job: Job = { world, run, request, repository, reader, target, identity, github };

  const ready = await getReady(job, recording);
  if (!ready) return noteLeftAlone(job, recording);
  const { plan, attempt } = ready;
  if (attempt !== 'off') run.record = { kind: 'unfinished' };
  world.cancel.throwIfAborted();
  const tools = { ...world, ...ready, recorded: attempt !== 'off' };
  await timed(run, world.clock, 'apply', () =>
    world.runner.inGroup('Changes, as they are made', () => applyPlan(run, plan, tools)),
  );
  if (attempt !== 'off' && !world.cancel.aborted) await endAttempt(run, attempt);
}

/** Prepares the writing and records that it begins; where GitHub refuses that, prepares it anew without a record. */
async function getReady(
  job: Job,
  recording: Recording,
): Promise<(Prepared & { attempt: Attempt | 'off' }) | undefined> {
  const { run, request, world, target } = job;
  const { history } = recording;
  if (history.kind === 'none') run.record = { kind: 'off', why: history.why };
  const prepared = await timed(run, world.clock, 'prepare', () => prepare(job, recording));
  if (!prepared) return undefined;
  const { backup } = request.inputs;
  await timed(run, world.clock, 'backup', () =>
    saveBackup(run, prepared.plan, { backup, workspace: request.workspace }, prepared.connection),
  );
  world.cancel.throwIfAborted();
  const attempt = await recording.begin(target.commit.sha);
  if (attempt !== 'refused') return { ...prepared, attempt };
  world.runner.log(`${MAY_NOT_CREATE}, so this is planned again without a record`);
  forgetPlan(run);
  return getReady(job, withoutRecord(MAY_NOT_CREATE, run.dryRun));
}

/** What a sync leaves alone stays so for good: the record moves on even where there is nothing to write. */
async function noteLeftAlone({ run, request, target }: Job, recording: Recording): Promise<void> {
  if (run.dryRun || request.task.purpose !== 'sync' || run.plan.leftAlone.length === 0) return;
  const attempt = await recording.begin(target.commit.sha);
  if (typeof attempt !== 'string') await endAttempt(run, attempt);
}

async function endAttempt(run: Run, attempt: Attempt): Promise<void> {
  const succeeded = wentWell(run);
  try {
    await attempt.end(succeeded);
    run.record = { kind: succeeded ? 'success' : 'failure' };
  } catch (error) {
    run.warnings.push({
      message: `the end of this sync could not be recorded, so the next run looks at it again: ${(error as Error).message}`,
    });
  }
}

function identify(run: Run, { inputs }: Request, manifest: Parameters<typeof resolveIdentity>[1]) {
  const { identity, problems } = resolveIdentity(inputs, manifest);
  run.agentId = identity.agentId;
  run.region = identity.region;
  run.origin = identity.origin;
  if (problems.length > 0) throw new Blocked(problems);
  return identity;
}

async function withRepository(
  { runner, cancel }: World,
  request: Request,
  use: (repository: Repository) => Promise<void>,
): Promise<void> {
  const { variables } = runner;
  const scratch = await openScratch({
    workspace: await openWorkspace(request.workspace, variables, cancel),
    folder: runner.scratch,
    variables,
    cancel,
    account: accountOf(request.inputs.githubToken, variables),
  });
  try {
    await use(openRepository(scratch));
  } finally {
    await scratch.close();
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
