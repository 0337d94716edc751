import type { Problem } from '../lib/problem.ts';
import { MAX_PROBLEMS } from '../manifest/text.ts';
import type { TrackedEntry } from '../plan/state.ts';
import { doubledFolder, noAudio } from './state-problems.ts';
import type { Tracked } from './tracking.ts';

/**
 * The problems of files that the manifest at `path` names and its commit does not have. `findNear` looks for another
 * spelling of a path.
 */
export async function missingAudio(
  tracked: Tracked,
  path: string,
  findNear: (path: string) => Promise<string | undefined>,
): Promise<Problem[]> {
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  const missing = oncePerFile(tracked.missing);
  const doubled = doubledNames(tracked, missing, folder);
  const others = missing.filter(([entry]) => !doubled.has(entry));
  const shown = others.slice(0, MAX_PROBLEMS).map(async ([entry, why]) => ({
    ...noAudio(entry.path, why, await findNear(entry.path), entry),
    file: path,
  }));
  const [first] = doubled;
  const more = others.length - shown.length;
  return [
    ...(first ? [{ ...doubledFolder(first, doubled.size, folder), file: path }] : []),
    ...(await Promise.all(shown)),
    ...(more > 0
      ? [{ message: `${more} more files are not in the commit: fix the others first`, file: path }]
      : []),
  ];
}

/** A file with several ids is missing once. */
function oncePerFile(missing: Tracked['missing']): Tracked['missing'] {
  const seen = new Set<string>();
  return missing.filter(([{ path }]) => !seen.has(path) && seen.add(path));
}

/** Names that repeat the manifest's folder, if that is what is wrong: there are several, and no such name leads to a file. */
function doubledNames(
  { entries }: Tracked,
  missing: Tracked['missing'],
  folder: string,
): ReadonlySet<TrackedEntry> {
  const begins = ({ name }: TrackedEntry) => folder !== '' && name.startsWith(folder);
  const doubled = missing
    .filter(([entry, why]) => why === 'missing' && begins(entry))
    .map(([entry]) => entry);
  const isRight = entries.some((entry) => entry.blob !== undefined && begins(entry));
  return new Set(isRight || doubled.length < 2 ? [] : doubled);
}
