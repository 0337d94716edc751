import type { Job } from '../context.ts';
import type { NewNote } from '../github/record.ts';
import type { EntryId } from '../lib/ids.ts';
import { type History, previewsOf } from '../plan/history.ts';
import { manifestsAfter, type Note, type ReadingScope } from '../plan/note.ts';
import { type Known, mayHaveWritten } from '../plan/ownership.ts';
import type { LeftAlone, Plan } from '../plan/plan.ts';
import type { Range } from './known.ts';

export interface NoteFacts {
  readonly history: History;
  readonly plan: Plan;
  readonly range: Pick<Range, 'base' | 'baseCommit' | 'known'>;
  /** The pull requests whose previews this run undoes. */
  readonly undone: readonly number[];
  /** Other manifests of the agent in the commit to sync to. */
  readonly others: readonly string[];
  readonly exists: (manifest: string) => boolean;
}

/** The note that this run leaves on the record before its first write. */
export function newNote({ request, target }: Job, facts: NoteFacts): NewNote {
  const { task, inputs, start } = request;
  const purpose = task.purpose === 'compare' ? 'sync' : task.purpose;
  const { pull } = task;
  return {
    sha: target.commit.sha,
    purpose,
    manifest: inputs.manifest,
    ref: start.ref,
    pullRequest: pull?.number,
    head: purpose === 'preview' ? pull?.headSha : undefined,
    base: facts.range.baseCommit?.sha,
    leftToOthers: purpose === 'sync' ? facts.plan.leftToOthers : leftBy(facts.plan),
    scope: scopeFor(purpose, inputs.manifest, pull?.number, facts),
  };
}

/** What a preview or undo leaves alone because of "files" is for the branch's syncs, which may have other patterns. */
function leftBy({ leftToOthers, leftAlone }: Plan): Plan['leftToOthers'] {
  const outside = leftAlone.filter(({ reason }) => reason === 'outside files');
  return new Set([...leftToOthers, ...outside.map(({ change }) => change.id)]);
}

/** How far back a later run must read after this one (docs/record.md, "How far back"). */
function scopeFor(
  purpose: NewNote['purpose'],
  own: string,
  pullRequest: number | undefined,
  { history, plan, range, undone, others, exists }: NoteFacts,
): ReadingScope {
  const notes = history.kind === 'none' ? [] : history.notes;
  const [newest] = notes;
  const noted = newest?.scope ? manifestsAfter(newest) : notes.map(({ manifest }) => manifest);
  const manifests = [...new Set([own, ...others, ...(range.base?.manifests ?? []), ...noted])];
  const previews = previewsOf(notes);
  const previewed = previewsOfPulls(range.known, undone);
  const reverted = plan.leftAlone.some((left) => needsAnotherRun(left, previewed)) ? [] : undone;
  if (purpose === 'preview' && pullRequest && !previews.includes(pullRequest)) previews.push(pullRequest);
  return {
    manifests,
    gone: manifests.filter((manifest) => manifest !== own && !exists(manifest)),
    previews,
    undone: reverted,
    finished: reverted.filter((number) => isFinished(number, own, notes, exists)),
    clean: purpose === 'sync' && plan.leftToOthers.size === 0 && previews.length === 0,
  };
}

function previewsOfPulls(known: readonly Known[], pulls: readonly number[]): readonly Known[] {
  return known.filter(({ note }) => note.purpose === 'preview' && pulls.includes(note.pullRequest ?? 0));
}

/** Entries that an undo left alone because of "files", and that may still play the audio of one of the previews. */
export function heldByFiles(
  { leftAlone }: Plan,
  known: readonly Known[],
  undone: readonly number[],
): EntryId[] {
  const previews = previewsOfPulls(known, undone);
  const held = leftAlone.filter((left) => left.reason === 'outside files' && needsAnotherRun(left, previews));
  return held.map(({ change }) => change.id);
}

/**
 * Whether an undo must be looked at again because of what it left alone: a deletion that is left to another owner, who may never write
 * the entry, or to a later run, audio that another manifest must bring back, or audio outside of "files" that one of these previews may
 * have written.
 */
function needsAnotherRun({ change, reason }: LeftAlone, previews: readonly Known[]): boolean {
  const blob = change.kind === 'replace' ? change.entry.blob : undefined;
  switch (reason) {
    case 'manifest':
      return true;
    case 'unreadable manifest':
    case 'pull request':
    case 'newer commit':
    case 'not listed':
      return change.kind === 'delete';
    case 'outside files':
      return previews.some((preview) => mayHaveWritten(preview, change.id, blob));
    default:
      return false;
  }
}

/** Whether, after this run, each manifest that had previews of a pull request, and still exists, has undone them. */
function isFinished(
  number: number,
  own: string,
  notes: readonly Note[],
  exists: NoteFacts['exists'],
): boolean {
  const previews = notes.filter(
    ({ purpose, pullRequest }) => purpose === 'preview' && pullRequest === number,
  );
  const last = Math.max(...previews.map(({ id }) => id));
  return previews.every(
    ({ manifest }) =>
      manifest === own ||
      !exists(manifest) ||
      notes.some(
        (later) =>
          later.id > last &&
          later.manifest === manifest &&
          later.end.succeeded &&
          later.scope?.undone.includes(number),
      ),
  );
}
