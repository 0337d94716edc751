import type { BlobId, CommitSha, TreeId } from '../lib/ids.ts';
import { Blocked } from '../lib/problem.ts';
import { ambiguous } from './origin.ts';
import type { Scratch } from './scratch.ts';
import { type Commit, parseCommit, parseTree, type Tree } from './tree.ts';

/** Commits, trees and blobs, each read once: from the workspace and, for what is missing there, from its origin. */
export interface Repository {
  /** The commit that is checked out. Raises Blocked where there is none. */
  head(): Promise<Commit>;
  /**
   * Reads commits, fetching those that the workspace does not have in one go, each with so many generations (1: itself alone).
   * What cannot be found is missing from the result.
   */
  commits(shas: readonly CommitSha[], generations?: number): Promise<ReadonlyMap<CommitSha, Commit>>;
  /** Finds out which commit a branch, a tag or a short SHA means. */
  resolveName(name: string): Promise<CommitSha | undefined>;
  /** Raises Blocked where neither the workspace nor its origin has the tree. */
  tree(id: TreeId): Promise<Tree>;
  /** Reads a blob of at most `maxBytes`; undefined where it is missing or larger. */
  blob(id: BlobId, maxBytes: number): Promise<Buffer | undefined>;
  /** Sees to it that small blobs are at hand, fetching those that are missing in one go. */
  prefetch(ids: readonly BlobId[]): Promise<void>;
}

/** Reads through a scratch repository, which fetches missing objects. */
export function openRepository(scratch: Scratch): Repository {
  const trees = new Map<TreeId, Promise<Tree>>();
  const { objects, workspace } = scratch;

  async function readCommit(revision: string): Promise<Commit | undefined> {
    const object = await objects.read(`${revision}^{commit}`);
    return object?.content ? parseCommit(object.id as CommitSha, object.content) : undefined;
  }

  async function readTree(id: TreeId): Promise<Tree> {
    let object = await objects.read(id);
    if (!object) {
      // A treeless clone has commits without trees.
      await scratch.fetchObjects([id]);
      object = await objects.read(id);
    }
    if (object?.type !== 'tree' || !object.content) {
      throw Blocked.because(
        `Git tree ${id} is neither in the workspace nor on its origin: check the commit out again with actions/checkout`,
      );
    }
    return parseTree(id, object.content);
  }

  function tree(id: TreeId): Promise<Tree> {
    const known = trees.get(id) ?? readTree(id);
    trees.set(id, known);
    return known;
  }

  /** What a branch, a tag or a short SHA means in the workspace. */
  async function findLocally(name: string): Promise<CommitSha | undefined> {
    const isFull = name.startsWith('refs/');
    const branches = isFull ? [name] : [`refs/remotes/origin/${name}`, `refs/heads/${name}`];
    const tags = isFull ? [] : [`refs/tags/${name}`];
    const refs = await workspace.refs([...branches, ...tags]);
    const first = async (names: readonly string[]) => {
      const id = names.map((ref) => refs.get(ref)).find((found) => found !== undefined);
      return id === undefined ? undefined : readCommit(id);
    };
    const [branch, tag] = await Promise.all([first(branches), first(tags)]);
    if (branch && tag && branch.sha !== tag.sha) throw ambiguous(name);
    const short = /^[0-9a-f]{7,63}$/i.test(name) ? await readCommit(name) : undefined;
    return (branch ?? tag ?? short)?.sha;
  }

  return {
    tree,
    async head() {
      const head = workspace.head && (await readCommit(workspace.head));
      if (head) return head;
      throw Blocked.because(
        'the workspace has no commit checked out: run actions/checkout before this action',
      );
    },
    async commits(shas, generations = 1) {
      const found = new Map<CommitSha, Commit>();
      const note = async (sha: CommitSha) => {
        const commit = await readCommit(sha);
        if (commit) found.set(sha, commit);
      };
      await Promise.all(shas.map(note));
      const absent = [...new Set(shas)].filter((sha) => !found.has(sha));
      if (absent.length === 0) return found;
      const lost = await scratch.fetchCommits(absent, generations);
      await Promise.all(absent.filter((sha) => !lost.includes(sha)).map(note));
      return found;
    },
    resolveName: async (name) => (await findLocally(name)) ?? scratch.askName(name),
    async blob(id, maxBytes) {
      const object = await objects.read(id, maxBytes);
      return object?.type === 'blob' ? object.content : undefined;
    },
    async prefetch(ids) {
      const present = await Promise.all(ids.map((id) => objects.read(id, 0)));
      const absent = [...new Set(ids.filter((_, index) => !present[index]))];
      if (absent.length > 0) await scratch.fetchObjects(absent);
    },
  };
}
