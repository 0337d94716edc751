import type { AudioPlace } from '../audio/files.ts';
import type { AudioSource } from '../audio/source.ts';
import type { Job } from '../context.ts';
import type { PullState } from '../github/pulls.ts';
import type { EntryId } from '../lib/ids.ts';
import { listed, plural } from '../lib/numbers.ts';
import { Blocked, type Problem } from '../lib/problem.ts';
import { quote } from '../lib/text.ts';
import { relevantNotes } from '../plan/history.ts';
import { contestedBy, type Known, wasUndone } from '../plan/ownership.ts';
import { hasChanges, type Plan } from '../plan/plan.ts';
import type { Client } from '../polyai/client.ts';
import { changeLine, planLine } from '../report/log.ts';
import { missingToWrite } from '../request/identity.ts';
import type { Run } from '../run.ts';
import { type BranchPosition, checkBranch, checkEventCommit, checkNotOutdated } from './branch.ts';
import { checkGuard, checkRequested } from './checks.ts';
import type { Range } from './known.ts';
import { leaveToManifests } from './left-to-manifests.ts';
import { heldByFiles } from './new-note.ts';
import { leaveToNewer } from './newer.ts';
import { type Planning, planChanges } from './plan-changes.ts';
import { checkOwnPull, fetchPulls, type Pulls } from './pulls.ts';
import { findRange } from './range.ts';
import type { Recording } from './record.ts';

/** What a run compares with and what it plans, before any check of the plan. */
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
 * Makes the plan. Resolves to undefined if there is nothing to do at all. Raises Blocked if this run must not write, whatever the
 * plan: another branch, an old run, two manifests for one entry.
 */
export async function plan(
  job: Job,
  { history }: Recording,
  facts: GitHubFacts,
): Promise<Planned | undefined> {
  const { run, world, request } = job;
  const { inputs, task } = request;
  checkEventCommit(job, facts.position);
  checkBranch(job, history);
  const noTask = checkOwnPull(job, history, facts.pull);
  if (noTask !== undefined) {
    run.why = noTask;
    run.notices.push({ message: noTask });
    return undefined;
  }
  const pulls = await fetchPulls(job, history, facts.pull);
  const range = await findRange(job, history, pulls.undone);
  if (!range) return undefined;
  const notes = history.kind === 'none' ? [] : relevantNotes(history.notes);
  const draft = await planChanges(job, range, notes, pulls);
  run.plan = draft.plan;
  const { position } = facts;
  const isRecorded = run.plan.leftAlone.length > 0 || pulls.undone.length > 0 || inputs.base !== undefined;
  if (hasChanges(run.plan) || isRecorded) await checkNotOutdated(job, history, position);
  const kept = await leaveToNewer(job, draft.plan, { notes, position, range });
  const { exists } = draft.neighbours;
  const planning = { ...draft, plan: await leaveToManifests(job, kept, { notes, range, exists }) };
  run.plan = planning.plan;
  noteFormerFiles(run, range);
  noteUnreadable(run);
  noteHeldByFiles(run, heldByFiles(planning.plan, range.known, pulls.undone));
  if (task.purpose === 'preview') noteContested(job, range, planning);
  world.runner.group(
    planLine(planning.plan),
    [...planning.plan.replace, ...planning.plan.delete].map(changeLine),
  );
  return { ...planning, range, pulls };
}

/** Notes the commits that still have the audio of entries that are deleted, or would be, so that the report can link to it. */
function noteFormerFiles({ plan, formerCommits }: Run, { known }: Range): void {
  for (const { id } of [...plan.delete, ...plan.leftAlone.map(({ change }) => change)]) {
    const last = known.findLast(({ state }) => state.entries.get(id)?.blob !== undefined);
    if (last) formerCommits.set(id, last.note.sha);
  }
}

function noteHeldByFiles({ warnings }: Run, ids: readonly EntryId[]): void {
  if (ids.length === 0) return;
  const message = `the preview is not undone for ${plural(ids.length, 'entry', 'entries')} (${listed(ids)}), because of the input "files": start a run with "mode: cleanup" and without "files"`;
  warnings.push({ message });
}

function noteUnreadable({ plan, warnings }: Run): void {
  const left = plan.leftAlone.find(({ reason }) => reason === 'unreadable manifest');
  if (left?.owner === undefined) return;
  const message = `${quote(left.owner)}, another manifest of this agent, cannot be read, so nothing is deleted: fix it, or remove it`;
  warnings.push({ message, file: left.owner });
}

function noteContested({ run, target }: Job, range: Range, { neighbours }: Planning): void {
  for (const [number, ids] of contestedBy(target.state, range.base?.state, neighbours.previews)) {
    run.notices.push({
      message: `pull request #${number}, which is also open, changes ${plural(ids.length, 'entry', 'entries')} that this one changes (${listed(ids)}): the newest run wins, so the preview agent plays this one`,
    });
  }
}

/** What GitHub says about this run, fetched while the record is read. */
export interface GitHubFacts {
  readonly position: BranchPosition;
  readonly pull: PullState | undefined;
}

/**
 * Runs every check that must pass before the first write. Resolves to undefined if there is nothing to write. Raises Blocked with
 * every problem found.
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
    ...checkRequested(inputs, target.state, neighbours),
    ...checkGuard(inputs, plan, range.deletes !== 'branch'),
    ...((await audio?.check(plan, run.audio, inputs.strict)) ?? []),
  ];
  if (problems.length > 0) throw new Blocked(problems);
  if (notice) run.notices.push({ message: notice });
  world.cancel.throwIfAborted();
  return audio && lookUpPlan(job, audio, range.known);
}

/** Loads the code that reads audio: a run without changes starts faster without it. */
async function openAudio({ request, repository }: Job): Promise<AudioSource> {
  const { audioSource } = await import('../audio/source.ts');
  const { workspace, inputs } = request;
  const readBlob: AudioPlace['readBlob'] = (id, maxBytes) => repository.blob(id, maxBytes);
  return audioSource({ workspace, manifest: inputs.manifest, readBlob });
}

/** Looks the plan up in the cache. A plan without a key is not looked up. */
async function lookUpPlan(
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
    purpose === 'preview' && pull && wasUndone(id, pull.number, known)
      ? `; it was deleted when pull request #${pull.number} was closed`
      : '';
  const plan = await lookUp(run, client, world.runner, { undo: purpose === 'undo', whyGone });
  return run.dryRun || !hasChanges(run.plan) ? undefined : { plan, client, audio };
}
