import { posix } from 'node:path';
import { shortSha } from '../lib/ids.ts';
import { Blocked } from '../lib/problem.ts';
import { quote } from '../lib/text.ts';
import type { Project } from '../manifest/project.ts';
import type { Repository } from './repository.ts';
import type { Commit } from './tree.ts';
import { findFile } from './walk.ts';

/** A project file has a handful of lines. Bytes. */
const MAX_PROJECT_BYTES = 64 * 1024;

/**
 * Reads the project file that belongs to a manifest from a commit. A path with a folder in it counts from the repository's root; a
 * bare name means the nearest file of that name, in the manifest's folder or above. Without a path there is none to read. Raises
 * Blocked where a file is asked for and missing, or not valid.
 */
export async function readProject(
  repository: Repository,
  commit: Commit,
  { project, manifest }: { readonly project: string | undefined; readonly manifest: string },
): Promise<Project | undefined> {
  if (project === undefined) return undefined;
  const paths = project.includes('/') ? [project] : withParents(posix.dirname(manifest), project);
  for (const path of paths) {
    const found = await findFile(repository, commit.tree, path);
    if (found.kind === 'missing') continue;
    if (found.kind !== 'file') throw refused(path, `is a ${found.kind}: commit the file itself`);
    await repository.prefetch([found.blob]);
    const bytes = await repository.blob(found.blob, MAX_PROJECT_BYTES);
    if (!bytes) throw refused(path, `has more than ${MAX_PROJECT_BYTES} bytes, or is missing from the clone`);
    // Most runs read no project file: they do not wait for the YAML library to load.
    const { parseProject } = await import('../manifest/project.ts');
    const parsed = parseProject(bytes, path);
    if (parsed.ok) return parsed.project;
    throw new Blocked(parsed.problems);
  }
  const where = paths.length > 1 ? `, neither next to ${quote(manifest)} nor above it` : '';
  throw Blocked.because(
    `input "project" is ${quote(project)}, but commit ${shortSha(commit.sha)} has no such file${where}: commit the project file, or leave the input out`,
  );
}

function refused(file: string, what: string): Blocked {
  return new Blocked([{ message: `the project file ${quote(file)} ${what}`, file }]);
}

/** The name in a folder and in each folder above it, the nearest first. */
function withParents(folder: string, name: string): string[] {
  if (folder === '.') return [name];
  return [`${folder}/${name}`, ...withParents(posix.dirname(folder), name)];
}
