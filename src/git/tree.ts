import type { BlobId, CommitSha, TreeId } from '../plan/ids.ts';

/** A path or name in a Git tree, one character a byte: names need not be UTF-8, and no two may be mixed up. */
export type BytePath = string;

export interface TreeEntry {
  /** As Git writes it: `40000` folder, `100644` and `100755` file, `120000` symbolic link, `160000` submodule. */
  readonly mode: string;
  readonly id: BlobId & TreeId;
}

export type Tree = ReadonlyMap<BytePath, TreeEntry>;

export interface Commit {
  readonly sha: CommitSha;
  readonly tree: TreeId;
  readonly parents: readonly CommitSha[];
}

export const FOLDER_MODE = '40000';
export const LINK_MODE = '120000';
export const SUBMODULE_MODE = '160000';

export function isRegularFile(entry: TreeEntry): boolean {
  return entry.mode === '100644' || entry.mode === '100755';
}

export function toBytePath(text: string): BytePath {
  return Buffer.from(text, 'utf8').toString('latin1');
}

/** Text for people: bytes that are no UTF-8 show as the replacement character. */
export function fromBytePath(path: BytePath): string {
  return Buffer.from(path, 'latin1').toString('utf8');
}

/** Reads the content of a tree object: `<mode> <name>\0<id bytes>` again and again (gitformat-pack, "tree entries"). */
export function parseTree(content: Buffer, idBytes: number): Tree {
  const entries = new Map<BytePath, TreeEntry>();
  let at = 0;
  while (at < content.length) {
    const space = content.indexOf(0x20, at);
    const nul = content.indexOf(0x00, space);
    if (space < 0 || nul < 0) throw new Error('a git tree object is damaged');
    const mode = content.toString('latin1', at, space);
    const name = content.toString('latin1', space + 1, nul);
    at = nul + 1 + idBytes;
    entries.set(name, { mode, id: content.toString('hex', nul + 1, at) as BlobId & TreeId });
  }
  return entries;
}

/** Reads the header of a commit object. Its parents are named even where a shallow clone lacks them. */
export function parseCommit(sha: string, content: Buffer): Commit {
  const end = content.indexOf('\n\n');
  const lines = content.toString('latin1', 0, end < 0 ? content.length : end).split('\n');
  const values = (key: string) =>
    lines.filter((line) => line.startsWith(`${key} `)).map((line) => line.slice(key.length + 1));
  const [tree] = values('tree');
  if (!tree) throw new Error(`git object ${sha} is no commit`);
  return { sha: sha as CommitSha, tree: tree as TreeId, parents: values('parent') as CommitSha[] };
}
