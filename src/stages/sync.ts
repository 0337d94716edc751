import type { Job, SyncWorld } from '../context.ts';
import { readProject } from '../git/project.ts';
import type { Repository } from '../git/repository.ts';
import { stateReader } from '../git/states.ts';
import type { Attempt, NewNote } from '../github/record.ts';
import { Blocked } from '../lib/problem.ts';
import { timed } from '../lib/timed.ts';
import type { Manifest } from '../manifest/manifest.ts';
import type { Project } from '../manifest/project.ts';
import type { Note } from '../plan/note.ts';
import { wentWell } from '../plan/outcome.ts';
import { branchState } from '../plan/ownership.ts';
import { sameAudio } from '../plan/state.ts';
import { resolveIdentity } from '../request/identity.ts';
import type { Request } from '../request/request.ts';
import { forgetPlan, type Run } from '../run.ts';
import { fetchBranchPosition } from './branch.ts';
import { clientOpener } from './client.ts';
import type { Range } from './known.ts';
import { noteOf } from './note.ts';
import { type GitHubFacts, type Planned, type Prepared, plan, prepare } from './prepare.ts';
import { fetchOwnPull } from './pulls.ts';
import { githubOf, MAY_NOT_CREATE, openRecording, type Recording, withoutRecord } from './record.ts';

/** inputs → range → states → plan → checks → preflight → backup → record → apply → record the end. */
export async function sync(
  world: SyncWorld,
  run: Run,
  request: Job['request'],
  repository: Repository,
): Promise<void> {
  const job = await openJob(world, run, request, repository);
  const [recorded, position, pull] = await Promise.all([
    openRecording(job),
    fetchBranchPosition(job),
    fetchOwnPull(job),
  ]);
  let recording = recorded;
  let ready: (Prepared & Begun) | undefined;
  do {
    ready = await begin(job, recording, { position, pull });
    if (ready?.attempt !== 'refused') continue;
    world.runner.log(`${MAY_NOT_CREATE}, so this is planned again without a record`);
    forgetPlan(run);
    recording = withoutRecord(MAY_NOT_CREATE, run.dryRun);
  } while (ready?.attempt === 'refused');
  if (ready) await carryOut(job, ready, ready.attempt);
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
  const reader = stateReader(repository, inputs.manifest);
  const target = await reader.readTarget(head, task.purpose === 'undo');
  const project = await readProject(repository, head, inputs);
  const identity = identify(run, request, target.manifest, project);
  const github = githubOf(request, world);
  const openClient = clientOpener({ world, request, identity });
  return { world, run, request, repository, reader, target, identity, github, openClient };
}

interface Begun {
  readonly attempt: Attempt | 'off' | 'refused';
}

/** Plans and prepares the writing, and notes that it begins. Resolves to undefined where there is nothing to write. */
async function begin(
  job: Job,
  recording: Recording,
  facts: GitHubFacts,
): Promise<(Prepared & Begun) | undefined> {
  const { run, request, world } = job;
  const { history } = recording;
  if (history.kind === 'none') run.record = { kind: 'off', why: history.why };
  const planned = await timed(run, world.clock, 'plan', () => plan(job, recording, facts));
  const prepared =
    planned && (await timed(run, world.clock, 'prepare', () => prepare(job, planned, recording)));
  if (!planned) return undefined;
  const note = noteOf(job, {
    ...planned,
    ...planned.neighbours,
    ...planned.pulls,
    history,
  });
  if (!prepared) {
    await noteNothingToWrite(job, recording, planned, note);
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

async function carryOut(job: Job, ready: Prepared, attempt: Begun['attempt']): Promise<void> {
  const { run, world } = job;
  const noted = typeof attempt === 'object' ? attempt : undefined;
  if (noted) run.record = { kind: 'unfinished' };
  let ended = false;
  try {
    if (noted) await checkNotOvertaken(noted);
    world.cancel.throwIfAborted();
    const { applyPlan } = await import('./write.ts');
    const tools = { ...world, ...ready, recorded: noted !== undefined };
    await timed(run, world.clock, 'apply', () =>
      world.runner.inGroup('Changes, as they are made', () => applyPlan(run, ready.plan, tools)),
    );
    ended = !world.cancel.aborted;
  } finally {
    if (noted) await endAttempt(run, noted, ended && wentWell(run.outcomes));
  }
}

/** Raises Blocked where another sync began after the record was read: this one's plan does not know what it writes. */
async function checkNotOvertaken(attempt: Attempt): Promise<void> {
  const { isOvertaken } = await attempt.start();
  if (!isOvertaken) return;
  throw Blocked.because(
    'another sync of this agent began while this one was being prepared, so nothing was written: start this run again, and give all workflows that write to this agent one "concurrency" group',
  );
}

/** Notes a run that has nothing to write where that changes what later runs find. */
async function noteNothingToWrite(
  job: Job,
  recording: Recording,
  { range }: Planned,
  note: NewNote,
): Promise<void> {
  const { run } = job;
  const { history } = recording;
  if (run.dryRun || history.kind === 'none' || !isWorthNoting(job, history.notes, range, note)) return;
  const attempt = await recording.begin(note).catch(noteRefusal(run));
  if (typeof attempt !== 'object') return;
  const started = await attempt.start().catch(noteRefusal(run));
  await endAttempt(run, attempt, started?.isOvertaken === false);
}

/**
 * A sync: what it leaves alone stays so for good, what "base" says of the cache is so from now on, and so is what the branch took
 * over from a preview. A preview: who claims what. An undo: whose previews are over.
 */
function isWorthNoting(
  { run, request, target }: Job,
  notes: readonly Note[],
  { known, isLive }: Range,
  note: NewNote,
): boolean {
  switch (request.task.purpose) {
    case 'sync':
      return (
        request.inputs.base !== undefined ||
        isLive ||
        !sameAudio(target.state, branchState(known, note.manifest)) ||
        run.plan.leftAlone.some(({ reason }) => reason === 'outside files' || reason === 'delete is off')
      );
    case 'preview': {
      const before = notes.find(
        ({ pullRequest, manifest }) => pullRequest === note.pullRequest && manifest === note.manifest,
      );
      return before?.purpose !== 'preview' || before.sha !== note.sha || !before.end.succeeded;
    }
    case 'undo':
      return note.scope.undone.length > 0;
    case 'compare':
      return false;
  }
}

function noteRefusal(run: Run) {
  return (error: unknown): undefined => {
    if (!(error instanceof Blocked)) throw error;
    run.warnings.push({
      message: `this sync had nothing to write, but that could not be recorded, so the next run checks it again: ${error.message}`,
    });
  };
}

async function endAttempt(run: Run, attempt: Attempt, succeeded: boolean): Promise<void> {
  try {
    await attempt.end(succeeded);
    run.record = { kind: succeeded ? 'success' : 'failure' };
  } catch (error) {
    run.warnings.push({
      message: `the end of this sync could not be recorded, so the next run checks it again: ${(error as Error).message}`,
    });
  }
}

function identify(run: Run, { inputs }: Request, manifest: Manifest, project: Project | undefined) {
  const { identity, problems } = resolveIdentity(inputs, manifest, project);
  run.agentId = identity.agentId;
  run.region = identity.region;
  run.origin = identity.origin;
  if (problems.length > 0) throw new Blocked(problems);
  return identity;
}
