import { audioReader, checkAudio, checkGuard, checkRequested } from './checks.ts';
import type { Clock } from './clock.ts';
import { workspaceEnvironment } from './git/environment.ts';
import { openObjectStore } from './git/objects.ts';
import { openRepository, type Repository } from './git/repository.ts';
import { type Range, resolveRange } from './git/resolve.ts';
import { stateReader, type Target } from './git/states.ts';
import { type Identity, missingToWrite, resolveIdentity } from './identity.ts';
import { hasChanges } from './plan/plan.ts';
import { planChanges, type States } from './planning.ts';
import { connect } from './polyai/connection.ts';
import { Blocked } from './problem.ts';
import { changeLine, planLine } from './report/log.ts';
import { publish } from './report/publish.ts';
import { newRun, type Run, skipTheRest } from './report/run.ts';
import type { Runner } from './report/runner.ts';
import { type Request, readRequest } from './request.ts';
import { applyPlan, lookUp, saveBackup } from './syncing.ts';

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
    await pipeline(world, run);
    run.end = world.cancel.aborted ? 'cancelled' : 'finished';
  } catch (error) {
    breakOff(run, error, world);
  }
  return publish(run, world.runner);
}

/** inputs → range → states → plan → checks → apply. Each stage either gives the next what it needs, or ends the run. */
async function pipeline(world: World, run: Run): Promise<void> {
  const request = await readRequest(world.runner);
  const { task, inputs } = request;
  run.event = request.event;
  run.manifest = inputs.manifest;
  run.dryRun = task.kind !== 'sync';
  if (task.kind === 'refused') throw Blocked.because(task.why);
  if (task.kind === 'nothing') {
    run.why = task.why;
    return world.runner.log(`nothing to do: ${task.why}`);
  }
  const objects = openObjectStore(workspaceEnvironment(request.workspace, world.runner.variables));
  try {
    const repository = openRepository(objects);
    const range = await resolveRange({ trigger: request.trigger, base: inputs.base }, repository);
    run.base = range.from.at(-1)?.sha;
    run.head = range.head.sha;
    run.why = range.why;
    world.runner.log(range.why);
    await syncRange(world, run, request, range, repository);
  } finally {
    objects.close();
  }
}

async function syncRange(
  world: World,
  run: Run,
  request: Request,
  range: Range,
  repository: Repository,
): Promise<void> {
  const { inputs } = request;
  const { identity, states } = await readStates(run, request, range, repository);
  const { plan, unmapped } = await planChanges(inputs, states, range, repository, world.runner.scratch);
  run.plan = plan;
  world.runner.group(planLine(plan), [...plan.replace, ...plan.delete].map(changeLine));
  if (inputs.unmapped === 'warn') run.warnings.push(...unmapped);

  const read = audioReader(request.workspace, repository);
  const problems = [
    ...(inputs.unmapped === 'error' ? unmapped : []),
    ...(run.dryRun ? [] : missingToWrite(inputs, identity)),
    ...checkRequested(inputs, states.to),
    ...checkGuard(inputs, plan, states.from),
    ...(await checkAudio(plan, read, run.audio)),
  ];
  if (problems.length > 0) throw new Blocked(problems);
  world.cancel.throwIfAborted();
  if (!hasChanges(plan) || !inputs.apiKey || !identity.agentId) return;
  const connection = connect({
    ...world,
    ...inputs,
    ...identity,
    apiKey: inputs.apiKey,
    agentId: identity.agentId,
  });
  const possible = await lookUp(run, connection, world.runner);
  if (run.dryRun) return;
  await saveBackup(possible, inputs, request.workspace, connection, world.runner);
  world.cancel.throwIfAborted();
  await applyPlan(run, possible, { ...world, connection, read });
}

/** Reads what the commits say, and whose cache it is: a commit of `from` that names another agent says nothing of this one. */
async function readStates(
  run: Run,
  { inputs }: Request,
  range: Range,
  repository: Repository,
): Promise<{ identity: Identity; states: States }> {
  const reader = stateReader(repository, inputs.manifest);
  const target: Target = await reader.readTarget(range.head);
  const { identity, problems } = resolveIdentity(inputs, target.manifest);
  run.agentId = identity.agentId;
  run.region = identity.region;
  run.origin = identity.origin;
  if (problems.length > 0) throw new Blocked(problems);
  const from = await Promise.all(range.from.map((commit) => reader.readBase(commit, identity.agentId)));
  return { identity, states: { from, to: target.state } };
}

/** A user's mistake is told without a stack; a mistake of ours with one. */
function breakOff(run: Run, error: unknown, world: World): void {
  if (world.cancel.aborted) {
    run.end = 'cancelled';
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
