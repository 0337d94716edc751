import type { Problem } from '../lib/problem.ts';
import { quote } from '../lib/text.ts';
import type { Change, Deletion, Plan } from '../plan/plan.ts';
import { leaveToNextRun, withoutDeletions } from '../plan/restrict.ts';
import { type FindIds, findMismatches, type Listed, type Mismatches } from '../plan/transcripts.ts';
import { differenceOf, notCompared, suggestion } from '../report/phrases.ts';
import type { Run } from '../run.ts';

/**
 * Compares the plan's phrases with those that PolyAI lists. An entry to be deleted whose phrase differs is left alone, with a warning.
 * Returns the problems that prevent writing: files that would replace another phrase.
 */
export function checkPhrases(run: Run, listed: Listed, findIds: FindIds): Problem[] {
  const found = findMismatches(run.plan, listed);
  leaveOtherPhrases(run, found.delete);
  if (found.unknown.length > 0)
    run.notices.push({ message: notCompared('entries to be replaced', found.unknown) });
  return found.replace.map((one) => {
    const { id, entry } = one.change;
    const { what, inPolyAI, inManifest } = differenceOf(one);
    return {
      message: `${quote(entry.path)} would replace entry ${id}, whose ${what} in PolyAI is ${inPolyAI}, but in the manifest it is ${inManifest}${suggestion(findIds(entry))}`,
      file: run.manifest,
      line: entry.line,
      column: entry.column,
    };
  });
}

/** Whether the plan has any phrase that could be compared with a listing. */
export function hasPhrases({ replace, delete: deletions }: Plan): boolean {
  return [...replace, ...deletions].some(hasPhrase);
}

function hasPhrase({ entry }: Change): boolean {
  return entry?.transcript !== undefined || entry?.language !== undefined;
}

/**
 * Leaves alone, with a warning, what was removed from the manifest and has a phrase, but is not in a list that is incomplete: it may
 * be another phrase by now. A later run looks again.
 */
export function leaveUnlisted(run: Run, listed: Listed): void {
  const isUnlisted = (change: Deletion) =>
    change.reason === 'removed' && hasPhrase(change) && !listed.has(change.id);
  for (const { id, entry } of run.plan.delete.filter(isUnlisted)) {
    run.warnings.push({
      message: `entry ${id} (${quote(entry?.path ?? '')}) was removed from the manifest but is left alone: PolyAI's list of the cache was incomplete, twice, and does not name it, so its phrase was not compared; run this job again`,
      file: run.manifest,
    });
  }
  run.plan = leaveToNextRun(run.plan, isUnlisted);
}

/** Problems of files with a phrase whose entries are not in a list that is incomplete: they may be another phrase by now. */
export function unlistedFiles({ plan, manifest }: Run, listed: Listed): Problem[] {
  const unlisted = plan.replace.filter((change) => hasPhrase(change) && !listed.has(change.id));
  return unlisted.map(({ id, entry }) => ({
    message: `the phrase of entry ${id} (${quote(entry.path)}) cannot be compared: PolyAI's list of the cache was incomplete, twice, and does not name it; run this job again`,
    file: manifest,
    line: entry.line,
    column: entry.column,
  }));
}

function leaveOtherPhrases(run: Run, mismatches: Mismatches['delete']): void {
  if (mismatches.length === 0) return;
  const left = new Set(mismatches.map(({ change }) => change));
  run.plan = withoutDeletions(run.plan, 'another phrase', (change) => left.has(change));
  for (const one of mismatches) {
    const { id, entry } = one.change;
    const { what, inPolyAI, inManifest } = differenceOf(one);
    run.warnings.push({
      message: `entry ${id} (${quote(entry?.path ?? '')}) was removed from the manifest but is left alone: its ${what} in PolyAI is ${inPolyAI}, but in the manifest it was ${inManifest}; to delete it anyway, name it in the input "delete-ids"`,
      file: run.manifest,
    });
  }
}
