import { accessSync, constants, existsSync } from 'node:fs';
import { chmod, copyFile, mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join, posix } from 'node:path';
import type { EntryId } from '../lib/ids.ts';
import { Blocked, type Problem } from '../lib/problem.ts';
import { quote } from '../lib/text.ts';
import { explainUnsafe } from './repository-tree.ts';

/** Audio that waits for its place in the repository. */
export interface Placement {
  readonly id: EntryId;
  /** Path in the repository. */
  readonly path: string;
  /** Where the bytes are now. */
  readonly from: string;
}

/**
 * Checks that every file can be written without touching anything else. Raises Blocked for links on the way, and for files that
 * are not committed and hold something else; those with the same bytes are what an earlier run left that was cut off.
 */
export async function checkPlaces(workspace: string, placements: readonly Placement[]): Promise<void> {
  const problems = closedFolders(workspace, placements);
  for (const { id, path, from } of placements) {
    const unsafe = explainUnsafe(workspace, path);
    if (unsafe) problems.push({ message: `entry ${id} cannot be saved in the repository: ${unsafe}` });
    else if (existsSync(join(workspace, path)) && !(await isSame(from, join(workspace, path)))) {
      problems.push({
        message: `${quote(path)} already exists, is not committed and does not hold the audio of entry ${id}: commit it, move it or delete it`,
      });
    }
  }
  if (problems.length > 0) throw new Blocked(problems);
}

/** One problem for each folder that files cannot be added to. */
function closedFolders(workspace: string, placements: readonly Placement[]): Problem[] {
  const folders = new Set(placements.map(({ path }) => nearestFolder(workspace, path)));
  return [...folders].flatMap((folder) => {
    try {
      accessSync(join(workspace, folder), constants.W_OK);
      return [];
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      return [
        { message: `the folder ${quote(folder)} cannot be written to (${code}): change its permissions` },
      ];
    }
  });
}

/** The folder that a file goes to or, where that is not there yet, the one that it is made in. */
function nearestFolder(workspace: string, path: string): string {
  const folder = posix.dirname(path);
  return folder === '.' || existsSync(join(workspace, folder)) ? folder : nearestFolder(workspace, folder);
}

/** Moves a file into its place, unless it is there. Raises what the disk says. */
export async function moveIntoPlace(workspace: string, { path, from }: Placement): Promise<void> {
  const target = join(workspace, path);
  if (existsSync(target)) return rm(`${target}${PART}`, { force: true });
  await mkdir(dirname(target), { recursive: true });
  try {
    await rename(from, target);
  } catch (error) {
    // The runner's folder for scratch files may be on another disk.
    if ((error as NodeJS.ErrnoException).code !== 'EXDEV') throw error;
    await writeAtomically(target, (part) => copyFile(from, part, constants.COPYFILE_EXCL));
  }
}

/** Writes the manifest. Raises what the disk says. */
export async function writeManifest(workspace: string, path: string, text: string): Promise<void> {
  const target = join(workspace, path);
  await writeAtomically(target, async (part) => {
    await writeFile(part, text, { flag: 'wx' });
    if (existsSync(target)) await chmod(part, (await stat(target)).mode);
  });
}

const PART = '.polyai-import';

/** Under a name there is, at any time, either what was there before or the whole new file. */
async function writeAtomically(target: string, write: (part: string) => Promise<void>): Promise<void> {
  await mkdir(dirname(target), { recursive: true });
  const part = `${target}${PART}`;
  // A run that was cut off may have left it; and nothing is written through a link that someone has put there.
  await rm(part, { force: true });
  try {
    await write(part);
    await rename(part, target);
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
}

async function isSame(a: string, b: string): Promise<boolean> {
  const [{ size: one }, { size: other }] = await Promise.all([stat(a), stat(b)]);
  return one === other && (await readFile(a)).equals(await readFile(b));
}
