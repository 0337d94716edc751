import type { BlobId, CommitSha, TreeId } from '../plan/ids.ts';
import { Blocked } from '../problem.ts';
import type { ObjectStore } from './objects.ts';
import {
  type BytePath,
  type Commit,
  FOLDER_MODE,
  isRegularFile,
  LINK_MODE,
  parseCommit,
  parseTree,
  SUBMODULE_MODE,
  type Tree,
  type TreeEntry,
} from './tree.ts';

/** Why a path of a commit is no file that can be uploaded. */
export type NoFile = 'missing' | 'symbolic link' | 'behind a symbolic link' | 'submodule' | 'folder';
export type Found = { readonly kind: 'file'; readonly blob: BlobId } | { readonly kind: NoFile };

/** Commits, trees and blobs, each read once. */
export interface Repository {
  /** Reads a commit by id or by a revision that holds no line break; undefined where the repository lacks it. */
  commit(revision: string): Promise<Commit | undefined>;
  /** Raises Blocked where the tree is missing (a damaged or treeless clone). */
  tree(id: TreeId): Promise<Tree>;
  /** Looks a path up without following links: they could lead out of the commit. */
  find(root: TreeId, path: BytePath): Promise<Found>;
  /** Reads a blob of at most `maxBytes`; undefined where it is missing or larger. */
  blob(id: BlobId, maxBytes: number): Promise<Buffer | undefined>;
}

export function openRepository(objects: ObjectStore): Repository {
  const trees = new Map<TreeId, Promise<Tree>>();

  async function readTree(id: TreeId): Promise<Tree> {
    const object = await objects.read(id);
    if (object?.type !== 'tree' || !object.content) {
      throw Blocked.because(
        `git tree ${id} is not in the workspace: check the commit out with actions/checkout without "filter: tree:0"`,
      );
    }
    return parseTree(object.content, id.length / 2);
  }

  function tree(id: TreeId): Promise<Tree> {
    const known = trees.get(id) ?? readTree(id);
    trees.set(id, known);
    return known;
  }

  return {
    tree,
    async commit(revision) {
      const object = await objects.read(`${revision}^{commit}`);
      return object?.content ? parseCommit(object.id as CommitSha, object.content) : undefined;
    },
    async find(root, path) {
      const segments = path.split('/');
      const name = segments.pop() ?? '';
      let folder = await tree(root);
      for (const segment of segments) {
        const entry = folder.get(segment);
        if (entry?.mode !== FOLDER_MODE)
          return { kind: entry?.mode === LINK_MODE ? 'behind a symbolic link' : 'missing' };
        folder = await tree(entry.id);
      }
      return fileAt(folder.get(name));
    },
    async blob(id, maxBytes) {
      const object = await objects.read(id, maxBytes);
      return object?.type === 'blob' ? object.content : undefined;
    },
  };
}

function fileAt(entry: TreeEntry | undefined): Found {
  if (!entry) return { kind: 'missing' };
  if (isRegularFile(entry)) return { kind: 'file', blob: entry.id };
  if (entry.mode === LINK_MODE) return { kind: 'symbolic link' };
  return { kind: entry.mode === SUBMODULE_MODE ? 'submodule' : 'folder' };
}
