import { posix } from 'node:path';
import { shortSha } from '../lib/ids.ts';
import { Blocked } from '../lib/problem.ts';
import { quote } from '../lib/text.ts';
import type { ParsedProject, Project } from '../manifest/project.ts';
import type { Repository } from './repository.ts';
import type { Commit } from './tree.ts';
import { findFile } from './walk.ts';

/** A project file has a handful of lines. Bytes. */
const MAX_PROJECT_BYTES = 64 * 1024;

export interface ProjectOptions {
  /** The input `project`. */
  readonly project: string | undefined;
  readonly manifest: string;
}

/**
 * Reads the project file that belongs to a manifest from the commit to sync to. Without the input there is none to read. Raises Blocked
 * where a file is asked for and missing, or not valid.
 */
export async function readProject(
  repository: Repository,
  commit: Commit,
  options: ProjectOptions,
): Promise<Project | undefined> {
  const { project, manifest } = options;
  if (project === undefined) return undefined;
  const parsed = await findProject(repository, commit, options);
  if (parsed?.ok) return parsed.project;
  if (parsed) throw new Blocked(parsed.problems);
  const isBare = pathsOf(project, manifest).length > 1;
  const where = isBare ? `, neither next to ${quote(manifest)} nor above it` : '';
  throw Blocked.because(
    `input "project" is ${quote(project)}, but commit ${shortSha(commit.sha)} has no such file${where}: commit the project file, or leave the input out`,
  );
}

/** Finds and parses the project file that belongs to a manifest in any commit; undefined if there is none. */
export async function findProject(
  repository: Repository,
  commit: Commit,
  { project, manifest }: ProjectOptions,
): Promise<ParsedProject | undefined> {
  for (const path of project === undefined ? [] : pathsOf(project, manifest)) {
    const found = await findFile(repository, commit.tree, path);
    if (found.kind === 'missing') continue;
    if (found.kind !== 'file') return refused(path, `is a ${found.kind}: commit the file itself`);
    await repository.prefetch([found.blob]);
    const bytes = await repository.blob(found.blob, MAX_PROJECT_BYTES);
    if (!bytes)
      return refused(path, `has more than ${MAX_PROJECT_BYTES} bytes, or is missing from the clone`);
    // Most runs read no project file: they do not wait for the YAML library to load.
    const { parseProject } = await import('../manifest/project.ts');
    return parseProject(bytes, path);
  }
  return undefined;
}

function refused(file: string, what: string): ParsedProject {
  return { ok: false, problems: [{ message: `the project file ${quote(file)} ${what}`, file }] };
}

/** A path with a folder in it counts from the repository's root; a bare name means the nearest file, in the manifest's folder or above. */
function pathsOf(project: string, manifest: string): string[] {
  return project.includes('/') ? [project] : withParents(posix.dirname(manifest), project);
}

/** The name in a folder and in each folder above it, the nearest first. */
function withParents(folder: string, name: string): string[] {
  if (folder === '.') return [name];
  return [`${folder}/${name}`, ...withParents(posix.dirname(folder), name)];
}
