import { posix, resolve } from 'node:path';
import type { Job } from '../context.ts';
import { changedAudio } from '../git/changed-audio.ts';
import type { OtherManifest } from '../git/other-manifests.ts';
import { fromBytePath } from '../git/tree.ts';
import type { Problem } from '../lib/problem.ts';
import { quote } from '../lib/text.ts';
import type { Note } from '../plan/note.ts';
import type { Neighbours } from '../plan/ownership.ts';
import { hasChanges, makePlan, type Plan } from '../plan/plan.ts';
import { requestDeletions, restrictFiles, withoutDeletions } from '../plan/restrict.ts';
import type { State } from '../plan/state.ts';
import type { Range } from './known.ts';
import { findNeighbours, manifestsIn } from './neighbours.ts';
import type { Pulls } from './pulls.ts';

export interface Planning {
  readonly plan: Plan;
  readonly neighbours: Neighbours;
  /** The paths of the agent's other manifests in the commit to sync to; empty if they were not searched for. */
  readonly others: readonly string[];
  /** WAV files that were added or changed, but that no manifest entry names. */
  readonly unmapped: readonly Problem[];
  /** Problems with the input `files`. */
  readonly problems: readonly Problem[];
}

/** Makes the plan that the inputs call for. Raises Blocked if another manifest of the agent maps one of its entries as well. */
export async function planChanges(
  job: Job,
  range: Range,
  notes: readonly Note[],
  pulls: Pulls,
): Promise<Planning> {
  const { request, target, repository } = job;
  const { inputs, task } = request;
  const folder = posix.dirname(inputs.manifest);
  const looking = { job, range, manifests: manifestsIn(notes), isOpen: pulls.isOpen };
  const draft = await draftPlan(looking);
  const changed =
    inputs.unmapped === 'ignore' ? [] : await changedAudio(repository, range.newest, target.commit, folder);
  // Most runs change nothing, so they need not search for other manifests.
  const isQuiet = !hasDifference(draft.difference) && changed.length === 0 && inputs.deleteIds.length === 0;
  const { difference, neighbours, others } = isQuiet ? draft : await draftPlan(looking, draft);
  const named = namedFiles(target.state, folder, others);
  const strays = changed.map(fromBytePath).filter((name) => !named.has(name));

  const { isSelected, problems } = await selectFiles(job, folder, strays);
  const restricted = restrictFiles(difference, ({ name }) => isSelected(name));
  const kept = inputs.delete ? restricted : withoutDeletions(restricted, 'delete is off');
  const requested = requestDeletions(kept, inputs.deleteIds, range.known);
  return {
    plan: task.purpose === 'preview' ? withoutDeletions(requested, 'preview') : requested,
    neighbours,
    // What cannot be read may be no manifest at all: later runs find it again, or the record names it already.
    others: others.filter(({ manifest }) => manifest !== undefined).map(({ path }) => path),
    unmapped: strays.filter(isSelected).map((name) => unmapped(posix.join(folder, name), inputs.manifest)),
    problems,
  };
}

interface Looking {
  readonly job: Job;
  readonly range: Range;
  readonly manifests: readonly string[];
  readonly isOpen: Pulls['isOpen'];
}

interface Draft {
  readonly difference: Plan;
  readonly neighbours: Neighbours;
  readonly others: readonly OtherManifest[];
}

/** Plans without looking for other manifests in the commit; or, after that `quick` draft, with them. */
async function draftPlan({ job, range, manifests, isOpen }: Looking, quick?: Draft): Promise<Draft> {
  const { request, target } = job;
  const look = quick !== undefined;
  const { neighbours, others } = await findNeighbours(job, range.claimants, { manifests, isOpen, look });
  if (quick && others.length === 0) return quick;
  const facts = {
    purpose: request.task.purpose,
    manifest: request.inputs.manifest,
    ref: request.start.ref,
    to: target.state,
    base: range.base?.state,
    isUncertain: range.isUncertain,
    deletes: range.deletes,
    full: request.inputs.full,
    neighbours,
  };
  const difference = makePlan({ ...facts, known: range.known });
  if (range.pending.length === 0) return { difference, neighbours, others };
  const pending = makePlan({ ...facts, known: range.pending });
  const open = pending.delete.map(({ id }) => id);
  const leftToOthers = new Set([...difference.leftToOthers, ...pending.leftToOthers, ...open]);
  return { difference: { ...difference, leftToOthers }, neighbours, others };
}

function hasDifference(plan: Plan): boolean {
  return hasChanges(plan) || plan.leftAlone.length > 0;
}

/** The files that any manifest of the agent names, relative to the folder of this one. */
function namedFiles(to: State, folder: string, others: readonly OtherManifest[]): Set<string> {
  const elsewhere = others.flatMap(({ path, manifest }) =>
    (manifest?.entries ?? []).map(({ name }) =>
      posix.relative(folder, posix.join(posix.dirname(path), name)),
    ),
  );
  return new Set([...[...to.entries.values()].map((entry) => entry.name), ...elsewhere]);
}

/**
 * Applies the input `files` to the files that the manifest maps, and to `strays`, which it does not. Its libraries are loaded only if
 * it is set: most workflows do not set it.
 */
async function selectFiles({ request, target }: Job, folder: string, strays: readonly string[]) {
  const { workspace, inputs, task } = request;
  const { files } = inputs;
  if (files.length === 0) return { isSelected: () => true, problems: [] };
  const { explainNoMatch, selectNames } = await import('../audio/selection.ts');
  const named = [...new Set([...target.state.entries.values()].map(({ name }) => name))];
  const selected = await selectNames(files, [...named, ...strays], resolve(workspace, folder));
  // A preview may have added all that the patterns select: its undo takes that back, whatever the base has.
  const matchesNone =
    task.purpose !== 'undo' && named.length > 0 && !named.some((name) => selected.has(name));
  return {
    isSelected: (name: string) => selected.has(name),
    problems: matchesNone ? [explainNoMatch(files, folder, named.length)] : [],
  };
}

function unmapped(file: string, manifest: string): Problem {
  return {
    message: `${quote(file)} is in no manifest entry, so callers do not hear it: add it to ${quote(manifest)}, or exclude it in the input "files"`,
    file,
  };
}
