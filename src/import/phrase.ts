/** What an entry says, as far as it is known. */
export interface Phrase {
  readonly transcript: string | undefined;
  /** A BCP 47 code. */
  readonly language: string | undefined;
}

/** A transcript as it is compared: Unicode NFC, no outer whitespace, each inner run of it as one blank. Case counts. */
export function normalizeTranscript(text: string): string {
  return text.normalize('NFC').trim().replace(/\s+/g, ' ');
}

/** Whether both may be the language of one phrase: the same, in any letter case, or one of them is not known. */
export function languagesAgree(a: string | undefined, b: string | undefined): boolean {
  return a === undefined || b === undefined || a.toLowerCase() === b.toLowerCase();
}
