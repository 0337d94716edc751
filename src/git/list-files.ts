import type { BlobId, TreeId } from '../lib/ids.ts';
import type { Repository } from './repository.ts';
import { type Commit, FOLDER_MODE, fromBytePath, isRegularFile, toBytePath } from './tree.ts';

export interface ListedFile {
  readonly path: string;
  /** Undefined for a symbolic link or a submodule. */
  readonly blob: BlobId | undefined;
}

/** Lists what a commit has at paths that `wanted` selects. Only folders that may hold such a path are opened; links never are. */
export async function listFiles(
  repository: Pick<Repository, 'tree'>,
  commit: Commit,
  wanted: { readonly mayHold: (folder: string) => boolean; readonly selects: (path: string) => boolean },
): Promise<ListedFile[]> {
  async function list(id: TreeId, prefix: string): Promise<ListedFile[]> {
    const found: ListedFile[] = [];
    const below: Promise<ListedFile[]>[] = [];
    for (const [name, entry] of await repository.tree(id)) {
      const text = fromBytePath(name);
      // Names that are not UTF-8 cannot be written in a workflow.
      if (toBytePath(text) !== name) continue;
      const path = prefix + text;
      if (entry.mode === FOLDER_MODE) {
        if (wanted.mayHold(path)) below.push(list(entry.id, `${path}/`));
      } else if (wanted.selects(path))
        found.push({ path, blob: isRegularFile(entry) ? entry.id : undefined });
    }
    return [found, ...(await Promise.all(below))].flat();
  }
  return list(commit.tree, '');
}
