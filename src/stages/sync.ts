import type { Job, SyncWorld } from '../context.ts';
import { readProject } from '../git/project.ts';
import type { Repository } from '../git/repository.ts';
import { stateReader } from '../git/states.ts';
import type { Attempt } from '../github/record.ts';
import { Blocked } from '../lib/problem.ts';
import { timed } from '../lib/timed.ts';
import type { Manifest } from '../manifest/manifest.ts';
import type { Project } from '../manifest/project.ts';
import { wentWell } from '../plan/outcome.ts';
import { shortRef } from '../request/event.ts';
import { resolveIdentity } from '../request/identity.ts';
import type { Request } from '../request/request.ts';
import { type Run, resetPlan } from '../run.ts';
import { fetchBranchPosition } from './branch.ts';
import { clientOpener } from './client.ts';
import { startAt } from './followed.ts';
import { newNote } from './new-note.ts';
import { noteWithoutChanges } from './note-without-changes.ts';
import { type GitHubFacts, type Prepared, plan, prepare } from './prepare.ts';
import { fetchOwnPull } from './pulls.ts';
import {
  endAttempt,
  githubOf,
  MAY_NOT_CREATE,
  openRecording,
  type Recording,
  withoutRecord,
} from './record.ts';

/** inputs → range → states → plan → checks → preflight → backup → record → apply → record the end. */
export async function sync(
  world: SyncWorld,
  run: Run,
  request: Job['request'],
  repository: Repository,
): Promise<void> {
  const job = await openJob(world, run, request, repository);
  const [recording, position, pull] = await Promise.all([
    openRecording(job),
    fetchBranchPosition(job),
    fetchOwnPull(job),
  ]);
  const started = await beginOrUnrecorded(job, recording, { position, pull });
  if (started) await writeChanges(job, started);
}

/** Reads the commit to sync to. Raises Blocked with every problem of its manifest. */
export async function openJob(
  world: SyncWorld,
  run: Run,
  request: Job['request'],
  repository: Repository,
): Promise<Job> {
  const { inputs, task } = request;
  const head = await repository.head();
  run.head = head.sha;
  const reader = stateReader(repository, inputs.manifest, inputs.project);
  const target = await reader.readTarget(head, task.purpose === 'undo');
  const project = await readProject(repository, head, inputs);
  const identity = identify(run, request, target.manifest, project);
  const github = githubOf(request, world);
  const start = await startAt(request, head.sha, github);
  if (start.ref !== request.start.ref) run.branch = start.ref && shortRef(start.ref);
  const openClient = clientOpener({ world, request, identity });
  return {
    world,
    run,
    request: { ...request, start },
    repository,
    reader,
    target,
    identity,
    github,
    openClient,
  };
}

/** A plan that may be written now. */
interface Started extends Prepared {
  readonly attempt: Attempt | 'off' | 'refused';
}

/** Begins; or, if the token may not create deployments, plans again and begins without a record. */
async function beginOrUnrecorded(
  job: Job,
  recording: Recording,
  facts: GitHubFacts,
): Promise<Started | undefined> {
  const started = await begin(job, recording, facts);
  if (started?.attempt !== 'refused') return started;
  job.world.runner.log(`${MAY_NOT_CREATE}, so this is planned again without a record`);
  resetPlan(job.run);
  return begin(job, withoutRecord(MAY_NOT_CREATE, job.run.dryRun), facts);
}

/** Plans, checks, backs up and records that the sync begins. Resolves to undefined if there is nothing to write. */
async function begin(job: Job, recording: Recording, facts: GitHubFacts): Promise<Started | undefined> {
  const { run, request, world } = job;
  const { history } = recording;
  if (history.kind === 'none') run.record = { kind: 'off', why: history.why };
  const planned = await timed(run, world.clock, 'plan', () => plan(job, recording, facts));
  if (!planned) return undefined;
  const prepared = await timed(run, world.clock, 'prepare', () => prepare(job, planned, recording));
  const note = newNote(job, { ...planned, plan: run.plan, ...planned.neighbours, ...planned.pulls, history });
  if (!prepared) {
    await noteWithoutChanges(job, recording, planned, note);
    return undefined;
  }
  const { backup } = request.inputs;
  const { saveBackup } = await import('./write.ts');
  await timed(run, world.clock, 'backup', () =>
    saveBackup(run, prepared.plan, { backup, workspace: request.workspace }, prepared.client),
  );
  world.cancel.throwIfAborted();
  return { ...prepared, attempt: await recording.begin(note) };
}

/** Writes the plan to the cache, and records how that ended. */
async function writeChanges(job: Job, started: Started): Promise<void> {
  const { run, world } = job;
  const attempt = typeof started.attempt === 'object' ? started.attempt : undefined;
  if (attempt) run.record = { kind: 'unfinished' };
  let completed = false;
  try {
    if (attempt) await checkNotOvertaken(attempt);
    world.cancel.throwIfAborted();
    const { applyPlan } = await import('./write.ts');
    const tools = { ...world, ...started, recorded: attempt !== undefined };
    await timed(run, world.clock, 'apply', () =>
      world.runner.inGroup('Changes, as they are made', () => applyPlan(run, started.plan, tools)),
    );
    completed = !world.cancel.aborted;
  } finally {
    if (attempt) await endAttempt(run, attempt, completed && wentWell(run.outcomes));
  }
}

/** Raises Blocked if another sync began after the record was read: the plan does not know what that one writes. */
async function checkNotOvertaken(attempt: Attempt): Promise<void> {
  const { isOvertaken } = await attempt.start();
  if (!isOvertaken) return;
  throw Blocked.because(
    'another sync of this agent began while this one was being prepared, so nothing was written: start this run again, and give all workflows that write to this agent one "concurrency" group',
  );
}

function identify(run: Run, { inputs }: Request, manifest: Manifest, project: Project | undefined) {
  const { identity, problems } = resolveIdentity(inputs, manifest, project);
  run.agentId = identity.agentId;
  run.region = identity.region;
  run.origin = identity.origin;
  if (problems.length > 0) throw new Blocked(problems);
  return identity;
}
