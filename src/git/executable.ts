import { accessSync, constants, statSync } from 'node:fs';
import { posix, win32 } from 'node:path';
import { Blocked } from '../lib/problem.ts';

/**
 * The absolute path of Git: the first on PATH, by its absolute folders alone, and never in the working directory, where a commit
 * may have put one: Windows would look there first. Raises Blocked where there is none.
 */
export function findGit(
  variables: NodeJS.ProcessEnv,
  platform: NodeJS.Platform = process.platform,
  isProgram: (path: string) => boolean = isExecutable,
  workingDirectory: string = process.cwd(),
): string {
  const { delimiter, isAbsolute, join, relative } = platform === 'win32' ? win32 : posix;
  const name = platform === 'win32' ? 'git.exe' : 'git';
  const found = pathOf(variables, platform)
    .split(delimiter)
    // Folders may be quoted on Windows.
    .map((folder) => (platform === 'win32' ? folder.replaceAll('"', '') : folder))
    .filter((folder) => isAbsolute(folder) && !isOnAnyDrive(folder, platform))
    .filter((folder) => relative(workingDirectory, folder) !== '')
    .map((folder) => join(folder, name))
    .find(isProgram);
  if (found) return found;
  throw Blocked.because(
    'Git is not installed, or not on PATH: install it before actions/checkout, with "apt-get update && apt-get install -y git" (Debian, Ubuntu) or "apk add git" (Alpine)',
  );
}

/** Windows has names of variables in any case. */
function pathOf(variables: NodeJS.ProcessEnv, platform: NodeJS.Platform): string {
  if (platform !== 'win32') return variables['PATH'] ?? '';
  const [, path = ''] = Object.entries(variables).find(([name]) => name.toUpperCase() === 'PATH') ?? [];
  return path;
}

/** A path such as `/folder` is on the drive of the working directory. */
function isOnAnyDrive(folder: string, platform: NodeJS.Platform): boolean {
  return platform === 'win32' && win32.parse(folder).root.length === 1;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
