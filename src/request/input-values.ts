import { posix } from 'node:path';
import { type EntryId, parseEntryId } from '../lib/ids.ts';
import type { DeletionLimit } from '../plan/guard.ts';

/** What a kind of input may be. */
export interface Form<Value> {
  /** Reads text without whitespace around it; undefined for what is not allowed. */
  readonly parse: (text: string) => Value | undefined;
  /** Ends the sentence "write …". */
  readonly allowed: string;
}

export function oneOf<Word extends string>(words: readonly Word[]): Form<Word> {
  return {
    parse: (text) => words.find((word) => word === text),
    allowed: `one of ${words.map((word) => `"${word}"`).join(', ')}`,
  };
}

/** Some of the words, separated by whitespace or commas, each once. */
export function listOf<Word extends string>(words: readonly Word[]): Form<readonly Word[]> {
  const { parse } = oneOf(words);
  return {
    parse(text) {
      const found = new Set(
        text
          .split(/[\s,]+/)
          .filter(Boolean)
          .map(parse),
      );
      return found.has(undefined) ? undefined : ([...found] as Word[]);
    },
    allowed: `one or more of ${words.map((word) => `"${word}"`).join(', ')}, separated by whitespace or commas`,
  };
}

export function wholeNumber(least: number, most: number): Form<number> {
  return {
    parse: (text) => parseCount(text, least, most),
    allowed: `a whole number from ${least} to ${most}`,
  };
}

/** Seconds, read as milliseconds. */
export function seconds(least: number, most: number): Form<number> {
  const { parse, allowed } = wholeNumber(least, most);
  return { parse: (text) => scaled(parse(text)), allowed };
}

/** The spellings that `core.getBooleanInput` reads (YAML 1.2 core schema). */
export const BOOLEAN: Form<boolean> = {
  parse(text) {
    if (['true', 'True', 'TRUE'].includes(text)) return true;
    return ['false', 'False', 'FALSE'].includes(text) ? false : undefined;
  },
  allowed: '"true" or "false"',
};

export const DELETION_LIMIT: Form<DeletionLimit> = {
  parse(text) {
    const percent = text.endsWith('%') ? parseCount(text.slice(0, -1).trim(), 1, 100) : undefined;
    if (percent !== undefined) return { kind: 'percent', percent };
    const count = parseCount(text, 0, 999_999_999);
    return count === undefined ? undefined : { kind: 'count', count };
  },
  allowed: 'a count such as "10", or a percentage from "1%" to "100%"',
};

export const ENTRY_IDS: Form<readonly EntryId[]> = {
  parse(text) {
    const words = text.split(/[\s,]+/).filter(Boolean);
    const ids = words.map(parseEntryId);
    return ids.every((id) => id !== undefined) ? [...new Set(ids)] : undefined;
  },
  allowed: 'entry ids (digits, no leading zeros), separated by whitespace or commas',
};

/** URL parsers forgive much: `https:\\a`, and line breaks anywhere. The key goes there, so nothing is forgiven. */
export const ORIGIN: Form<string> = {
  parse(text) {
    const url = /^https?:\/\/[^\s\p{Cc}\\/?#@]+\/?$/iu.test(text) ? URL.parse(text) : null;
    const loopback = /^(localhost|127(\.[0-9]+){3}|\[::1\])$/.test(url?.hostname ?? '');
    return url?.protocol === 'https:' || loopback ? url?.origin : undefined;
  },
  allowed: 'an origin such as "https://gateway.example.com" (http: only on loopback)',
};

/** A path that stays in the repository; `./` in front is dropped. */
export const REPOSITORY_PATH: Form<string> = {
  parse(text) {
    if (/[\\\p{Cc}]/u.test(text) || text.startsWith('/') || text.endsWith('/')) return undefined;
    const path = posix.normalize(text);
    return path === '..' || path.startsWith('../') || path === '.' ? undefined : path;
  },
  allowed: 'a path in the repository with "/" between folders',
};

/** A name that Git takes for one commit: no range, no path, no option, nothing that could end the line (git-check-ref-format). */
export const REVISION: Form<string> = {
  parse: (text) =>
    /[\s\p{Cc}~^:?*[\\]|\.\.|@\{|^[-/.]|\/$|\.lock$|\/\/|^(?:HEAD|@)$/u.test(text) ? undefined : text,
  allowed: 'a commit SHA, a branch or a tag',
};

/** Patterns as `@actions/glob` reads them, one per line; comments alone are none. */
export const PATTERNS: Form<readonly string[]> = {
  parse(text) {
    const lines = text.split(/\r\n|\r|\n/).map((line) => line.trim());
    const patterns = lines.filter((line) => line !== '' && !line.startsWith('#'));
    return patterns.length > 0 ? patterns : undefined;
  },
  allowed: 'a pattern such as "**/*.wav": lines that begin with "#" are comments',
};

export const FOLDER: Form<string> = {
  parse: (text) => (/\p{Cc}/u.test(text) ? undefined : text),
  allowed: 'the path of a folder',
};

/** A key or token becomes a header: one line of visible ASCII. */
export function parseSecret(text: string): string | undefined {
  return /^[\x21-\x7e]+$/.test(text) ? text : undefined;
}

function parseCount(text: string, least: number, most: number): number | undefined {
  const number = /^[0-9]{1,9}$/.test(text) ? Number(text) : Number.NaN;
  return number >= least && number <= most ? number : undefined;
}

function scaled(count: number | undefined): number | undefined {
  return count === undefined ? undefined : count * 1_000;
}
