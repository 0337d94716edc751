import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/*
 * Refs, read from a repository's files (git, "gitrepository-layout"). The tests ask for them thousands of times, and a Git
 * process for each costs more than what they test.
 */

const ID = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;
/** Refs that lead to refs that lead on: Git's own limit. */
const MAX_DEPTH = 5;

/** The branch that HEAD stands for, in full; undefined where it stands for a commit itself, or cannot be read. */
export function readHeadRef(gitFolder: string): string | undefined {
  return /^ref: (.+)$/.exec(readText(join(gitFolder, 'HEAD')))?.[1];
}

/** The object id that `HEAD` or a ref in full points at; undefined where there is none. */
export function readRef(gitFolder: string, name: string, depth = MAX_DEPTH): string | undefined {
  if (name.includes('..')) return undefined;
  const text = readText(join(gitFolder, name));
  if (ID.test(text)) return text;
  const next = /^ref: (.+)$/.exec(text)?.[1];
  if (next !== undefined) return depth > 0 ? readRef(gitFolder, next, depth - 1) : undefined;
  return packedRefs(gitFolder).get(name);
}

/** Every ref in these folders of `refs/`, by its full name. */
export function readRefs(gitFolder: string, ...folders: readonly string[]): Map<string, string> {
  const names = [...packedRefs(gitFolder).keys()].filter((name) =>
    folders.some((folder) => name.startsWith(`refs/${folder}/`)),
  );
  for (const folder of folders) names.push(...looseRefs(gitFolder, `refs/${folder}`));
  const refs = names.map((name) => [name, readRef(gitFolder, name)] as const);
  return new Map(refs.filter((ref): ref is [string, string] => ref[1] !== undefined));
}

function looseRefs(gitFolder: string, folder: string): string[] {
  return list(join(gitFolder, folder)).flatMap((entry) => {
    const name = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return looseRefs(gitFolder, name);
    return name.endsWith('.lock') ? [] : [name];
  });
}

function packedRefs(gitFolder: string): Map<string, string> {
  const lines = readText(join(gitFolder, 'packed-refs')).split('\n');
  const pairs = lines.map((line) => line.split(' ') as [id: string, name?: string]);
  return new Map(
    pairs.flatMap(([id, name]) => (name !== undefined && ID.test(id) ? [[name, id] as const] : [])),
  );
}

function list(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}

/** Empty where there is no such file. */
function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch {
    return '';
  }
}
