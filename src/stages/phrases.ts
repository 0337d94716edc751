import type { EntryId } from '../lib/ids.ts';
import type { Problem } from '../lib/problem.ts';
import { quote } from '../lib/text.ts';
import { type Plan, withoutDeletions } from '../plan/plan.ts';
import {
  type FindIds,
  findMismatches,
  type Listed,
  type Mismatch,
  type Mismatches,
  normalizeTranscript,
} from '../plan/transcripts.ts';
import type { Run } from '../run.ts';

/**
 * Holds a plan to the phrases that PolyAI lists. Entries that left the manifest, but are another phrase than it gave, leave the
 * run's plan with a warning. Returns what stands in the way of writing: files that would replace another phrase.
 */
export function checkPhrases(run: Run, listed: Listed, findIds: FindIds): Problem[] {
  const found = findMismatches(run.plan, listed);
  leaveOtherPhrases(run, found.delete);
  if (found.unknown.length > 0) run.notices.push({ message: notCompared(found.unknown) });
  return found.replace.map((one) => {
    const { id, entry } = one.change;
    const { what, inPolyAI, inManifest } = difference(one);
    return {
      message: `${quote(entry.path)} would replace entry ${id}, whose ${what} in PolyAI is ${inPolyAI}, but in the manifest it is ${inManifest}${suggestion(findIds(entry))}`,
      file: run.manifest,
      line: entry.line,
      column: entry.column,
    };
  });
}

/** Whether there is something that a listing could have been compared with. */
export function hasPhrases({ replace, delete: deletions }: Plan): boolean {
  return [...replace, ...deletions].some(
    ({ entry }) => entry?.transcript !== undefined || entry?.language !== undefined,
  );
}

function leaveOtherPhrases(run: Run, mismatches: Mismatches['delete']): void {
  if (mismatches.length === 0) return;
  const left = new Set(mismatches.map(({ change }) => change));
  run.plan = withoutDeletions(run.plan, 'another phrase', (change) => left.has(change));
  for (const one of mismatches) {
    const { id, entry } = one.change;
    const { what, inPolyAI, inManifest } = difference(one);
    run.warnings.push({
      message: `entry ${id} (${quote(entry?.path ?? '')}) was removed from the manifest but is left alone: its ${what} in PolyAI is ${inPolyAI}, but in the manifest it was ${inManifest}; to delete it anyway, name it in the input "delete-ids"`,
      file: run.manifest,
    });
  }
}

/** What differs, how PolyAI lists it, and how the manifest gives it, both quoted. */
function difference({ match, listed, phrase }: Mismatch<unknown>) {
  const isText = match === 'other transcript';
  const live = isText ? listed.transcript : listed.languageCode;
  const said = isText ? phrase.transcript : phrase.language;
  const [inPolyAI, inManifest] = excerpts(normalizeTranscript(live ?? ''), normalizeTranscript(said ?? ''));
  return { what: isText ? 'phrase' : 'language', inPolyAI, inManifest };
}

/** Long texts are cut: what precedes their first difference is left out, but for some characters. */
const MAX_WHOLE = 100;
const BEFORE_DIFFERENCE = 30;

function excerpts(...texts: [string, string]): [string, string] {
  const [a, b] = texts;
  let same = 0;
  while (same < a.length && a[same] === b[same]) same += 1;
  const start = Math.max(a.length, b.length) > MAX_WHOLE ? Math.max(0, same - BEFORE_DIFFERENCE) : 0;
  const cut = (text: string) => quote(start > 0 ? `…${text.slice(start).toWellFormed()}` : text);
  return [cut(a), cut(b)];
}

const MAX_SUGGESTED = 3;

function suggestion(ids: readonly EntryId[]): string {
  if (ids.length === 0)
    return '; no listed entry has that phrase: correct the id, or the phrase in the manifest';
  return `; did you mean ${ids.slice(0, MAX_SUGGESTED).join(' or ')}? Correct the id, or the phrase in the manifest`;
}

const MAX_NAMED = 10;

function notCompared(unknown: Mismatches['unknown']): string {
  const ids = unknown.slice(0, MAX_NAMED).map(({ id }) => id);
  const more = unknown.length - ids.length;
  const list = `${ids.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
  return `PolyAI lists no phrase for some entries to be replaced, so their transcripts could not be compared: ${list}`;
}
