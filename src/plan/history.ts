import { isClean, manifestsAfter, type Note, overlaps, previewsAfter } from './note.ts';

/** What is known of the runs before this one. */
export type History =
  /** There is no record to read, so each run goes by its event. */
  | { readonly kind: 'none'; readonly why: string }
  /** Newest first. None: nothing was ever recorded. */
  | { readonly kind: 'notes'; readonly notes: readonly Note[] };

/**
 * The notes that a run must consider, of all notes, newest first. Reading stops once the newest clean note of every manifest that the
 * newest note names has been found, and no pull request that it names is in the notes before that. Runs that overlap one of these count,
 * however old they are.
 */
export function relevantNotes(notes: readonly Note[]): Note[] {
  const needed = countNeeded(notes);
  const recent = notes.slice(0, needed);
  const overlapping = notes.slice(needed).filter((older) => recent.some((later) => overlaps(older, later)));
  return [...recent, ...overlapping];
}

/** How many of the notes a run needs; infinity if older ones must be read as well. */
export function countNeeded(notes: readonly Note[]): number {
  const [newest] = notes;
  if (!newest?.scope) return Number.POSITIVE_INFINITY;
  const missing = new Set(manifestsAfter(newest));
  const previews = previewsAfter(newest);
  for (const [index, note] of notes.entries()) {
    if (index > 0 && missing.size === 0 && !previewsAfter(note).some((number) => previews.includes(number)))
      return index;
    if (isClean(note)) missing.delete(note.manifest);
  }
  return Number.POSITIVE_INFINITY;
}

/** The newest sync of the branch or tag that the agent follows, whether it succeeded or not. */
export function newestSync(notes: readonly Note[]): Note | undefined {
  return notes.find(({ purpose, ref }) => purpose === 'sync' && ref !== undefined);
}

/**
 * The pull requests whose previews may still be in the cache, according to the notes, newest first. Runs that overlap may not know of
 * each other's previews, so every note counts, until a later run has undone them.
 */
export function previewsOf(notes: readonly Note[]): number[] {
  const previews = new Set<number>();
  for (const { purpose, pullRequest, scope, end } of notes.toReversed()) {
    for (const number of scope?.previews ?? []) previews.add(number);
    if (purpose === 'preview' && pullRequest !== undefined) previews.add(pullRequest);
    if (end.succeeded) for (const number of scope?.finished ?? []) previews.delete(number);
  }
  return [...previews];
}
