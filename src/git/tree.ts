import type { BlobId, CommitSha, TreeId } from '../lib/ids.ts';
import { Blocked } from '../lib/problem.ts';
import { quote } from '../lib/text.ts';

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

const FILE_MODE = '100644';
export const FOLDER_MODE = '40000';
export const LINK_MODE = '120000';
export const SUBMODULE_MODE = '160000';

export function isRegularFile(entry: TreeEntry): boolean {
  return entry.mode === FILE_MODE || entry.mode === '100755';
}

export function toBytePath(text: string): BytePath {
  // ASCII, as nearly all names are, has as many bytes as characters.
  return Buffer.byteLength(text) === text.length ? text : Buffer.from(text, 'utf8').toString('latin1');
}

/** Text for people: bytes that are no UTF-8 show as the replacement character. */
export function fromBytePath(path: BytePath): string {
  return Buffer.from(path, 'latin1').toString('utf8');
}

/**
 * Reads the content of a tree object: `<mode> <name>\0<id bytes>` again and again (gitformat-pack, "tree entries"). Raises
 * Blocked for what Git never writes: whoever made such a tree means to lead a reader astray.
 */
export function parseTree(id: TreeId, content: Buffer): Tree {
  const entries = new Map<BytePath, TreeEntry>();
  const idBytes = id.length / 2;
  // One conversion each for the whole tree, of which all names and ids are slices.
  const text = content.toString('latin1');
  const digits = content.toString('hex');
  for (let at = 0; at < text.length; ) {
    const space = text.indexOf(' ', at);
    const nul = text.indexOf('\0', space);
    const end = nul + 1 + idBytes;
    if (space < 0 || nul < 0 || end > text.length) throw refused(id, 'is cut off');
    const name = text.slice(space + 1, nul);
    if (name === '' || name === '.' || name === '..' || name.includes('/')) {
      throw refused(id, `holds a name that no file can have, ${quote(fromBytePath(name))}`);
    }
    if (entries.has(name)) throw refused(id, `holds the name ${quote(fromBytePath(name))} twice`);
    const mode = text.startsWith(FILE_MODE, at) ? FILE_MODE : text.slice(at, space);
    entries.set(name, { mode, id: digits.slice(2 * nul + 2, 2 * end) as BlobId & TreeId });
    at = end;
  }
  return entries;
}

function refused(id: TreeId, what: string): Blocked {
  return Blocked.because(
    `the Git tree ${id} ${what}: the repository is damaged or was tampered with; run "git fsck" for details`,
  );
}

/** Reads the header of a commit object. Its parents are named even where a shallow clone does not have them. */
export function parseCommit(sha: string, content: Buffer): Commit {
  const end = content.indexOf('\n\n');
  const lines = content.toString('latin1', 0, end < 0 ? content.length : end).split('\n');
  const values = (key: string) =>
    lines.filter((line) => line.startsWith(`${key} `)).map((line) => line.slice(key.length + 1));
  const [tree] = values('tree');
  if (!tree) throw new Error(`git object ${sha} is not a commit`);
  return { sha: sha as CommitSha, tree: tree as TreeId, parents: values('parent') as CommitSha[] };
}
