import { type EntryId, parseEntryId } from '../lib/ids.ts';
import { normalizeTranscript } from '../plan/transcripts.ts';
import type { Form } from '../request/input-values.ts';

/** Which live entries a run is about. */
export type Selection =
  | { readonly kind: 'top'; readonly count: number }
  | { readonly kind: 'lines'; readonly lines: readonly Line[] };

/** A line of the input `select`: an id, or a pattern for the transcript. */
export interface Line {
  readonly text: string;
  readonly excludes: boolean;
  readonly id: EntryId | undefined;
  readonly pattern: readonly string[];
}

export interface Selectable {
  readonly id: EntryId;
  readonly transcript: string | undefined;
  readonly hitCount: number | undefined;
  readonly languageCode: string | undefined;
}

const MAX_TOP = 1_000_000;
const MAX_LINES = 5_000;
const MAX_PATTERN = 500;
/** No phrase in a manifest is longer; nothing further is looked at. */
const MAX_TRANSCRIPT = 5_000;

export const TOP: Form<number> = {
  parse(text) {
    if (text === 'all') return Number.POSITIVE_INFINITY;
    const count = /^[0-9]{1,7}$/.test(text) ? Number(text) : Number.NaN;
    return count <= MAX_TOP ? count : undefined;
  },
  allowed: `a count from 0 to ${MAX_TOP}, or "all"`,
};

/** Lines that begin with `#` are comments. */
export const SELECT: Form<readonly Line[]> = {
  parse(text) {
    const lines = text.split(/\r\n|\r|\n/).map((line) => line.trim());
    const read = lines
      .filter((line) => line !== '' && !line.startsWith('#'))
      .flatMap((line) => idsOf(line) ?? [line])
      .map(parseLine);
    return read.length > 0 && read.length <= MAX_LINES && read.every((line) => line !== undefined)
      ? read
      : undefined;
  },
  allowed: `entry ids, or patterns such as "Thanks for*", one per line, "!" in front excludes: at most ${MAX_LINES} lines of at most ${MAX_PATTERN} characters`,
};

export const LANGUAGE: Form<string> = {
  parse: (text) => (/^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*$/.test(text) ? text : undefined),
  allowed: 'a language such as "en" or "en-US"',
};

/** The form of a manual run has one line, so several ids may share one. */
function idsOf(line: string): string[] | undefined {
  const words = line.split(/[\s,]+/).filter((word) => word !== '');
  return words.every((word) => parseEntryId(word) !== undefined) ? words : undefined;
}

function parseLine(line: string): Line | undefined {
  const excludes = line.startsWith('!');
  const text = (excludes ? line.slice(1) : line).trim();
  if (text === '' || text.length > MAX_PATTERN) return undefined;
  return { text, excludes, id: parseEntryId(text), pattern: comparable(text) };
}

/** Character by character. Case does not count: people type patterns by ear. */
function comparable(text: string): string[] {
  return Array.from(normalizeTranscript(text.slice(0, MAX_TRANSCRIPT)).toLowerCase());
}

/**
 * Whether a pattern covers all of a text, both as characters: `*` stands for any of them, `?` for one. The time is at most the
 * product of both lengths: after a failure only the last `*` takes one character more.
 */
export function matchesPattern(pattern: readonly string[], text: readonly string[]): boolean {
  let [at, star, resume] = [0, -1, 0];
  for (let index = 0; index < text.length; ) {
    if (pattern[at] === '*') {
      [star, resume] = [at, index];
      at += 1;
    } else if (pattern[at] === '?' || (at < pattern.length && pattern[at] === text[index])) {
      at += 1;
      index += 1;
    } else if (star >= 0) {
      at = star + 1;
      resume += 1;
      index = resume;
    } else return false;
  }
  return pattern.slice(at).every((character) => character === '*');
}

export interface Selected<Entry> {
  /** Sorted by hits, most first, then by id. */
  readonly entries: readonly Entry[];
  /** Lines of `select` that no entry matches: a slip, or an entry that is gone. */
  readonly idle: readonly string[];
}

/** Picks entries, whether a file is mapped to them or not: so a second run picks the same ones, and finds nothing to do. */
export function selectEntries<Entry extends Selectable>(
  entries: readonly Entry[],
  selection: Selection,
  language?: string,
): Selected<Entry> {
  const candidates = entries
    .filter((entry) => language === undefined || isInLanguage(entry.languageCode, language))
    .toSorted(byHits);
  if (selection.kind === 'top') return { entries: candidates.slice(0, selection.count), idle: [] };
  const used = new Set<Line>();
  const chosen = candidates.filter((entry) => {
    const text = entry.transcript === undefined ? undefined : comparable(entry.transcript);
    const matching = selection.lines.filter(
      ({ id, pattern }) => (id ?? entry.id) === entry.id && (id || (text && matchesPattern(pattern, text))),
    );
    for (const line of matching) used.add(line);
    const onlyExcludes = selection.lines.every(({ excludes }) => excludes);
    return !matching.some(({ excludes }) => excludes) && (onlyExcludes || matching.length > 0);
  });
  return {
    entries: chosen,
    idle: selection.lines.filter((line) => !used.has(line)).map(({ text }) => text),
  };
}

/** `en` stands for `en-US`, too (RFC 4647, basic filtering). */
function isInLanguage(code: string | undefined, range: string): boolean {
  const [tag, wanted] = [code ?? '', range].map((each) => each.toLowerCase().replaceAll('_', '-'));
  return tag === wanted || tag?.startsWith(`${wanted}-`) === true;
}

function byHits(a: Selectable, b: Selectable): number {
  return (b.hitCount ?? 0) - (a.hitCount ?? 0) || a.id.length - b.id.length || (a.id < b.id ? -1 : 1);
}
