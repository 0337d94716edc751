import type { CommitSha, EntryId } from '../lib/ids.ts';

/** One run that wrote, or may have written, to the cache of an agent, as the record keeps it. What it says: docs/record.md. */
export interface Note {
  /** GitHub's number of the deployment. Later notes have larger ones. */
  readonly id: number;
  readonly sha: CommitSha;
  /** Milliseconds since 1970; GitHub's times are full seconds. */
  readonly began: number;
  readonly end: NoteEnd;
  /** `unknown` for a note that cannot be read: it counts as an attempt. */
  readonly purpose: 'sync' | 'preview' | 'undo' | 'unknown';
  readonly manifest: string;
  /** The branch or tag that the run followed, as `refs/…`; the base branch for previews and undos. Unknown in the first edition. */
  readonly ref: string | undefined;
  readonly pullRequest: number | undefined;
  /** Of a preview: the pull request's own head. GitHub keeps it for ever, but deletes merge commits. */
  readonly head: CommitSha | undefined;
  /** Of a preview: the commit that it was based on. */
  readonly base: CommitSha | undefined;
  /** Entries that the run left to another owner; `unknown` if there were too many to note. */
  readonly leftToOthers: ReadonlySet<EntryId> | 'unknown';
  /** Undefined in the first edition and for a note that cannot be read. */
  readonly scope: ReadingScope | undefined;
}

export interface NoteEnd {
  /** Milliseconds since 1970; undefined for a run that never recorded its end (killed, or still running). */
  readonly at: number | undefined;
  /** Whether any status ever said that it succeeded. */
  readonly succeeded: boolean;
}

/** How far back a later run must read, as far as this run knew. */
export interface ReadingScope {
  /** The manifests of this agent. */
  readonly manifests: readonly string[];
  /** Those of them that its commit no longer has: if this run is clean, later runs need not look for them. */
  readonly gone: readonly string[];
  /** The pull requests whose previews may still be in the cache. */
  readonly previews: readonly number[];
  /** Those of them whose previews this run undoes, for its own manifest. */
  readonly undone: readonly number[];
  /** Those of them that no manifest has left to undo, once this run has succeeded. */
  readonly finished: readonly number[];
  /** Whether nothing older matters for its manifest, once this run has succeeded. */
  readonly clean: boolean;
}

/** A job of a hosted runner ends after six hours: a run that began earlier and never recorded its end is over. Milliseconds. */
export const MAX_JOB_DURATION = 6 * 60 * 60 * 1_000;

/**
 * Whether an older note's run may have written after a later one began: it ended in the same second or later, or never recorded its
 * end and may still have been running.
 */
export function overlaps(older: Note, later: Note): boolean {
  if (older.end.at !== undefined) return older.end.at >= later.began;
  return older.began >= later.began - MAX_JOB_DURATION;
}

/** Whether a run left an entry to another owner, or may have. */
export function leaves({ leftToOthers }: Note, id: EntryId): boolean {
  return leftToOthers === 'unknown' || leftToOthers.has(id);
}

/** A clean note is of a sync that succeeded and left nothing to another owner: for its manifest, nothing older matters. */
export function isClean({ purpose, end, scope }: Note): boolean {
  return purpose === 'sync' && end.succeeded && scope?.clean === true;
}

/** The pull requests whose previews may be in the cache after this run. */
export function previewsAfter({ scope, end, purpose, pullRequest }: Note): readonly number[] {
  if (!scope) return purpose === 'preview' && pullRequest !== undefined ? [pullRequest] : [];
  return end.succeeded ? scope.previews.filter((number) => !scope.finished.includes(number)) : scope.previews;
}

/** Whether the commit of a run certainly has no such manifest: the run knew of all that mattered. */
export function hasNoManifest({ scope }: Note, manifest: string): boolean {
  return scope !== undefined && (scope.gone.includes(manifest) || !scope.manifests.includes(manifest));
}

/** The manifests that matter after this run. */
export function manifestsAfter(note: Note): readonly string[] {
  const { manifests = [], gone = [] } = note.scope ?? {};
  return isClean(note) ? manifests.filter((manifest) => !gone.includes(manifest)) : manifests;
}
