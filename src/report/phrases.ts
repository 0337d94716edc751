import type { EntryId } from '../lib/ids.ts';
import { quote } from '../lib/text.ts';
import { type Mismatch, normalizeTranscript } from '../plan/transcripts.ts';

/** What differs between two phrases, how PolyAI lists it, and how the manifest gives it, both quoted. */
export function differenceOf({ match, listed, phrase }: Omit<Mismatch<unknown>, 'change'>) {
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

/** The way out: the entries that do have the phrase. */
export function suggestion(ids: readonly EntryId[]): string {
  if (ids.length === 0)
    return '; no listed entry has that phrase: correct the id, or the phrase in the manifest';
  return `; did you mean ${ids.slice(0, MAX_SUGGESTED).join(' or ')}? Correct the id, or the phrase in the manifest`;
}

const MAX_NAMED = 10;

/** A notice about entries without a listed phrase; `which` says of what kind they are. */
export function notCompared(which: string, entries: readonly { readonly id: EntryId }[]): string {
  const ids = entries.slice(0, MAX_NAMED).map(({ id }) => id);
  const more = entries.length - ids.length;
  const list = `${ids.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
  return `PolyAI lists no phrase for some ${which}, so their transcripts could not be compared: ${list}`;
}
