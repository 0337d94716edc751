import { existsSync, linkSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { inflateSync } from 'node:zlib';

export interface LooseObject {
  readonly type: string;
  readonly content: Buffer;
}

/** Reads an object that has a file of its own; undefined where it has none, for Git may have packed it. */
export function readLoose(gitFolder: string, id: string): LooseObject | undefined {
  const path = join(gitFolder, pathOf(id));
  if (!existsSync(path)) return undefined;
  const bytes = inflateSync(readFileSync(path));
  const end = bytes.indexOf(0);
  return { type: bytes.toString('latin1', 0, end).split(' ')[0] ?? '', content: bytes.subarray(end + 1) };
}

/**
 * Gives `to` what `id` leads to and it lacks, as a push does, by hard links and so without a process. False where that cannot be done,
 * as with packed objects: Git must push then.
 */
export function linkObjects(from: string, to: string, id: string): boolean {
  const found = new Set<string>();
  const waiting: Reference[] = [{ id, isBlob: false }];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const path = pathOf(next.id);
    if (found.has(path) || existsSync(join(to, path))) continue;
    if (!existsSync(join(from, path))) return false;
    const below = next.isBlob ? [] : references(readLoose(from, next.id), id.length / 2);
    if (!below) return false;
    found.add(path);
    waiting.push(...below);
  }
  for (const path of found) {
    mkdirSync(dirname(join(to, path)), { recursive: true });
    linkSync(join(from, path), join(to, path));
  }
  return true;
}

function pathOf(id: string): string {
  return join('objects', id.slice(0, 2), id.slice(2));
}

interface Reference {
  readonly id: string;
  readonly isBlob: boolean;
}

/** What an object names; undefined where that cannot be told. */
function references(object: LooseObject | undefined, idBytes: number): Reference[] | undefined {
  if (object?.type === 'tree') return entries(object.content, idBytes);
  if (object?.type === 'blob') return [];
  if (object?.type !== 'commit' && object?.type !== 'tag') return undefined;
  const header = object.content.toString('latin1').split('\n\n')[0] ?? '';
  return [...header.matchAll(/^(?:tree|parent|object) ([0-9a-f]+)$/gm)].map(([, id = '']) => ({
    id,
    isBlob: false,
  }));
}

const SUBMODULE = '160000';

/** A tree is a list of `<mode> <name>\0<id>` (git, "Git Internals - Git Objects"). */
function entries(tree: Buffer, idBytes: number): Reference[] | undefined {
  const found: Reference[] = [];
  for (let at = 0; at < tree.length; ) {
    const end = tree.indexOf(0, at);
    if (end < 0 || end + 1 + idBytes > tree.length) return undefined;
    const mode = tree.toString('latin1', at, end).split(' ')[0] ?? '';
    at = end + 1 + idBytes;
    const id = tree.toString('hex', end + 1, at);
    if (mode !== SUBMODULE) found.push({ id, isBlob: !/^0?40000$/.test(mode) });
  }
  return found;
}
