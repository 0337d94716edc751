import { createHash } from 'node:crypto';
import { posix } from 'node:path';
import type { Pattern } from './patterns.ts';

/** A manifest, with the pattern that selected it. */
export interface Selected {
  readonly path: string;
  readonly pattern: Pattern;
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
function nameAt({ path, pattern }: Selected, level: number): string {
  const parts = level === 0 ? openParts(path, pattern) : telling(path.split('/'));
  const name = parts.map(plain).filter(Boolean).join('-');
  if (name !== '' && name.length <= MAX_NAME && level < LAST_LEVEL) return name;
  const cut = withoutMarks(name.slice(0, MAX_NAME - HASH_DIGITS - 1)) || 'agent';
  return `${cut}-${createHash('sha256').update(path).digest('hex').slice(0, HASH_DIGITS)}`;
}

/** What the pattern leaves open of a path; the last telling part where it leaves nothing open. */
function openParts(path: string, { before, after }: Pattern): string[] {
  const parts = path.split('/');
  const open = parts.slice(before, parts.length - after);
  if (open.length === 0) return telling(parts).slice(-1);
  return after === 0 ? telling(open) : open;
}

/** The file without its ending; a file called "manifest" says nothing that its folder does not. */
function telling(parts: readonly string[]): string[] {
  const folders = parts.slice(0, -1);
  const stem = posix.parse(parts.at(-1) ?? '').name;
  return folders.length > 0 && stem.toLowerCase() === 'manifest' ? folders : [...folders, stem];
}

/** Letters, digits, ".", "_" and "-", which environments, concurrency groups and URLs all take. */
function plain(part: string): string {
  const ascii = part.normalize('NFKD').replace(/\p{M}/gu, '');
  return withoutMarks(ascii.replace(/[^A-Za-z0-9._-]+/g, '-'));
}

/** Without "-" and "." at either end. */
function withoutMarks(text: string): string {
  const isMark = (at: number) => text.charAt(at) === '-' || text.charAt(at) === '.';
  let [start, end] = [0, text.length];
  while (start < end && isMark(start)) start += 1;
  while (end > start && isMark(end - 1)) end -= 1;
  return text.slice(start, end);
}
