import { posix } from 'node:path';
import type { BlobId, TreeId } from '../lib/ids.ts';
import type { Repository } from './repository.ts';
import {
  type BytePath,
  FOLDER_MODE,
  isRegularFile,
  LINK_MODE,
  SUBMODULE_MODE,
  type Tree,
  type TreeEntry,
  toBytePath,
} from './tree.ts';

/** Why a path of a commit is not a file that can be uploaded. */
export type NoFile =
  | 'missing'
  | 'symbolic link'
  | 'behind a symbolic link'
  | 'submodule'
  | 'in a submodule'
  | 'folder';
export type Found = { readonly kind: 'file'; readonly blob: BlobId } | { readonly kind: NoFile };
export type Folder =
  | { readonly kind: 'open'; readonly id: TreeId; readonly tree: Tree }
  | { readonly kind: 'missing' | 'behind a symbolic link' | 'in a submodule' };

type Trees = Pick<Repository, 'tree'>;
/** Chooses the entry that is meant by a name. */
type Choose = (tree: Tree, name: BytePath) => BytePath | undefined;

/**
 * Goes down a path as far as it leads, without following links: they could lead out of the commit. Returns each entry on the
 * way with its name, the last of them not opened.
 */
export async function walk(
  trees: Trees,
  root: TreeId,
  path: BytePath,
  choose: Choose = (_, name) => name,
): Promise<readonly (readonly [BytePath, TreeEntry])[]> {
  const steps: [BytePath, TreeEntry][] = [];
  let id: TreeId | undefined = root;
  for (const segment of path.split('/')) {
    if (id === undefined) break;
    const tree = await trees.tree(id);
    const name = choose(tree, segment);
    const entry = name === undefined ? undefined : tree.get(name);
    if (name === undefined || !entry) break;
    steps.push([name, entry]);
    id = entry.mode === FOLDER_MODE ? entry.id : undefined;
  }
  return steps;
}

/** Opens the folder at a path; `.` is the root. */
export async function openFolder(trees: Trees, root: TreeId, path: BytePath): Promise<Folder> {
  if (path === '.') return { kind: 'open', id: root, tree: await trees.tree(root) };
  const steps = await walk(trees, root, path);
  const [, last] = steps.at(-1) ?? [];
  if (last?.mode === LINK_MODE) return { kind: 'behind a symbolic link' };
  if (last?.mode === SUBMODULE_MODE) return { kind: 'in a submodule' };
  if (last?.mode !== FOLDER_MODE || steps.length < path.split('/').length) return { kind: 'missing' };
  return { kind: 'open', id: last.id, tree: await trees.tree(last.id) };
}

/** Finds a file by its path. */
export async function findFile(trees: Trees, root: TreeId, path: string): Promise<Found> {
  const { dir, base } = posix.parse(path);
  return fileIn(await openFolder(trees, root, toBytePath(dir || '.')), toBytePath(base));
}

/** Finds a file in a folder. */
export function fileIn(folder: Folder, name: BytePath): Found {
  if (folder.kind !== 'open') return folder;
  const entry = folder.tree.get(name);
  if (!entry) return { kind: 'missing' };
  if (isRegularFile(entry)) return { kind: 'file', blob: entry.id };
  if (entry.mode === LINK_MODE) return { kind: 'symbolic link' };
  return { kind: entry.mode === SUBMODULE_MODE ? 'submodule' : 'folder' };
}
