import { lstat, mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Blocked } from '../lib/problem.ts';
import { quote } from '../lib/text.ts';
import type { Change } from '../plan/plan.ts';
import type { Client } from './client.ts';
import { each } from './each.ts';
import { findEntries } from './listing.ts';
import { describeResponse, saysNotFound } from './response.ts';
import { type Result, reasonOf } from './result.ts';

export interface BackupOptions {
  readonly client: Client;
  /** An absolute path. */
  readonly folder: string;
  /** Says what is wrong with audio, so that it would be no use as a backup; undefined if nothing is. */
  readonly explainBadAudio: (bytes: Buffer) => string | undefined;
}

/**
 * Downloads the audio that is about to be lost, as `<folder>/<entryId>.wav`, and returns how many files hold it.
 * Resolves only when all of it is on disk; raises Blocked if any of it cannot be downloaded, or would take the place of other content.
 * An entry to delete may be gone.
 */
export async function backUp(changes: readonly Change[], options: BackupOptions): Promise<number> {
  const { client, folder } = options;
  let saved = 0;
  await blockIfUnwritable(mkdir(folder, { recursive: true }));
  await each(changes, client.concurrency, async (change) => {
    const result = await client.api.download(change.id);
    if (change.kind === 'delete' && (await isGone(change, result, client))) return;
    const audio = audioOf(change, result, options);
    await blockIfUnwritable(save(join(folder, `${change.id}.wav`), audio));
    saved += 1;
  });
  await blockIfUnwritable(flushFolder(folder));
  return saved;
}

/** Whether an entry to delete is not there any more. A 404 that is not PolyAI's own does not say so: the list does. */
async function isGone({ id }: Change, result: Result, client: Client): Promise<boolean> {
  if (result.kind !== 'response' || result.response.status !== 404) return false;
  if (saysNotFound(result.response)) return true;
  const listing = await findEntries([id], client);
  return listing.kind === 'entries' && listing.complete && !listing.entries.has(id);
}

/** The downloaded audio. Raises Blocked if it is none: half a backup would be found out only when it is needed. */
function audioOf(change: Change, result: Result, { explainBadAudio }: BackupOptions): Buffer {
  const fail = (why: string) => Blocked.because(`entry ${change.id} cannot be backed up: ${why}`);
  if (result.kind !== 'response') throw fail(reasonOf(result));
  const { status, body } = result.response;
  if (status === 403) {
    const way = 'give the key the permission "audio_cache: read", or remove the input "backup"';
    throw fail(`${describeResponse(result.response)}: ${way}`);
  }
  if (status !== 200) throw fail(describeResponse(result.response));
  const bad = explainBadAudio(body);
  if (bad !== undefined) throw fail(`PolyAI answered 200, but the response ${bad}`);
  return body;
}

/**
 * Under its name there is either nothing or the whole file, on disk. Other content of that name may be the only copy of what
 * an earlier run replaced, so it is never overwritten.
 */
async function save(path: string, content: Buffer): Promise<void> {
  const there = await lstat(path).catch(ifMissing);
  if (there) {
    if (there.isFile() && (await readFile(path)).equals(content)) return;
    throw Blocked.because(
      `the backup would overwrite ${quote(path)}, which holds something else: move that file, or give each run its own folder, such as "backup: backup-\${{ github.run_id }}-\${{ github.run_attempt }}"`,
    );
  }
  const part = `${path}.part`;
  await rm(part, { force: true });
  // Not through a link that someone has put there.
  const file = await open(part, 'wx');
  try {
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(part, path);
}

/** New names last only when their folder is on disk, too. Windows has no such call for folders. */
async function flushFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  await handle.sync().finally(() => handle.close());
}

function ifMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error;
}

async function blockIfUnwritable<Value>(work: Promise<Value>): Promise<Value> {
  return work.catch((error: Error) => {
    if (error instanceof Blocked) throw error;
    throw Blocked.because(`the backup cannot be written: ${error.message}`, { cause: error });
  });
}
