import { distance } from 'fastest-levenshtein';
import type { EntryId } from '../lib/ids.ts';
import type { RequiredPhrase } from '../manifest/manifest.ts';
import { isSameLanguage, normalizeTranscript, phraseFinder } from '../plan/transcripts.ts';
import type { EntryDetails } from '../polyai/listing-page.ts';

/** A phrase that must be cached, with what the cache has of it. */
export interface RequiredResult {
  readonly phrase: RequiredPhrase;
  /** The entries that have it. None: it is not cached. */
  readonly cachedBy: readonly EntryId[];
  /** Where it is not cached: the entries with the most similar transcripts, the closest first, one for each transcript. */
  readonly closest: readonly EntryDetails[];
}

const MAX_CLOSEST = 3;
/** Looking for similar transcripts takes time: beyond so many phrases, a list of what is not cached must do. */
const MAX_SEARCHES = 100;
/** So many UTF-16 units at the start are enough to distinguish two phrases. */
const MAX_COMPARED = 200;

/** Looks each required phrase up among the entries of the cache. */
export function lookUpRequired(
  required: readonly RequiredPhrase[],
  live: ReadonlyMap<string, EntryDetails>,
): RequiredResult[] {
  const findIds = phraseFinder(live);
  const findClosest = closestFinder([...live.values()]);
  let searches = 0;
  return required.map((phrase) => {
    const cachedBy = findIds(phrase);
    if (cachedBy.length > 0) return { phrase, cachedBy, closest: [] };
    searches += 1;
    return { phrase, cachedBy, closest: searches > MAX_SEARCHES ? [] : findClosest(phrase.transcript) };
  });
}

/** What a search compares: letter case and what follows a long beginning do not make a phrase another one. */
function comparable(transcript: string): string {
  return normalizeTranscript(transcript).toLowerCase().slice(0, MAX_COMPARED);
}

function closestFinder(entries: readonly EntryDetails[]): (transcript: string) => EntryDetails[] {
  const candidates = [...Map.groupBy(entries, ({ transcript = '' }) => transcript)]
    .filter(([transcript]) => transcript !== '')
    .flatMap(([transcript, [entry]]) => (entry ? [{ text: comparable(transcript), entry }] : []));

  return (transcript) => {
    const wanted = comparable(transcript);
    const gap = ({ text }: { text: string }) => Math.abs(text.length - wanted.length);
    let best: { edits: number; entry: EntryDetails }[] = [];
    for (const candidate of candidates.toSorted((a, b) => gap(a) - gap(b))) {
      const worst = best.length < MAX_CLOSEST ? Number.POSITIVE_INFINITY : (best.at(-1)?.edits ?? 0);
      // It takes at least so many edits, and even more for all that follow.
      if (gap(candidate) >= worst) break;
      const edits = distance(candidate.text, wanted);
      best = [...best, { edits, entry: candidate.entry }]
        .toSorted((a, b) => a.edits - b.edits)
        .slice(0, MAX_CLOSEST);
    }
    return best.map(({ entry }) => entry);
  };
}

/** An entry that no file is mapped to has the phrase of entries that have one: callers may hear that one instead. */
export interface Orphan {
  /** The entries of the manifest whose recording may not be heard any more. */
  readonly mapped: readonly EntryDetails[];
  readonly twin: EntryDetails;
  readonly isYounger: boolean;
  readonly isHeardMore: boolean;
}

/**
 * Finds the recordings that callers may not hear any more: PolyAI has a newer entry of the same phrase, or one with more hits.
 * `wrongIds` are mapped to files that belong elsewhere.
 */
export function findOrphans(
  live: ReadonlyMap<string, EntryDetails>,
  mappedIds: ReadonlySet<string>,
  wrongIds: ReadonlySet<string>,
): Orphan[] {
  const known = [...live.values()].filter(({ transcript }) => transcript !== undefined);
  const byText = Map.groupBy(known, ({ transcript = '' }) => normalizeTranscript(transcript));
  return [...byText.values()].flatMap((alike) => {
    const mapped = alike.filter(({ id }) => mappedIds.has(id) && !wrongIds.has(id));
    const twins = mapped.length === 0 ? [] : alike.filter(({ id }) => !mappedIds.has(id));
    return twins.flatMap((twin) => compareTwin(mapped.filter(hasLanguageOf(twin)), twin) ?? []);
  });
}

function hasLanguageOf({ languageCode = '' }: EntryDetails): (other: EntryDetails) => boolean {
  return (other) => isSameLanguage(other.languageCode ?? '', languageCode);
}

/** One recording may be mapped to the entries of several voices: a twin must outdo all of them. */
function compareTwin(mapped: readonly EntryDetails[], twin: EntryDetails): Orphan | undefined {
  const outdoes = (measure: (entry: EntryDetails) => number | undefined) => {
    const theirs = measure(twin);
    // Where the twin, or one of ours, does not say it, the comparison is false.
    return mapped.every((entry) => (theirs ?? Number.NaN) > (measure(entry) ?? Number.NaN));
  };
  const isYounger = outdoes(({ cachedAt }) => (cachedAt === undefined ? undefined : Date.parse(cachedAt)));
  const isHeardMore = outdoes(({ hitCount }) => hitCount);
  return mapped.length > 0 && (isYounger || isHeardMore)
    ? { mapped, twin, isYounger, isHeardMore }
    : undefined;
}

/** What else the cache has, apart from the entries of the manifest. */
export interface Unmapped {
  readonly count: number;
  /** The most heard ones, the most heard first. */
  readonly mostHeard: readonly EntryDetails[];
}

const MAX_MOST_HEARD = 10;

export function unmappedOf(live: ReadonlyMap<string, EntryDetails>, mapped: ReadonlySet<string>): Unmapped {
  const unmapped = [...live.values()].filter(({ id }) => !mapped.has(id));
  const mostHeard = unmapped.toSorted((a, b) => (b.hitCount ?? 0) - (a.hitCount ?? 0));
  return { count: unmapped.length, mostHeard: mostHeard.slice(0, MAX_MOST_HEARD) };
}
