import type { EntryId } from '../lib/ids.ts';
import type { Manifest, ManifestEntry } from '../manifest/manifest.ts';
import { languageFault, transcriptFault } from '../manifest/phrase-rules.ts';
import { type Mismatch, matchPhrase, type Phrase, phraseFinder } from '../plan/transcripts.ts';
import type { EntryDetails } from '../polyai/listing-page.ts';
import { type Link, type Relinking, relink } from './relink.ts';
import { type Selection, selectEntries } from './select.ts';

/** An entry that the cache has. */
export interface LiveEntry extends EntryDetails {
  readonly id: EntryId;
}

export interface ImportPlanOptions {
  readonly manifest: Manifest;
  /** Entries of the manifest without an id. */
  readonly toFind: readonly Omit<ManifestEntry, 'id'>[];
  readonly live: readonly LiveEntry[];
  /** Entries that other manifests of the agent map: they have a file there. */
  readonly elsewhere: ReadonlySet<EntryId>;
  readonly selection: Selection;
  readonly language: string | undefined;
}

export interface ImportPlan {
  readonly relinking: Relinking;
  /** Entries of the manifest that are another phrase in the cache: nothing is downloaded from them. */
  readonly wrong: readonly WrongPhrase[];
  /** The files of the manifest, each with those of its entries that the cache has, with their phrase. */
  readonly mapped: ReadonlyMap<string, readonly EntryId[]>;
  /** Selected entries that no file is mapped to, in no manifest of the agent, and that no file of the manifest may belong to. */
  readonly newcomers: readonly LiveEntry[];
  /** How many entries are selected, new or not. */
  readonly selected: number;
  /** Lines of `select` that no entry matches. */
  readonly idle: readonly string[];
}

export interface WrongPhrase extends Omit<Mismatch<Link>, 'phrase'> {
  /** The entries that do have the phrase of the manifest. */
  readonly matching: readonly EntryId[];
}

/** Decides what a run is to do, by the manifest and the list of the cache alone. */
export function planImport(options: ImportPlanOptions): ImportPlan {
  const { manifest, toFind, live, elsewhere, selection, language } = options;
  const links: Link[] = [...manifest.entries, ...toFind.map((entry) => ({ ...entry, id: '' as const }))];
  const relinking = relink(
    links,
    live.filter(({ id }) => !elsewhere.has(id)).map((entry) => ({ id: entry.id, ...phraseOf(entry) })),
  );
  const newIds = new Map(relinking.found.map(({ link, to }) => [link, to]));
  const alive = new Map<string, LiveEntry>(live.map((entry) => [entry.id, entry]));
  const wrong = findWrong(links, alive);
  const wrongLinks = new Set(wrong.map(({ change }) => change));
  const mapped = new Map<string, EntryId[]>();
  const taken = new Set<string>(elsewhere);
  for (const link of links) {
    const id = newIds.get(link) ?? link.id;
    const ids = mapped.get(link.name) ?? [];
    if (id !== '' && alive.has(id) && !wrongLinks.has(link)) ids.push(id);
    mapped.set(link.name, ids);
    taken.add(id);
  }
  // One of them belongs to a file that is there. Imported, it would leave the others as if they were the only ones.
  for (const { candidates } of relinking.ambiguous) for (const id of candidates) taken.add(id);
  const { entries, idle } = selectEntries(live, selection, language);
  const newcomers = entries.filter(({ id }) => !taken.has(id));
  return { relinking, wrong, mapped, newcomers, selected: entries.length, idle };
}

/**
 * Entries that the cache has, but with another phrase: their audio under the name of the file would later be sent to the entry
 * that does have its phrase.
 */
function findWrong(links: readonly Link[], alive: ReadonlyMap<string, LiveEntry>): WrongPhrase[] {
  const findIds = phraseFinder(alive);
  return links.flatMap((link) => {
    const listed = alive.get(link.id);
    const match = listed ? matchPhrase(link, listed) : 'same';
    if (!listed || match === 'same' || match === 'unknown') return [];
    return { change: link, listed, match, matching: findIds(link) };
  });
}

/** What a manifest may say of an entry: what is not valid there is left out. PolyAI may write `en_US` for `en-US`. */
export function phraseOf({ transcript, languageCode }: EntryDetails): Phrase {
  const language = languageCode?.replaceAll('_', '-');
  return {
    transcript: transcript === undefined || transcriptFault(transcript) ? undefined : transcript,
    language: language === undefined || languageFault(language) ? undefined : language,
  };
}
