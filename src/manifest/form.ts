import { quote } from '../lib/text.ts';
import { isWavName } from './entry-rules.ts';

/** The words of the manifest: which form it has, and what an unknown key was meant to be. */

/** A mapping's words, and for what people write instead, in lower case and letters only, the word that they mean. */
interface Words {
  readonly known: readonly string[];
  readonly near: ReadonlyMap<string, string>;
}

function wordsOf(meanings: Readonly<Record<string, readonly string[]>>): Words {
  const near = Object.entries(meanings).flatMap(([word, others]) =>
    [word, ...others].map((text) => [lettersOf(text), word] as const),
  );
  return { known: Object.keys(meanings), near: new Map(near) };
}

const FULL_FORM = wordsOf({
  $schema: [],
  agentId: ['agent', 'project', 'projectId'],
  region: ['regions'],
  entries: ['entry', 'entrys'],
  require: ['requires', 'required', 'requirements'],
});
const PHRASE_WORDS = {
  transcript: ['transcripts', 'transcription', 'phrase', 'text', 'prompt', 'utterance'],
  language: ['lang', 'languages', 'languageCode', 'locale'],
};
const ENTRY = wordsOf({ id: ['ids', 'entryId', 'entryIds', 'entry'], ...PHRASE_WORDS });
const PHRASE = wordsOf(PHRASE_WORDS);

/** The full form has `entries`; a file without it, and without any WAV file, may have missed the word. */
export function isFullForm(keys: readonly string[]): boolean {
  if (keys.includes('entries')) return true;
  const near = keys
    .map((key) => wordFor(key, FULL_FORM))
    .filter((word) => word !== undefined && word !== '$schema');
  return near.length > 0 && !keys.some(isWavName);
}

export function hasNoEntries(keys: readonly string[]): boolean {
  return !keys.some((key) => wordFor(key, FULL_FORM) === 'entries');
}

/** What is wrong with a top-level key of the full form. */
export function fullFormFault(key: string): string | undefined {
  if (isWavName(key)) return `the file ${quote(key)} is outside "entries": move it into "entries"`;
  return unknownKey(key, FULL_FORM, 'the full form');
}

/** A key of the short form that looks like a word of the full form. */
export function shortFormFault(key: string): string | undefined {
  const word = key === '$schema' ? undefined : wordFor(key, FULL_FORM);
  if (word === '$schema') return `the key ${quote(key)} is not known: did you mean "$schema"?`;
  if (!word) return undefined;
  return `${quote(key)} is not a WAV file: to use "${word}", put all files under "entries" (the full form)`;
}

/** What is wrong with a key of the entry of the file `name`. */
export function entryKeyFault(key: string, name: string): string | undefined {
  if (isWavName(key)) {
    return `the file ${quote(key)} is inside ${quote(name)}: write its whole path as one key, e.g. "hold/music.wav"`;
  }
  return unknownKey(key, ENTRY, 'an entry');
}

/** Whether the keys of an entry have none that is, or was meant to be, its id, nor a file name, which is reported already. */
export function hasNoId(keys: readonly string[]): boolean {
  return !keys.some((key) => isWavName(key) || wordFor(key, ENTRY) === 'id');
}

/** What is wrong with a key of a required phrase. */
export function phraseKeyFault(key: string): string | undefined {
  return unknownKey(key, PHRASE, 'a required phrase');
}

function unknownKey(key: string, words: Words, owner: string): string | undefined {
  if (words.known.includes(key)) return undefined;
  const word = wordFor(key, words);
  const known = words.known.map((text) => `"${text}"`);
  const list = `${known.slice(0, -1).join(', ')} and ${known.at(-1)}`;
  return `the key ${quote(key)} is not known: ${word ? `did you mean "${word}"?` : `remove it, ${owner} has ${list}`}`;
}

function wordFor(key: string, { near }: Words): string | undefined {
  // Long keys are file names; there may be many of them.
  return key.length > 20 ? undefined : near.get(lettersOf(key));
}

/** So that `agent-id` and `AgentID` are found as well. */
function lettersOf(text: string): string {
  return text.toLowerCase().replace(/[^a-z]/g, '');
}
