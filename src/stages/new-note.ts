import type { Job } from '../context.ts';
import type { NewNote } from '../github/record.ts';
import { type History, previewsOf } from '../plan/history.ts';
import { manifestsAfter, type Note, type ReadingScope } from '../plan/note.ts';
import type { LeaveReason, Plan } from '../plan/plan.ts';
import type { Range } from './known.ts';

export interface NoteFacts {
  readonly history: History;
  readonly plan: Plan;
  readonly range: Pick<Range, 'base' | 'baseCommit'>;
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
    leftToOthers: facts.plan.leftToOthers,
    scope: scopeFor(purpose, inputs.manifest, pull?.number, facts),
  };
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
  const reverted = leavesDeletions(plan) ? [] : undone;
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

/** Deletions that an undo leaves to another owner, who may never write the entry, or to a later run must be checked again. */
function leavesDeletions({ leftAlone }: Plan): boolean {
  return leftAlone.some(({ change, reason }) => change.kind === 'delete' && CHECKED_AGAIN.has(reason));
}

const CHECKED_AGAIN = new Set<LeaveReason>([
  'pull request',
  'manifest',
  'unreadable manifest',
  'newer commit',
  'not listed',
]);

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
