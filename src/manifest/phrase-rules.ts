import { quote } from '../lib/text.ts';

/** The rules for the phrase of an entry: its transcript and its language. Kept in step with schema/manifest.schema.json. */

/** Characters (code points), as the schema counts them. */
export const MAX_TRANSCRIPT = 5_000;
/** A language tag needs no more (RFC 5646, section 4.4.1). */
const MAX_LANGUAGE = 35;
/** A well-formed BCP 47 tag that begins with a language of two or three letters: `en`, `en-US`, `zh-Hant-TW`. */
const LANGUAGE = /^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*$/;

/** What is wrong with a transcript; undefined if nothing is. */
export function transcriptFault(text: string): string | undefined {
  if (!/\S/.test(text)) return 'the transcript is empty: write the phrase that callers hear';
  if (!text.isWellFormed()) {
    return 'the transcript contains half of a surrogate pair: write the character itself';
  }
  // Most are short: only long ones are counted character by character.
  if (text.length <= MAX_TRANSCRIPT) return undefined;
  const { length } = Array.from(text);
  if (length <= MAX_TRANSCRIPT) return undefined;
  return `the transcript has ${length} characters: write at most ${MAX_TRANSCRIPT}`;
}

/** What is wrong with a language; undefined if nothing is. */
export function languageFault(text: string): string | undefined {
  if (text.length <= MAX_LANGUAGE && LANGUAGE.test(text)) return undefined;
  const dashed = text.replaceAll('_', '-');
  const example = dashed.length <= MAX_LANGUAGE && LANGUAGE.test(dashed) ? dashed : 'en-US';
  return `the language ${quote(text)} is not valid: write a BCP 47 code, e.g. "${example}"`;
}
