import type { EntryDetails } from '../polyai/listing.ts';
import type { Verdict } from './verdict.ts';

/** A phrase as a manifest writes it. */
export interface Phrase {
  readonly transcript: string;
  readonly language: string | undefined;
}
export function normalizeTranscript(text: string): string {
  return text.normalize('NFC').trim().replaceAll(/\s+/g, ' ');
}
export function sameLanguage(live: string | undefined, wanted: string | undefined): boolean {
  return !live || !wanted || live.toLowerCase() === wanted.toLowerCase();
}
function has(
  wanted: { transcript: string | undefined; language: string | undefined },
  { transcript, languageCode }: EntryDetails,
): boolean {
  return (
    transcript !== undefined &&
    normalizeTranscript(transcript) === normalizeTranscript(wanted.transcript ?? '') &&
    sameLanguage(languageCode, wanted.language)
  );
}
export function judgePhrase(
  entry: { readonly id: string; transcript: string | undefined; language: string | undefined },
  details: EntryDetails,
  live: ReadonlyMap<string, EntryDetails>,
): Verdict | undefined {
  if (entry.transcript === undefined || has(entry, details)) return undefined;
  const matching = [...live.values()].filter((other) => has(entry, other)).map(({ id }) => id);
  return { kind: 'wrong phrase', matching };
}
