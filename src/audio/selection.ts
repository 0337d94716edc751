import { relative, sep } from 'node:path';
import { create } from '@actions/glob';
import { Minimatch } from 'minimatch';
import { Blocked, type Problem } from '../lib/problem.ts';
import { quote } from '../lib/text.ts';

/** A repository that has more files than that below the manifest's folder gets the rest matched by name. */
const MAX_WALKED_FILES = 20_000;
const IS_WINDOWS = process.platform === 'win32';
/** Those of `@actions/glob` (internal-pattern.ts). */
const MATCH_OPTIONS = {
  dot: true,
  nobrace: true,
  nocase: IS_WINDOWS,
  nocomment: true,
  noext: true,
  nonegate: true,
};

/**
 * Which of the names (relative to `root`, the manifest's folder, `/`-separated) the patterns of the input `files` select; a later
 * pattern wins over an earlier one. `@actions/glob` walks the files that are there, without following links. What it does not
 * find is matched by its name, by the same rules: sparse checkouts leave files out, and some disks spell names in their own way.
 * Patterns ignore letter case on Windows only, as `@actions/glob` has it. Raises Blocked for patterns that it does not take.
 */
export async function selectNames(
  patterns: readonly string[],
  names: readonly string[],
  root: string,
): Promise<ReadonlySet<string>> {
  const parsed = parsePatterns(patterns);
  const walked = await walkFiles(parsed, root);
  const matches = nameMatcher(parsed);
  return new Set(names.filter((name) => walked.has(name) || matches(name)));
}

interface Pattern {
  readonly excludes: boolean;
  /** Relative, `/`-separated on Windows, too. */
  readonly glob: string;
}

/** Only exclusions: everything but those. */
function parsePatterns(patterns: readonly string[]): Pattern[] {
  const parsed = patterns.map(parsePattern);
  return parsed.every(({ excludes }) => excludes) ? [{ excludes: false, glob: '**' }, ...parsed] : parsed;
}

function parsePattern(pattern: string): Pattern {
  const [, negations = '', rest = ''] = /^((?:!\s*)*)(?:\.\/)?(.*)$/.exec(pattern) ?? [];
  if (/^(?:[/\\~]|[A-Za-z]:)/.test(rest) || rest === '')
    throw refuse(pattern, "must be relative to the manifest's folder");
  if (/(?:^|[/\\])\.\.?(?:[/\\]|$)/.test(rest)) {
    throw refuse(pattern, 'must not have "." or "..": only files in the manifest\'s folder can be selected');
  }
  const glob = (IS_WINDOWS ? rest.replaceAll('\\', '/') : rest).replaceAll(/\/+/g, '/');
  return { excludes: negations.replaceAll(/\s/g, '').length % 2 === 1, glob };
}

function refuse(pattern: string, why: string): Blocked {
  return Blocked.because(`input "files": the pattern ${quote(pattern)} ${why}`);
}

/** Names of files on disk that the patterns select. None where the disk cannot be walked. */
async function walkFiles(patterns: readonly Pattern[], root: string): Promise<ReadonlySet<string>> {
  const base = escapeGlob(root);
  const lines = patterns.map(({ excludes, glob }) => `${excludes ? '!' : ''}${base}/${glob}`);
  const options = { followSymbolicLinks: false, matchDirectories: false };
  const globber = await create(lines.join('\n'), options).catch((error: Error) => {
    throw Blocked.because(`input "files": ${quote(error.message)}`, { cause: error });
  });
  const found = new Set<string>();
  try {
    for await (const path of globber.globGenerator()) {
      found.add(relative(root, path).split(sep).join('/'));
      if (found.size >= MAX_WALKED_FILES) break;
    }
  } catch {
    // A folder that this job may not read: what is in it can be matched by name.
  }
  return found;
}

/** Matches names as `@actions/glob` matches paths: a pattern that names a folder means all that is in it. */
function nameMatcher(patterns: readonly Pattern[]): (name: string) => boolean {
  const rules = patterns.map(({ excludes, glob }) => ({ excludes, matches: globMatcher(glob) }));
  return (name) =>
    rules.reduce((selected, { excludes, matches }) => (matches(name) ? !excludes : selected), false);
}

function globMatcher(glob: string): (name: string) => boolean {
  const meansFolder = glob.endsWith('/');
  const bare = meansFolder ? glob.slice(0, -1) : glob;
  const itself = new Minimatch(bare, MATCH_OPTIONS);
  const below = new Minimatch(`${bare}/**`, MATCH_OPTIONS);
  const isOpen = bare === '**' || bare.endsWith('/**');
  if (isOpen && !meansFolder) return (name) => itself.match(`${name}/`);
  return (name) => (!meansFolder && itself.match(name)) || below.match(name);
}

/** Makes a folder's name stand for itself, as the glob library escapes it. */
function escapeGlob(path: string): string {
  const slashes = IS_WINDOWS ? path.replaceAll('\\', '/') : path.replaceAll('\\', '\\\\');
  return slashes
    .replaceAll(/\[(?=[^/]+\])/g, '[[]')
    .replaceAll('?', '[?]')
    .replaceAll('*', '[*]');
}

/** Patterns that select no file of the manifest would leave every change alone for good. `folder`: the manifest's, `.` for the top. */
export function explainNoMatch(patterns: readonly string[], folder: string, mapped: number): Problem {
  const files = mapped === 1 ? 'the one file' : `any of the ${mapped} files`;
  const message = `input "files" does not match ${files} that the manifest names, so nothing would ever be sent`;
  return {
    message: `${message}: ${folderHint(patterns, folder) ?? "its patterns are relative to the manifest's folder"}`,
  };
}

/** A pattern that begins with the manifest's folder, or the end of its path, as if it began at the top. */
function folderHint(patterns: readonly string[], folder: string): string | undefined {
  const parts = folder === '.' ? [] : folder.split('/');
  const prefixes = parts.map((_, index) => `${parts.slice(index).join('/')}/`);
  for (const pattern of patterns) {
    const prefix = prefixes.find((start) => pattern.replace(/^\.\//, '').startsWith(start));
    if (prefix === undefined) continue;
    const better = pattern.replace(/^\.\//, '').slice(prefix.length) || '**';
    return `patterns are relative to the manifest's folder ${quote(folder)}, so write ${quote(better)} in place of ${quote(pattern)}`;
  }
  return undefined;
}
