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
  /** The pull requests whose previews this run takes back. */
  readonly undone: readonly number[];
  /** Other manifests of the agent in the commit to sync to. */
  readonly others: readonly string[];
  readonly exists: (manifest: string) => boolean;
}

/** What this run notes on the record before its first write. */
export function noteOf({ request, target }: Job, facts: NoteFacts): NewNote {
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

/** How far back the next reader must look, after this run (docs/record.md, "How far back"). */
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
  const takenBack = leavesDeletions(plan) ? [] : undone;
  if (purpose === 'preview' && pullRequest && !previews.includes(pullRequest)) previews.push(pullRequest);
  return {
    manifests,
    gone: manifests.filter((manifest) => manifest !== own && !exists(manifest)),
    previews,
    undone: takenBack,
    finished: takenBack.filter((number) => isFinished(number, own, notes, exists)),
    clean: purpose === 'sync' && plan.leftToOthers.size === 0 && previews.length === 0,
  };
}

/** What an undo leaves to somebody else must be looked at again: that one may never write it. */
function leavesDeletions({ leftAlone }: Plan): boolean {
  return leftAlone.some(({ change, reason }) => change.kind === 'delete' && LATER.has(reason));
}

const LATER = new Set<LeaveReason>(['pull request', 'manifest', 'newer commit']);

/** Whether each manifest that a pull request's previews were of, and that still exists, has taken them back with this run. */
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
