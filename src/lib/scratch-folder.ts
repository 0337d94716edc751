import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { Blocked } from './problem.ts';
import { quote } from './text.ts';

/** Makes a folder for throw-away files in `root`, which is the runner's RUNNER_TEMP. Raises Blocked where that cannot be written. */
export function makeScratchFolder(root: string, prefix: string): string {
  try {
    return mkdtempSync(join(root, prefix));
  } catch (error) {
    throw scratchFault(root, error as NodeJS.ErrnoException);
  }
}

/** What to tell the user when scratch files cannot be written. */
export function scratchFault(root: string, error: NodeJS.ErrnoException): Blocked {
  const full = error.code === 'ENOSPC' || error.code === 'EDQUOT';
  const advice = full ? 'free up space on that disk' : 'it must be a folder that this job may write to';
  return Blocked.because(
    `scratch files cannot be written to ${quote(root)} (${error.code ?? error.message}): ${advice}, or set RUNNER_TEMP to another one`,
    { cause: error },
  );
}
