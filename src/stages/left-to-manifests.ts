import type { Job } from '../context.ts';
import { type OtherManifest, otherManifests } from '../git/other-manifests.ts';
import { trackEntries } from '../git/tracking.ts';
import { type EntryId, shortSha } from '../lib/ids.ts';
import { listed } from '../lib/numbers.ts';
import { quote, visible } from '../lib/text.ts';
import type { Note } from '../plan/note.ts';
import { isCertain, type Known, mayHaveWritten, type Neighbours } from '../plan/ownership.ts';
import type { Plan } from '../plan/plan.ts';
import { leaveToManifest } from '../plan/restrict.ts';
import { type AudioEntry, hasAudio, idsOf } from '../plan/state.ts';
import type { Range } from './known.ts';
import { manifestsIn } from './neighbours.ts';

export interface UndoFacts {
  readonly notes: readonly Note[];
  readonly range: Pick<Range, 'known' | 'deletes'>;
  readonly exists: Neighbours['exists'];
}

/**
 * An undo brings back what its own manifest names. What its previews replaced may belong to another manifest of the base, as where the
 * pull request moves or renames one: it keeps the preview's audio until a run of that manifest, to which it is left, with a warning.
 */
export async function leaveToManifests(job: Job, plan: Plan, facts: UndoFacts): Promise<Plan> {
  const { run, request, repository, target, identity } = job;
  const { agentId, region } = identity;
  const { manifest: own } = request.inputs;
  const previews = undonePreviews(own, facts);
  const isElsewhere = (id: EntryId) => !target.state.entries.has(id);
  if (!agentId || ![...idsOf(previews.map(({ state }) => state))].some(isElsewhere)) return plan;
  const recorded = manifestsIn(facts.notes).filter((path) => path !== own);
  const { project } = request.inputs;
  const options = { own, recorded, agentId, region, project, everywhere: true, unnamed: false };
  const others = await otherManifests(repository, target.commit, options);
  let left = plan;
  for (const other of others) {
    const named = other.manifest ? await audioOf(job, other) : formerAudio(facts.range.known, other.path);
    const entries = named.filter(({ id }) => isElsewhere(id));
    const unfinished = entries.filter((entry) => stillPlays(previews, entry, other.path, facts.range.known));
    if (unfinished.length === 0) continue;
    left = leaveToManifest(left, unfinished, other.path);
    run.warnings.push({ message: unfinishedUndo(job, unfinished, other) });
  }
  return left;
}

/**
 * Whether an entry of another manifest may still play the audio of one of the previews. If that manifest had a preview of the same pull
 * request, its own undo brings the entry back, and neither is finished without the other.
 */
function stillPlays(
  previews: readonly Known[],
  entry: AudioEntry,
  path: string,
  known: readonly Known[],
): boolean {
  const hasPreview = ({ note: { pullRequest } }: Known) =>
    known.some(
      ({ note }) => note.purpose === 'preview' && note.pullRequest === pullRequest && note.manifest === path,
    );
  const wrote = previews.filter((preview) => mayHaveWritten(preview, entry.id, entry.blob));
  return wrote.some((preview) => !hasPreview(preview)) && !isCertain(entry, known);
}

function unfinishedUndo(
  { request, target }: Job,
  entries: readonly AudioEntry[],
  { path, manifest }: OtherManifest,
): string {
  const ids = entries.map(({ id }) => id);
  const [which, them] = ids.length === 1 ? ['entry', 'it'] : ['entries', 'them'];
  const own = quote(request.inputs.manifest);
  return `the preview is not undone for ${which} ${listed(ids)}: in commit ${shortSha(target.commit.sha)}, ${own} does not name ${them}, but ${quote(path)} ${manifest ? 'does;' : 'did, and cannot be read now: fix it, and then'} start a run with "mode: cleanup" and "manifest: ${visible(path)}"`;
}

/** The previews that this run undoes: of its own manifest, and of those that the base does not have. */
function undonePreviews(own: string, { range, exists }: UndoFacts): readonly Known[] {
  const { deletes, known } = range;
  if (deletes === 'branch') return [];
  return known.filter(
    ({ note: { purpose, pullRequest, manifest } }) =>
      purpose === 'preview' && deletes.has(pullRequest ?? 0) && (manifest === own || !exists(manifest)),
  );
}

/** What a manifest that cannot be read named when it was last synced. */
function formerAudio(known: readonly Known[], path: string): AudioEntry[] {
  const last = known.findLast(({ note }) => note.manifest === path && note.purpose !== 'preview');
  return [...(last?.state.entries.values() ?? [])].filter(hasAudio);
}

async function audioOf(
  { repository, target }: Job,
  { path, manifest }: OtherManifest,
): Promise<AudioEntry[]> {
  const prefix = path.slice(0, path.lastIndexOf('/') + 1);
  const { entries } = await trackEntries(repository, target.commit, prefix, manifest?.entries ?? []);
  return entries.filter(hasAudio);
}
