import { constants, type FileHandle, open } from 'node:fs/promises';
import { MAX_WAV_BYTES } from './limits.ts';
import { tooLarge } from './wav.ts';

export type WorkspaceFile =
  | { readonly kind: 'read'; readonly bytes: Buffer }
  | { readonly kind: 'absent' }
  /** A reason reads well after the file's name. */
  | { readonly kind: 'refused'; readonly reason: string };

/**
 * Reads a file that is small enough for the cache. Opens it without following a link and without waiting for the writer of a pipe, and looks at
 * what was opened, not at the name.
 */
export async function readWorkspaceFile(path: string): Promise<WorkspaceFile> {
  // Windows has neither flag.
  const flags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);
  const file = await open(path, flags).catch(unreadable);
  if ('kind' in file) return file;
  try {
    const stat = await file.stat();
    if (!stat.isFile()) return refused(NO_FILE);
    if (stat.size > MAX_WAV_BYTES) return refused(tooLarge(stat.size));
    return { kind: 'read', bytes: await readBytes(file, stat.size) };
  } catch (error) {
    return unreadable(error as NodeJS.ErrnoException);
  } finally {
    await file.close();
  }
}

/** A file that grows or shrinks meanwhile fails the check of its hash. */
async function readBytes(file: FileHandle, size: number): Promise<Buffer> {
  const bytes = Buffer.allocUnsafe(size);
  let filled = 0;
  while (filled < size) {
    const { bytesRead } = await file.read(bytes, filled, size - filled, filled);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return bytes.subarray(0, filled);
}

const NO_FILE = 'is not a regular file in the workspace: commit the audio itself';

function unreadable({ code, message }: NodeJS.ErrnoException): WorkspaceFile {
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
    case 'ENAMETOOLONG':
      return { kind: 'absent' };
    case 'ELOOP':
      return refused('is a symbolic link in the workspace: commit the audio itself');
    case 'ENXIO':
    case 'ENODEV':
    case 'EISDIR':
      return refused(NO_FILE);
    case 'EACCES':
    case 'EPERM':
      return refused(`cannot be read (${code}): check its permissions in the workspace`);
    default:
      return refused(`cannot be read from the workspace: ${code ?? message}`);
  }
}

function refused(reason: string): WorkspaceFile {
  return { kind: 'refused', reason };
}
