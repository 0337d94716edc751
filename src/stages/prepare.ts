import type { AudioPlace } from '../audio/files.ts';
import type { AudioSource } from '../audio/source.ts';
import type { Job } from '../context.ts';
import type { PullState } from '../github/pulls.ts';
import type { EntryId } from '../lib/ids.ts';
import { listed, plural } from '../lib/numbers.ts';
import { Blocked, type Problem } from '../lib/problem.ts';
import { relevantNotes } from '../plan/history.ts';
import { contestedBy, type Known, wasTakenBack } from '../plan/ownership.ts';
import { hasChanges, type Plan } from '../plan/plan.ts';
import type { Client } from '../polyai/client.ts';
import { changeLine, planLine } from '../report/log.ts';
import { missingToWrite } from '../request/identity.ts';
import type { Run } from '../run.ts';
import { checkBranch, checkNotOutdated, checkOnPlace, type Standing } from './branch.ts';
import { checkGuard, checkRequested } from './checks.ts';
import type { Range } from './known.ts';
import { leaveToNewer } from './newer.ts';
import { type Planning, planChanges } from './plan-changes.ts';
import { askPulls, checkOwnPull, type Pulls } from './pulls.ts';
import { findRange } from './range.ts';
import type { Recording } from './record.ts';

/** What a run compares with and what it plans, before any check. */
export interface Planned extends Planning {
  readonly range: Range;
  readonly pulls: Pulls;
}

/** A plan that has passed every check and may be carried out. */
export interface Prepared {
  readonly plan: Plan;
  readonly client: Client;
  readonly audio: AudioSource;
}

/**
 * Makes the plan. Resolves to undefined where there is no task at all. Raises Blocked where this run must not write, whatever the
 * plan: another branch, an old run, two manifests for one entry.
 */
export async function plan(job: Job, { history }: Recording, asked: Asked): Promise<Planned | undefined> {
  const { run, world, request } = job;
  const { inputs, task } = request;
  checkOnPlace(job, asked.standing);
  checkBranch(job, history);
  const noTask = checkOwnPull(job, history, asked.pull);
  if (noTask !== undefined) {
    run.why = noTask;
    run.notices.push({ message: noTask });
    return undefined;
  }
  const pulls = await askPulls(job, history, asked.pull);
  const range = await findRange(job, history, pulls.undone);
  if (!range) return undefined;
  const notes = history.kind === 'none' ? [] : relevantNotes(history.notes);
  const draft = await planChanges(job, range, notes, pulls);
  run.plan = draft.plan;
  const { standing } = asked;
  const isNoted = run.plan.leftAlone.length > 0 || pulls.undone.length > 0 || inputs.base !== undefined;
  if (hasChanges(run.plan) || isNoted) await checkNotOutdated(job, history, standing);
  const planning = { ...draft, plan: await leaveToNewer(job, draft.plan, { notes, standing, range }) };
  run.plan = planning.plan;
  noteFormerFiles(run, range);
  if (task.purpose === 'preview') noteContested(job, range, planning);
  world.runner.group(
    planLine(planning.plan),
    [...planning.plan.replace, ...planning.plan.delete].map(changeLine),
  );
  return { ...planning, range, pulls };
}

/** Where the audio of what is deleted, or would be, can still be listened to. */
function noteFormerFiles({ plan, formerCommits }: Run, { known }: Range): void {
  for (const { id } of [...plan.delete, ...plan.leftAlone.map(({ change }) => change)]) {
    const last = known.findLast(({ state }) => state.entries.get(id)?.blob !== undefined);
    if (last) formerCommits.set(id, last.note.sha);
  }
}

function noteContested({ run, target }: Job, range: Range, { neighbours }: Planning): void {
  for (const [number, ids] of contestedBy(target.state, range.base?.state, neighbours.previews)) {
    run.notices.push({
      message: `pull request #${number}, which is also open, changes ${plural(ids.length, 'entry', 'entries')} that this one changes (${listed(ids)}): the newest run wins, so the preview agent plays this one`,
    });
  }
}

/** What GitHub was asked while the record was read. */
export interface Asked {
  readonly standing: Standing;
  readonly pull: PullState | undefined;
}

/**
 * Holds a plan to every check that must pass before the first write. Resolves to undefined where nothing is to be written. Raises
 * Blocked with every problem that it finds.
 */
export async function prepare(
  job: Job,
  { plan, neighbours, unmapped, problems: unmatched, range }: Planned,
  { notice }: Recording,
): Promise<Prepared | undefined> {
  const { run, request, target, world } = job;
  const { inputs } = request;
  if (inputs.unmapped === 'warn') run.warnings.push(...unmapped);
  const audio = hasChanges(plan) ? await openAudio(job) : undefined;
  const problems: Problem[] = [
    ...unmatched,
    ...(inputs.unmapped === 'error' ? unmapped : []),
    ...(run.dryRun ? [] : missingToWrite(inputs, job.identity)),
    ...checkRequested(inputs, target.state, neighbours.manifests),
    ...checkGuard(inputs, plan, range.deletes !== 'branch'),
    ...((await audio?.check(plan, run.audio, inputs.strict)) ?? []),
  ];
  if (problems.length > 0) throw new Blocked(problems);
  if (notice) run.notices.push({ message: notice });
  world.cancel.throwIfAborted();
  return audio && reach(job, audio, range.known);
}

/** Where nothing changed, what reads audio and what talks to PolyAI is not even loaded. */
async function openAudio({ request, repository }: Job): Promise<AudioSource> {
  const { audioSource } = await import('../audio/source.ts');
  const { workspace, inputs } = request;
  const readBlob: AudioPlace['readBlob'] = (id, maxBytes) => repository.blob(id, maxBytes);
  return audioSource({ workspace, manifest: inputs.manifest, readBlob });
}

/** The last checks are PolyAI's to make. A plan without a key goes without them. */
async function reach(
  { run, request, identity, world, openClient }: Job,
  audio: AudioSource,
  known: readonly Known[],
): Promise<Prepared | undefined> {
  if (!openClient) {
    run.notices.push({
      message: `planned without ${identity.agentId ? 'an API key' : 'an agent id'}, so the entries were not looked up in PolyAI`,
    });
    return undefined;
  }
  const [client, { lookUp }] = await Promise.all([openClient(), import('./write.ts')]);
  const { purpose, pull } = request.task;
  const whyGone = (id: EntryId) =>
    purpose === 'preview' && pull && wasTakenBack(id, pull.number, known)
      ? `; it was deleted when pull request #${pull.number} was closed`
      : '';
  const plan = await lookUp(run, client, world.runner, { undo: purpose === 'undo', whyGone });
  return run.dryRun || !hasChanges(run.plan) ? undefined : { plan, client, audio };
}
