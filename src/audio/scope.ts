import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { Blocked } from '../problem.ts';
import { quote } from '../text.ts';

/**
 * Which of the names (relative to the manifest's folder, `/`-separated) the patterns select, as `@actions/glob` reads
 * them. That library walks a disk, but what counts is what was committed, whether a sparse checkout has it or not: so it
 * walks a scratch copy of the names, empty files all. Raises Blocked for patterns that it does not take.
 */
export async function selectNames(
  patterns: readonly string[],
  names: readonly string[],
  scratchRoot: string,
): Promise<ReadonlySet<string>> {
  // Loaded only where patterns are given: most workflows have none.
  const glob = await import('@actions/glob');
  const scratch = await mkdtemp(join(scratchRoot, 'audio-cache-scope-'));
  try {
    const globber = await glob
      .create(absolutePatterns(patterns, scratch).join('\n'), {
        followSymbolicLinks: false,
        matchDirectories: false,
      })
      .catch((error: Error) => {
        throw Blocked.because(`input "files": ${quote(error.message)}`, { cause: error });
      });
    for (const folder of new Set(names.map((name) => dirname(join(scratch, name)))))
      await mkdir(folder, { recursive: true });
    for (const name of names) await writeFile(join(scratch, name), '');
    const found = await globber.glob();
    return new Set(found.map((path) => relative(scratch, path).split(sep).join('/')));
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

/** Only exclusions: everything but those. */
function absolutePatterns(patterns: readonly string[], root: string): string[] {
  const lines = patterns.map((pattern) => {
    const [, negations = '', rest = ''] = /^((?:!\s*)*)(?:\.\/)?(.*)$/.exec(pattern) ?? [];
    if (/^(?:[/\\~]|[A-Za-z]:)/.test(rest) || rest === '') {
      throw Blocked.because(
        `input "files": the pattern ${quote(pattern)} must be relative to the manifest's folder`,
      );
    }
    return {
      excludes: negations.replaceAll(/\s/g, '').length % 2 === 1,
      pattern: `${negations}${escapeGlob(root)}/${rest}`,
    };
  });
  const onlyExclusions = lines.every((line) => line.excludes);
  return [...(onlyExclusions ? [`${escapeGlob(root)}/**`] : []), ...lines.map((line) => line.pattern)];
}

/** Makes a folder's name stand for itself, as the glob library escapes it. */
function escapeGlob(path: string): string {
  const slashes = sep === '\\' ? path.replaceAll('\\', '/') : path.replaceAll('\\', '\\\\');
  return slashes
    .replaceAll(/\[(?=[^/]+\])/g, '[[]')
    .replaceAll('?', '[?]')
    .replaceAll('*', '[*]');
}
