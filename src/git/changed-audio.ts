import { isWavName } from '../plan/entry-rules.ts';
import type { TreeId } from '../plan/ids.ts';
import type { Repository } from './repository.ts';
import { type BytePath, type Commit, FOLDER_MODE, isRegularFile, toBytePath } from './tree.ts';

/**
 * Lists the WAV files below `folder` (`.` for the top) that `head` has and `base` has not, or has with other content.
 * Paths are relative to the folder. Folders that both commits share are not opened. No `base`: everything is new.
 */
export async function changedAudio(
  repository: Repository,
  base: Commit | undefined,
  head: Commit,
  folder: string,
): Promise<BytePath[]> {
  const before = base ? await folderTree(repository, base.tree, folder) : undefined;
  const after = await folderTree(repository, head.tree, folder);
  return after ? compare(repository, before, after, '') : [];
}

async function folderTree(repository: Repository, root: TreeId, folder: string): Promise<TreeId | undefined> {
  let tree = root;
  for (const segment of folder === '.' ? [] : folder.split('/')) {
    const entry = (await repository.tree(tree)).get(toBytePath(segment));
    if (entry?.mode !== FOLDER_MODE) return undefined;
    tree = entry.id;
  }
  return tree;
}

async function compare(
  repository: Repository,
  before: TreeId | undefined,
  after: TreeId,
  prefix: BytePath,
): Promise<BytePath[]> {
  if (before === after) return [];
  const old = before && (await repository.tree(before));
  const found = [...(await repository.tree(after))].map(async ([name, entry]) => {
    const was = old?.get(name);
    if (was?.id === entry.id && was.mode === entry.mode) return [];
    if (entry.mode === FOLDER_MODE) {
      const oldFolder = was?.mode === FOLDER_MODE ? was.id : undefined;
      return compare(repository, oldFolder, entry.id, `${prefix}${name}/`);
    }
    return isRegularFile(entry) && isWavName(name) ? [`${prefix}${name}`] : [];
  });
  return (await Promise.all(found)).flat();
}
