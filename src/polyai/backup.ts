import { mkdir, open, rename } from 'node:fs/promises';
import { join } from 'node:path';
import type { Change } from '../plan/plan.ts';
import { Blocked } from '../problem.ts';
import { describeAnswer } from './answer.ts';
import type { CacheCalls } from './calls.ts';

/**
 * Downloads the audio that is about to be lost, as `<folder>/<entryId>.wav`, and returns how many files that made.
 * Resolves only when all of it is on disk; raises Blocked if any of it cannot be had. An entry to delete may be gone.
 */
export async function backUp(changes: readonly Change[], calls: CacheCalls, folder: string): Promise<number> {
  await mkdir(folder, { recursive: true }).catch((error: Error) => {
    throw Blocked.because(`the backup folder cannot be made: ${error.message}`, { cause: error });
  });
  const saved = await Promise.all(
    changes.map(async (change) => {
      const reply = await calls.download(change.id);
      if (reply.kind === 'answer' && reply.answer.status === 404 && change.kind === 'delete') return 0;
      if (reply.kind !== 'answer' || reply.answer.status !== 200) {
        const why = reply.kind === 'answer' ? describeAnswer(reply.answer) : reply.reason;
        throw Blocked.because(
          `entry ${change.id} cannot be backed up: ${why}; a backup needs a key with the permission "read"`,
        );
      }
      await save(join(folder, `${change.id}.wav`), reply.answer.body);
      return 1;
    }),
  );
  return saved.reduce<number>((sum, one) => sum + one, 0);
}

/** Under its name there is either nothing or the whole file, on disk. */
async function save(path: string, content: Buffer): Promise<void> {
  try {
    const file = await open(`${path}.part`, 'w');
    try {
      await file.writeFile(content);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(`${path}.part`, path);
  } catch (error) {
    throw Blocked.because(`the backup cannot be written: ${(error as Error).message}`, { cause: error });
  }
}
