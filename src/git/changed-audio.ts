import type { TreeId } from '../lib/ids.ts';
import { isWavName } from '../manifest/entry-rules.ts';
import type { Repository } from './repository.ts';
import { type BytePath, type Commit, FOLDER_MODE, isRegularFile, toBytePath } from './tree.ts';
import { openFolder } from './walk.ts';

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
  const path = toBytePath(folder);
  const before = base && (await openFolder(repository, base.tree, path));
  const after = await openFolder(repository, head.tree, path);
  if (after.kind !== 'open') return [];
  return compare(repository, before?.kind === 'open' ? before.id : undefined, after.id, '');
}

async function compare(
  repository: Repository,
  before: TreeId | undefined,
  after: TreeId,
  prefix: BytePath,
): Promise<BytePath[]> {
  if (before === after) return [];
  const old = before && (await repository.tree(before));
  const found: BytePath[] = [];
  const below: Promise<BytePath[]>[] = [];
  for (const [name, entry] of await repository.tree(after)) {
    const was = old?.get(name);
    if (was?.id === entry.id && was.mode === entry.mode) continue;
    if (entry.mode === FOLDER_MODE) {
      const oldFolder = was?.mode === FOLDER_MODE ? was.id : undefined;
      below.push(compare(repository, oldFolder, entry.id, `${prefix}${name}/`));
    } else if (isRegularFile(entry) && isWavName(name)) found.push(`${prefix}${name}`);
  }
  return [found, ...(await Promise.all(below))].flat();
}
