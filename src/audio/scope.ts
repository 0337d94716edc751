import { closeSync, linkSync, mkdirSync, openSync, rmSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { Blocked } from '../lib/problem.ts';
import { makeScratchFolder, scratchFault } from '../lib/scratch-folder.ts';
import { foldName, quote } from '../lib/text.ts';
import { type Layer, layersOf } from './scope-layers.ts';

/**
 * Which of the names (relative to the manifest's folder, `/`-separated) the patterns select, as `@actions/glob` reads
 * them. That library walks a disk and nothing else, but what counts is what was committed, whether a sparse checkout has it
 * or not: so it walks a scratch copy of the names, empty files all. Raises Blocked for patterns that it does not take, and
 * for names that cannot be written.
 */
export async function selectNames(
  patterns: readonly string[],
  names: readonly string[],
  scratchRoot: string,
): Promise<ReadonlySet<string>> {
  const layers = layersOf(new Set(names));
  const scratch = makeScratchFolder(scratchRoot, 'audio-cache-scope-');
  try {
    const selected = new Set<string>();
    // Bad patterns are told even if there is no name to match.
    for (const [index, layer] of (layers.length > 0 ? layers : [new Map()]).entries()) {
      const root = join(scratch, `${index}`);
      mirror(layer, root, scratchRoot);
      for (const path of await globIn(root, patterns)) {
        // A disk may spell a name in its own way.
        const name = layer.get(foldName(relative(root, path).split(sep).join('/')));
        if (name !== undefined) selected.add(name);
      }
    }
    return selected;
  } finally {
    rmSync(scratch, { recursive: true, force: true, maxRetries: 3 });
  }
}

async function globIn(root: string, patterns: readonly string[]): Promise<string[]> {
  // Loaded only where patterns are given: most workflows have none.
  const glob = await import('@actions/glob');
  const options = { followSymbolicLinks: false, matchDirectories: false };
  const globber = await glob
    .create(absolutePatterns(patterns, root).join('\n'), options)
    .catch((error: Error) => {
      throw Blocked.because(`input "files": ${quote(error.message)}`, { cause: error });
    });
  return globber.glob();
}

/** Writes empty files, all links to one: that takes a third of the time. */
function mirror(layer: Layer, root: string, scratchRoot: string): void {
  const seed = `${root}.empty`;
  write(scratchRoot, root, () => {
    mkdirSync(root);
    closeSync(openSync(seed, 'wx'));
  });
  const folders = new Set<string>();
  for (const name of layer.values()) {
    const path = resolve(root, name);
    // Names are checked where they are read; this is where one that slipped through would do harm.
    if (!path.startsWith(root + sep))
      throw Blocked.because(`the file name ${quote(name)} leads out of its folder`);
    write(scratchRoot, name, () => {
      const folder = dirname(path);
      if (!folders.has(folder)) mkdirSync(folder, { recursive: true });
      folders.add(folder);
      makeFile(seed, path);
    });
  }
}

/** Not every file system has links. */
function makeFile(seed: string, path: string): void {
  try {
    linkSync(seed, path);
  } catch {
    closeSync(openSync(path, 'wx'));
  }
}

function write(scratchRoot: string, name: string, work: () => void): void {
  try {
    work();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'ENAMETOOLONG') throw scratchFault(scratchRoot, error as NodeJS.ErrnoException);
    throw Blocked.because(
      `input "files" cannot be matched: the file name ${quote(name)} is too long for this machine; shorten it, or leave "files" out`,
      { cause: error },
    );
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
    if (/(?:^|[/\\])\.\.?(?:[/\\]|$)/.test(rest)) {
      throw Blocked.because(
        `input "files": the pattern ${quote(pattern)} must not have "." or "..": files outside of the manifest's folder cannot be meant`,
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
