import type { EntryId } from '../lib/ids.ts';
import { foldName } from '../lib/text.ts';
import type { Phrase } from '../plan/transcripts.ts';

/** Which file a new entry gets. Names depend on the entries and the tree alone, never on the order of the cache's list. */

/** A new file: `id` is the lowest of the entries whose audio it holds. */
export interface Newcomer extends Phrase {
  readonly id: EntryId;
}

export interface NamingOptions {
  /** `transcript`: after the phrase; `id`: the phrase shows nowhere in the name. */
  readonly names: 'transcript' | 'id';
  /** The folder of a language, as `languageFolders` chose it. */
  readonly folderOf: (language: string | undefined) => string;
  /** Folded names, relative to the manifest's folder, that a new file must not have. */
  readonly taken: ReadonlySet<string>;
}

/** The most characters (code points) that a name takes from a transcript: with an id of 19 digits it stays below 255 bytes. */
const MAX_STEM = 48;
const MIN_LETTERS = 3;
/** Device names on Windows, whatever their ending (Microsoft, "Naming Files, Paths, and Namespaces"). */
const RESERVED = /^(?:con|prn|aux|nul|com[0-9]|lpt[0-9])$/;
/** Letters that are shown as nothing, such as the Hangul filler. */
const INVISIBLE = /\p{Default_Ignorable_Code_Point}/gu;

/** Gives each newcomer a name of its own, relative to the manifest's folder. Those that would share one all get their ids. */
export function chooseNames(
  newcomers: readonly Newcomer[],
  { names, folderOf, taken }: NamingOptions,
): ReadonlyMap<EntryId, string> {
  const drafts = newcomers.map(({ id, transcript, language }) => ({
    id,
    base: `${folderOf(language)}${names === 'id' ? idStem(id) : stemOf(transcript, id)}`,
    attempt: 0,
  }));
  for (;;) {
    const wanted = new Map<string, number>();
    for (const draft of drafts) {
      const name = collisionKey(nameOf(draft));
      wanted.set(name, (wanted.get(name) ?? 0) + 1);
    }
    const losers = drafts.filter((draft) => {
      const key = collisionKey(nameOf(draft));
      return (wanted.get(key) ?? 0) > 1 || taken.has(key) || isReserved(nameOf(draft));
    });
    if (losers.length === 0) return new Map(drafts.map((draft) => [draft.id, nameOf(draft)]));
    for (const loser of losers) loser.attempt += 1;
  }
}

function nameOf({ id, base, attempt }: { id: EntryId; base: string; attempt: number }): string {
  const suffix = attempt === 0 ? '' : attempt === 1 ? `-${id}` : `-${id}-${attempt}`;
  return `${base}${suffix}.wav`;
}

/** The name without its folder and ending, from the phrase; `entry-<id>` where too little of it is left. */
export function stemOf(transcript: string | undefined, id: EntryId): string {
  const stem = cutAtWord(wordsOf(transcript ?? ''));
  const letters = stem.match(/\p{L}/gu) ?? [];
  return letters.length < MIN_LETTERS ? idStem(id) : stem;
}

function idStem(id: EntryId): string {
  return `entry-${id}`;
}

/** The letters and digits of a text, word by word, in the forms that every keyboard and file system has. */
function wordsOf(text: string): string[] {
  const plain = text.toWellFormed().normalize('NFKD').replace(/\p{M}/gu, '').replace(INVISIBLE, '');
  // Composed again, for Hangul comes apart into letters, too.
  return (
    plain
      .toLowerCase()
      .normalize('NFC')
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}

function cutAtWord(words: readonly string[]): string {
  let stem = '';
  for (const word of words) {
    const longer = stem === '' ? word : `${stem}-${word}`;
    const characters = Array.from(longer);
    if (characters.length > MAX_STEM) return stem === '' ? characters.slice(0, MAX_STEM).join('') : stem;
    stem = longer;
  }
  return stem;
}

/**
 * Chooses the folder of each language: none where there is only one. A folder that is there in another letter case is used as it
 * is written. `folders` are those in the manifest's folder.
 */
export function languageFolders(
  languages: Iterable<string | undefined>,
  folders: readonly string[],
): (language: string | undefined) => string {
  const known = new Set([...languages].map(folderName).filter((name) => name !== undefined));
  if (known.size < 2) return () => '';
  const spelled = new Map(folders.toSorted().map((name) => [collisionKey(name), name]));
  return (language) => {
    const name = folderName(language);
    return name === undefined ? '' : `${folders.includes(name) ? name : (spelled.get(name) ?? name)}/`;
  };
}

/** Undefined for what is not a language tag (BCP 47), and for a device name of Windows. */
function folderName(language: string | undefined): string | undefined {
  const name = language?.toLowerCase() ?? '';
  return /^[a-z]{2,8}(?:-[a-z0-9]{1,8}){0,4}$/.test(name) && !RESERVED.test(name) ? name : undefined;
}

function isReserved(name: string): boolean {
  return RESERVED.test(name.slice(name.lastIndexOf('/') + 1).replace(/\.wav$/, ''));
}

/**
 * Names that some file system may take for one: it ignores letter case or the form of accents. In upper case first, so that
 * letters with several lower-case forms (σ, ς) meet.
 */
export function collisionKey(name: string): string {
  return foldName(name.toUpperCase());
}

/**
 * The names that mapped files keep from newcomers: their own, and the one that they would have had without their id. So two
 * entries of one phrase get the same names whether they were imported in one run or in two.
 */
export function namesHeld(mapped: Iterable<{ readonly name: string; readonly id: string }>): string[] {
  return [...mapped].flatMap(({ name, id }) => {
    const ending = `-${id}.wav`;
    return name.endsWith(ending) ? [name, `${name.slice(0, -ending.length)}.wav`] : [name];
  });
}
