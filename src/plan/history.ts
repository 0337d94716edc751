import { heardAfter, isClean, manifestsAfter, type Note, ranBeside } from './note.ts';

/** What is known of the runs before this one. */
export type History =
  /** There is no record to read, so each run goes by its event. */
  | { readonly kind: 'none'; readonly why: string }
  /** Newest first. None: nothing was ever recorded. */
  | { readonly kind: 'notes'; readonly notes: readonly Note[] };

/**
 * The notes that a run must look at, of all notes, newest first. Reading stops once every manifest that the newest note names has
 * shown its newest clean note, and no pull request that it names stands in the notes before. What may have run at the same time as those counts,
 * however old it is.
 */
export function relevantNotes(notes: readonly Note[]): Note[] {
  const needed = countNeeded(notes);
  const taken = notes.slice(0, needed);
  const beside = notes.slice(needed).filter((older) => taken.some((later) => ranBeside(older, later)));
  return [...taken, ...beside];
}

/** How many of the notes are enough; more than there are where older ones must be read. */
export function countNeeded(notes: readonly Note[]): number {
  const [newest] = notes;
  if (!newest?.scope) return Number.POSITIVE_INFINITY;
  const missing = new Set(manifestsAfter(newest));
  const heard = heardAfter(newest);
  for (const [index, note] of notes.entries()) {
    if (index > 0 && missing.size === 0 && !heardAfter(note).some((number) => heard.includes(number)))
      return index;
    if (isClean(note)) missing.delete(note.manifest);
  }
  return Number.POSITIVE_INFINITY;
}

/** The newest sync of the branch or tag that the agent follows, whatever became of it. */
export function newestSync(notes: readonly Note[]): Note | undefined {
  return notes.find(({ purpose, ref }) => purpose === 'sync' && ref !== undefined);
}

/**
 * The pull requests whose previews may still be heard, going by notes, newest first. Runs side by side may not know of each other's
 * previews, so every note counts, until a later run took them back.
 */
export function previewsOf(notes: readonly Note[]): number[] {
  const heard = new Set<number>();
  for (const { purpose, pullRequest, scope, end } of notes.toReversed()) {
    for (const number of scope?.previews ?? []) heard.add(number);
    if (purpose === 'preview' && pullRequest !== undefined) heard.add(pullRequest);
    if (end.succeeded) for (const number of scope?.finished ?? []) heard.delete(number);
  }
  return [...heard];
}
