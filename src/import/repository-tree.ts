import { existsSync, lstatSync, readdirSync, type Stats, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Repository } from '../git/repository.ts';
import { FOLDER_MODE, fromBytePath, toBytePath } from '../git/tree.ts';
import { findFile, openFolder } from '../git/walk.ts';
import type { TreeId } from '../lib/ids.ts';
import { Blocked } from '../lib/problem.ts';
import { foldName, quote } from '../lib/text.ts';

/**
 * What the repository has: the files of the workspace, and those of the commit, of which a sparse checkout has only some. Paths are
 * relative to the repository, `/`-separated.
 */
export interface RepositoryTree {
  /** Names in a folder of the commit; none where there is no such folder. */
  committedIn(folder: string): Promise<{ readonly files: string[]; readonly folders: string[] }>;
  /** Names in a folder of the workspace. */
  presentIn(folder: string): { readonly files: string[]; readonly folders: string[] };
  /** Whether the path is there in the commit or in the workspace. */
  has(path: string): Promise<boolean>;
  isCommitted(path: string): Promise<boolean>;
}

export function openTree(workspace: string, repository: Repository, root: TreeId): RepositoryTree {
  const open = (folder: string) => openFolder(repository, root, toBytePath(folder));

  async function isCommitted(path: string): Promise<boolean> {
    return (await findFile(repository, root, path)).kind !== 'missing';
  }

  return {
    isCommitted,
    async committedIn(folder) {
      const opened = await open(folder);
      if (opened.kind === 'missing') return { files: [], folders: [] };
      if (opened.kind !== 'open')
        throw Blocked.because(
          `the folder ${quote(folder)} is ${opened.kind}: use a folder of this repository`,
        );
      const entries = [...opened.tree].map(([name, { mode }]) => ({
        name: fromBytePath(name),
        isFolder: mode === FOLDER_MODE,
      }));
      return split(entries);
    },
    presentIn(folder) {
      const path = join(workspace, folder);
      // A file in the place of a folder is refused before anything is written.
      if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) return { files: [], folders: [] };
      const entries = readdirSync(path, { withFileTypes: true });
      return split(entries.map((entry) => ({ name: entry.name, isFolder: entry.isDirectory() })));
    },
    has: async (path) => existsSync(join(workspace, path)) || isCommitted(path),
  };
}

function split(entries: readonly { readonly name: string; readonly isFolder: boolean }[]) {
  const names = (folders: boolean) =>
    entries.filter(({ isFolder }) => isFolder === folders).map(({ name }) => name);
  return { files: names(false), folders: names(true) };
}

/**
 * Why nothing may be written to a path: something on the way there is a link or not a folder, or the path itself is not a plain file.
 * Undefined where nothing is in the way.
 */
export function explainUnsafe(workspace: string, path: string): string | undefined {
  const parts = path.split('/');
  if (parts.some((part) => foldName(part) === '.git')) return `${quote(path)} belongs to Git itself`;
  for (let length = 1; length <= parts.length; length += 1) {
    const some = parts.slice(0, length).join('/');
    const stats = lstatSync(join(workspace, some), { throwIfNoEntry: false });
    if (!stats) return undefined;
    const isLast = length === parts.length;
    const fault = faultOf(stats, isLast);
    if (fault) return `${quote(some)} ${fault}${isLast ? '' : `, on the way to ${quote(path)}`}`;
  }
  return undefined;
}

function faultOf(stats: Stats, isFile: boolean): string | undefined {
  if (stats.isSymbolicLink()) return 'is a symbolic link';
  if (isFile) return stats.isFile() ? undefined : 'is not a file';
  return stats.isDirectory() ? undefined : 'is not a folder';
}
