import { type ListedFile, listFiles } from '../git/list-files.ts';
import type { Repository } from '../git/repository.ts';
import type { Commit } from '../git/tree.ts';
import { shortSha } from '../lib/ids.ts';
import { Blocked, type Problem } from '../lib/problem.ts';
import { quote } from '../lib/text.ts';
import { REPOSITORY_PATH } from '../request/input-values.ts';
import type { Selected } from './names.ts';
import type { ManifestPatterns } from './patterns.ts';

/** GitHub refuses a matrix of more jobs (Actions limits, "Job matrix"). */
export const MAX_AGENTS = 256;

/** Files that a manifest can be, by name: so that "audio/**" does not mean the recordings. */
const MANIFEST_NAME = /\.(?:json|ya?ml)$/i;

/** A manifest file of the commit. */
export interface SelectedManifest extends Selected {
  readonly blob: NonNullable<ListedFile['blob']>;
}

/**
 * Finds the manifests that the patterns select in a commit. Raises Blocked for files that no sync could read, for a path that is named
 * outright but missing, and for more manifests than a matrix can have jobs.
 */
export async function findManifests(
  repository: Pick<Repository, 'tree'>,
  commit: Commit,
  patterns: ManifestPatterns,
): Promise<SelectedManifest[]> {
  const selects = (path: string) => MANIFEST_NAME.test(path) && patterns.match(path) !== undefined;
  const files = await listFiles(repository, commit, { mayHold: patterns.mayHold, selects });
  const problems: Problem[] = [
    ...files.flatMap(({ path, blob }) => fileFault(path, blob) ?? []),
    ...missing(files, commit, patterns),
  ];
  if (problems.length > 0) throw new Blocked(problems);
  if (files.length > MAX_AGENTS) {
    throw Blocked.because(
      `input "manifests" selects ${files.length} manifests, but a job matrix has at most ${MAX_AGENTS} jobs: narrow the patterns, and list the other agents in a second workflow`,
    );
  }
  return files.flatMap(({ path, blob }) => {
    const pattern = patterns.match(path);
    return blob && pattern ? [{ path, blob, pattern }] : [];
  });
}

function fileFault(path: string, blob: ListedFile['blob']): Problem | undefined {
  const fault = (what: string) => ({ message: `the manifest ${quote(path)} ${what}`, file: path });
  if (!blob)
    return fault('is a symbolic link or a submodule: commit the file itself, or exclude it with "!"');
  if (REPOSITORY_PATH.parse(path) === path) return undefined;
  return fault(`cannot be named in the input "manifest", which takes ${REPOSITORY_PATH.allowed}: rename it`);
}

function missing(files: readonly ListedFile[], { sha }: Commit, patterns: ManifestPatterns): Problem[] {
  const found = new Set(files.map(({ path }) => path));
  return patterns.literals
    .filter((path) => !found.has(path) && patterns.match(path) !== undefined)
    .map((path) => ({
      message: MANIFEST_NAME.test(path)
        ? `input "manifests" names ${quote(path)}, but commit ${shortSha(sha)} has no such file: commit it, or correct the path`
        : `input "manifests" names ${quote(path)}: a manifest ends in ".json", ".yaml" or ".yml"`,
    }));
}
