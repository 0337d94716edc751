import { createHash } from 'node:crypto';

/** A manifest, with how many folders of its path the pattern that selected it names before its first wildcard. */
export interface Selected {
  readonly path: string;
  readonly fixedFolders: number;
}

/** Environment names may have 255 characters; a concurrency group and a job's name have more in them than this. */
const MAX_NAME = 64;
const HASH_DIGITS = 8;

/**
 * Names each manifest, by path: with what its pattern leaves open, as `bookings` for `audio/bookings/manifest.json` and
 * `audio/*\/manifest.json`. So one more manifest gives no other a new name, with which it would lose its environment. Only names that
 * are the same but for letter case are lengthened, to the whole path: GitHub takes them for one.
 */
export function nameManifests(manifests: readonly Selected[]): ReadonlyMap<string, string> {
  const levels = new Map(manifests.map(({ path }) => [path, 0]));
  const nameOf = (manifest: Selected) => nameAt(manifest, levels.get(manifest.path) ?? 0);
  for (;;) {
    const groups = Map.groupBy(manifests, (manifest) => nameOf(manifest).toLowerCase());
    const tied = [...groups.values()].filter((group) => group.length > 1).flat();
    const lengthened = tied.filter(({ path }) => (levels.get(path) ?? 0) < LAST_LEVEL);
    if (lengthened.length === 0)
      return new Map(manifests.map((manifest) => [manifest.path, nameOf(manifest)]));
    for (const { path } of lengthened) levels.set(path, (levels.get(path) ?? 0) + 1);
  }
}

const LAST_LEVEL = 2;

/** Level 0: what the pattern leaves open; 1: the whole path; 2: with a hash of the path. */
function nameAt({ path, fixedFolders }: Selected, level: number): string {
  const parts = partsOf(path);
  const own = level === 0 ? parts.slice(Math.min(fixedFolders, parts.length - 1)) : parts;
  const name = own.map(plain).filter(Boolean).join('-');
  if (name !== '' && name.length <= MAX_NAME && level < LAST_LEVEL) return name;
  const cut = name.slice(0, MAX_NAME - HASH_DIGITS - 1).replace(/[-.]+$/, '') || 'agent';
  return `${cut}-${createHash('sha256').update(path).digest('hex').slice(0, HASH_DIGITS)}`;
}

/** The folders and the file's name without its ending; a file called "manifest" says nothing that its folder does not. */
function partsOf(path: string): string[] {
  const folders = path.split('/');
  const stem = (folders.pop() ?? '').replace(/\.[^.]*$/, '');
  return folders.length > 0 && stem.toLowerCase() === 'manifest' ? folders : [...folders, stem];
}

/** Letters, digits, ".", "_" and "-", which environments, concurrency groups and URLs all take. */
function plain(part: string): string {
  return part
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^A-Za-z0-9._-]+/g, '-')
    .replace(/^[-.]+|[-.]+$/g, '');
}
