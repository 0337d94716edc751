import { compareEntryIds, type EntryId, parseEntryId } from '../lib/ids.ts';
import type { Deletion, Plan, Replacement } from './plan.ts';

/** THE TRANSCRIPT GUARD, its pure part: an id that exists may belong to another phrase, and nothing brings that back. */

/** A phrase as the manifest gives it. */
export interface Phrase {
  readonly transcript: string | undefined;
  readonly language: string | undefined;
}

/** A phrase as PolyAI lists it. */
export interface ListedPhrase {
  readonly transcript: string | undefined;
  readonly languageCode: string | undefined;
}

export type Listed = ReadonlyMap<string, ListedPhrase>;

/** `unknown`: the manifest gives a transcript, but PolyAI lists none. A language counts only where both have one. */
export type PhraseMatch = 'same' | OtherPhrase | 'unknown';
type OtherPhrase = 'other transcript' | 'other language';

/** Whether a comparison says for certain that an entry belongs to another phrase. */
export function isOtherPhrase(match: PhraseMatch): match is OtherPhrase {
  return match === 'other transcript' || match === 'other language';
}

/**
 * The text that transcripts are compared by: in Unicode NFC, without whitespace around it, and with one blank for each run of
 * whitespace. Letter case and punctuation count.
 */
export function normalizeTranscript(text: string): string {
  return text.normalize('NFC').trim().replace(/\s+/g, ' ');
}

/** Languages are compared without letter case (RFC 5646, section 2.1.1), and `en_US` means `en-US`. */
export function isSameLanguage(a: string, b: string): boolean {
  const fold = (code: string) => code.toLowerCase().replaceAll('_', '-');
  return fold(a) === fold(b);
}

/** Compares what the manifest says of an entry with what PolyAI lists. Nothing said is the same as anything. */
export function matchPhrase({ transcript, language }: Phrase, listed: ListedPhrase): PhraseMatch {
  const live = normalizeTranscript(listed.transcript ?? '');
  if (transcript !== undefined && live !== '' && live !== normalizeTranscript(transcript)) {
    return 'other transcript';
  }
  const { languageCode } = listed;
  if (language !== undefined && languageCode !== undefined && !isSameLanguage(language, languageCode)) {
    return 'other language';
  }
  return transcript !== undefined && live === '' ? 'unknown' : 'same';
}

/** The entries that have a phrase, sorted by id; none for a phrase without transcript. */
export type FindIds = (phrase: Phrase) => readonly EntryId[];

/** Looks phrases up in a listing: one walk over it serves all of them. */
export function phraseFinder(listed: Listed): FindIds {
  let index: Map<string, EntryId[]> | undefined;
  return (phrase) => {
    if (phrase.transcript === undefined) return [];
    index ??= indexOf(listed);
    const ids = index.get(normalizeTranscript(phrase.transcript)) ?? [];
    const has = (id: EntryId) => matchPhrase(phrase, listed.get(id) ?? NOTHING_LISTED) === 'same';
    return ids.filter(has).toSorted(compareEntryIds);
  };
}

const NOTHING_LISTED: ListedPhrase = { transcript: undefined, languageCode: undefined };

function indexOf(listed: Listed): Map<string, EntryId[]> {
  const index = new Map<string, EntryId[]>();
  for (const [key, { transcript }] of listed) {
    const id = parseEntryId(key);
    if (id === undefined || transcript === undefined) continue;
    const text = normalizeTranscript(transcript);
    const ids = index.get(text);
    if (ids) ids.push(id);
    else index.set(text, [id]);
  }
  return index;
}

export interface Mismatch<Planned> {
  readonly change: Planned;
  readonly phrase: Phrase;
  readonly listed: ListedPhrase;
  readonly match: OtherPhrase;
}

export interface Mismatches {
  /** They must not be carried out: a file would replace another phrase than its own. */
  readonly replace: readonly Mismatch<Replacement>[];
  /** What left the manifest, but is another phrase than the manifest gave. */
  readonly delete: readonly Mismatch<Deletion>[];
  /** Replacements whose transcript could not be compared. */
  readonly unknown: readonly Replacement[];
}

/**
 * Compares the phrases of a plan with those that PolyAI lists. What is not listed cannot be compared, and a deletion that was
 * asked for by id is not held to a phrase.
 */
export function findMismatches(plan: Plan, listed: Listed): Mismatches {
  const compared = plan.replace.map((change) => compare(change, change.entry, listed));
  const removed = plan.delete.flatMap((change) =>
    change.reason === 'removed' && change.entry ? compare(change, change.entry, listed) : [],
  );
  return {
    replace: compared.flatMap(mismatch),
    delete: removed.flatMap(mismatch),
    unknown: compared.flatMap(({ change, match }) => (match === 'unknown' ? change : [])),
  };
}

type Compared<Planned> = Omit<Mismatch<Planned>, 'match'> & { readonly match: PhraseMatch };

function compare<Planned extends { readonly id: EntryId }>(
  change: Planned,
  phrase: Phrase,
  all: Listed,
): Compared<Planned> {
  const listed = all.get(change.id);
  const match = listed ? matchPhrase(phrase, listed) : 'same';
  return { change, phrase, listed: listed ?? NOTHING_LISTED, match };
}

function mismatch<Planned>({ match, ...rest }: Compared<Planned>): Mismatch<Planned>[] {
  return isOtherPhrase(match) ? [{ ...rest, match }] : [];
}
