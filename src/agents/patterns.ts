import { Minimatch } from 'minimatch';
import { Blocked, type Problem } from '../lib/problem.ts';
import { quote } from '../lib/text.ts';

/** Which paths of a commit are manifests, by the user's patterns. */
export interface ManifestPatterns {
  /** The pattern that selects a path; undefined where none does, or a later one excludes it. */
  match(path: string): Pattern | undefined;
  /** Whether a path below this folder may be selected. */
  mayHold(folder: string): boolean;
  /** The paths that are named without any wildcard. */
  readonly literals: readonly string[];
}

export interface Pattern {
  /** How many parts of a path it names before its first wildcard, and how many after its last one. */
  readonly before: number;
  readonly after: number;
}

/** As `@actions/glob` reads patterns (its internal-pattern.ts); names in a commit are always case-sensitive. */
const OPTIONS = { dot: true, nobrace: true, nocomment: true, noext: true, nonegate: true } as const;
const WILDCARD = /[*?[]/;

/** Reads the patterns, in their order: a later one overrides an earlier one. Raises Blocked for each that cannot be meant. */
export function parsePatterns(lines: readonly string[]): ManifestPatterns {
  const problems: Problem[] = lines.flatMap((line) => patternFault(line) ?? []);
  if (problems.length > 0) throw new Blocked(problems);
  const rules = lines.map((line) => {
    const excludes = line.startsWith('!');
    const text = bareText(line);
    const matcher = new Minimatch(text, OPTIONS);
    // What excludes a folder excludes all that is in it.
    const below = excludes ? new Minimatch(`${text}/**`, OPTIONS) : undefined;
    return { excludes, text, matcher, below, pattern: fixedParts(text) };
  });
  const includes = rules.filter(({ excludes }) => !excludes);
  if (includes.length === 0) {
    throw Blocked.because(
      'input "manifests" has only exclusions: add a pattern that selects files, such as "audio/*/manifest.json", above the lines with "!"',
    );
  }
  return {
    match(path) {
      let selected: Pattern | undefined;
      for (const { excludes, matcher, below, pattern } of rules)
        if (matcher.match(path) || below?.match(path))
          selected = excludes ? undefined : (selected ?? pattern);
      return selected;
    },
    mayHold: (folder) => includes.some(({ matcher }) => matcher.match(folder, true)),
    literals: includes.flatMap(({ text }) => (WILDCARD.test(text) ? [] : [text])),
  };
}

/** Without the mark of an exclusion, "./" in front, and the slash at the end of a folder to exclude. */
function bareText(line: string): string {
  const text = line.replace(/^!\s*/, '').replace(/^\.\//, '');
  return line.startsWith('!') && text.endsWith('/') ? text.slice(0, -1) : text;
}

function patternFault(line: string): Problem | undefined {
  const text = bareText(line);
  const fault = (what: string) => ({ message: `input "manifests": the pattern ${quote(line)} ${what}` });
  if (text.includes('\\')) return fault('has a "\\": write "/" between folders');
  if (text === '' || /^(?:[/~!]|[A-Za-z]:)/.test(text))
    return fault("must be relative to the repository's root");
  if (text.endsWith('/'))
    return fault('names a folder: write which files in it, such as "audio/*/manifest.json"');
  if (/(?:^|\/)\.\.?(?:\/|$)/.test(text)) return fault('must not have "." or ".." in it');
  return undefined;
}

function fixedParts(text: string): Pattern {
  const wild = text.split('/').map((part) => WILDCARD.test(part));
  const first = wild.indexOf(true);
  return first < 0
    ? { before: wild.length, after: 0 }
    : { before: first, after: wild.length - 1 - wild.lastIndexOf(true) };
}
