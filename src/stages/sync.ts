import type { Job, World } from '../context.ts';
import type { Repository } from '../git/repository.ts';
import { stateReader } from '../git/states.ts';
import type { Attempt } from '../github/record.ts';
import { Blocked } from '../lib/problem.ts';
import { wentWell } from '../plan/outcome.ts';
import { resolveIdentity } from '../request/identity.ts';
import { type Request, runUrl } from '../request/request.ts';
import { forgetPlan, type Run, timed } from '../run.ts';
import { type Prepared, prepare } from './prepare.ts';
import { githubOf, MAY_NOT_CREATE, openRecording, type Recording, withoutRecord } from './record.ts';

/** inputs → range → states → plan → checks → preflight (all in `prepare`) → backup → record → apply → record the end. */
export async function sync(
  world: World,
  run: Run,
  request: Job['request'],
  repository: Repository,
): Promise<void> {
  const { inputs, task } = request;
  const head = await repository.head();
  run.head = head.sha;
  const reader = stateReader(repository, inputs.manifest);
  const target = await reader.readTarget(head, task.purpose === 'undo');
  const identity = identify(run, request, target.manifest);
  const github = githubOf(request, world);
  const recording = await openRecording(request, identity.agentId, github, runUrl(world.runner.variables));
  const job: Job = { world, run, request, repository, reader, target, identity, github };

  const ready = await getReady(job, recording);
  if (!ready) return noteNothingToWrite(job, recording);
  const { plan, attempt } = ready;
  if (attempt !== 'off') run.record = { kind: 'unfinished' };
  let ended = false;
  try {
    if (attempt !== 'off') await checkNotOvertaken(attempt);
    world.cancel.throwIfAborted();
    const { applyPlan } = await import('./write.ts');
    const tools = { ...world, ...ready, recorded: attempt !== 'off' };
    await timed(run, world.clock, 'apply', () =>
      world.runner.inGroup('Changes, as they are made', () => applyPlan(run, plan, tools)),
    );
    ended = !world.cancel.aborted;
  } finally {
    if (attempt !== 'off') await endAttempt(run, attempt, ended && wentWell(run.outcomes));
  }
}

/** Raises Blocked where another sync began after the record was read: this one's plan does not know what it writes. */
async function checkNotOvertaken(attempt: Attempt): Promise<void> {
  if (!(await attempt.isOvertaken())) return;
  throw Blocked.because(
    'another sync of this agent began while this one was prepared, so nothing was written: start this run again, and give all workflows that write to this agent one "concurrency" group',
  );
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
  const { saveBackup } = await import('./write.ts');
  await timed(run, world.clock, 'backup', () =>
    saveBackup(run, prepared.plan, { backup, workspace: request.workspace }, prepared.client),
  );
  world.cancel.throwIfAborted();
  const attempt = await recording.begin(target.commit.sha);
  if (attempt !== 'refused') return { ...prepared, attempt };
  world.runner.log(`${MAY_NOT_CREATE}, so this is planned again without a record`);
  forgetPlan(run);
  return getReady(job, withoutRecord(MAY_NOT_CREATE, run.dryRun));
}

/**
 * What a sync leaves alone stays so for good, and what "base" says of the cache is so from now on: the record moves on even
 * where there is nothing to write.
 */
async function noteNothingToWrite({ run, request, target }: Job, recording: Recording): Promise<void> {
  const { history } = recording;
  if (run.dryRun || request.task.purpose !== 'sync' || history.kind === 'none') return;
  if (run.plan.leftAlone.length === 0 && request.inputs.base === undefined) return;
  const attempt = await recording.begin(target.commit.sha).catch(noteRefusal(run));
  if (typeof attempt !== 'object') return;
  const overtaken = await attempt.isOvertaken().catch(noteRefusal(run));
  await endAttempt(run, attempt, overtaken === false);
}

function noteRefusal(run: Run) {
  return (error: unknown): undefined => {
    if (!(error instanceof Blocked)) throw error;
    run.warnings.push({
      message: `that nothing had to be written could not be recorded, so the next run looks at it again: ${error.message}`,
    });
  };
}

async function endAttempt(run: Run, attempt: Attempt, succeeded: boolean): Promise<void> {
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
