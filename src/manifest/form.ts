import { quote } from '../lib/text.ts';
import { isWavName } from './entry-rules.ts';

/** The words of the manifest: which form it has, and what a key that is no such word was meant to be. */

type Word = '$schema' | 'agentId' | 'region' | 'entries';

/** Lower case, letters only, so that `agent-id` and `AgentID` are found as well. */
const NEAR_WORDS: ReadonlyMap<string, Word> = new Map([
  ['schema', '$schema'],
  ['agent', 'agentId'],
  ['agentid', 'agentId'],
  ['project', 'agentId'],
  ['projectid', 'agentId'],
  ['region', 'region'],
  ['regions', 'region'],
  ['entry', 'entries'],
  ['entrys', 'entries'],
  ['entries', 'entries'],
]);
const WORDS: readonly string[] = ['$schema', 'agentId', 'region', 'entries'] satisfies Word[];

/** The full form has `entries`; a file without it, and without any WAV file, may have missed the word. */
export function isFullForm(keys: readonly string[]): boolean {
  if (keys.includes('entries')) return true;
  const near = keys.map(nearWord).filter((word) => word !== undefined && word !== '$schema');
  return near.length > 0 && !keys.some(isWavName);
}

export function missesEntries(keys: readonly string[]): boolean {
  return !keys.some((key) => nearWord(key) === 'entries');
}

/** What is wrong with a top-level key of the full form. */
export function fullFormFault(key: string): string | undefined {
  if (WORDS.includes(key)) return undefined;
  if (isWavName(key)) return `the file ${quote(key)} stands outside of "entries": move it into "entries"`;
  const word = nearWord(key);
  const advice = word
    ? `did you mean "${word}"?`
    : 'remove it, the full form has "$schema", "agentId", "region" and "entries"';
  return `the key ${quote(key)} is not known: ${advice}`;
}

/** A key of the short form that looks like a word of the full form. */
export function shortFormFault(key: string): string | undefined {
  const word = key === '$schema' ? undefined : nearWord(key);
  if (word === '$schema') return `the key ${quote(key)} is not known: did you mean "$schema"?`;
  if (!word) return undefined;
  return `${quote(key)} is no WAV file: to use "${word}", put all files under "entries" (the full form)`;
}

function nearWord(key: string): Word | undefined {
  // Long keys are file names; there may be very many of them.
  return key.length > 20 ? undefined : NEAR_WORDS.get(key.toLowerCase().replace(/[^a-z]/g, ''));
}
