import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { explainBadBackup } from '../audio/backup.ts';
import { inspectWav } from '../audio/wav.ts';
import type { EntryId } from '../lib/ids.ts';
import { Blocked } from '../lib/problem.ts';
import { scratchFault } from '../lib/scratch-folder.ts';
import { each } from '../polyai/each.ts';
import type { ReadingClient } from '../polyai/reading-client.ts';
import { describeResponse, saysNotFound } from '../polyai/response.ts';
import { type Result, reasonOf } from '../polyai/result.ts';

/** What came of the download of an entry's audio. */
export type Download =
  | {
      readonly kind: 'audio';
      /** Where the bytes wait, outside of the repository. */
      readonly path: string;
      readonly bytes: number;
      /** Undefined where the audio does not say it. */
      readonly seconds: number | undefined;
      /** SHA-256 of the bytes. */
      readonly hash: string;
      /** Why a sync would not send the same file; undefined if it would. */
      readonly notSendable: string | undefined;
    }
  /** The entry has left the cache since it was listed. */
  | { readonly kind: 'gone' }
  | { readonly kind: 'failed'; readonly reason: string };

export interface DownloadOptions {
  readonly client: ReadingClient;
  /** A folder of this run alone, outside of the repository. */
  readonly folder: string;
  /** Takes how many are done, and the bytes of all of them, after each. */
  readonly progress: (done: number, bytes: number) => void;
}

/** What goes into a repository stays in it for good. */
const MAX_TOTAL_BYTES = 500 * 1024 * 1024;

/**
 * Downloads the audio of entries, several at a time. Raises Blocked where it is more than a repository should hold, and where it
 * cannot be kept on disk.
 */
export async function downloadAll(
  ids: readonly EntryId[],
  { client, folder, progress }: DownloadOptions,
): Promise<ReadonlyMap<EntryId, Download>> {
  const downloads = new Map<EntryId, Download>();
  let total = 0;
  // Twice as many as can be under way: no connection waits for the disk.
  await each(ids, 2 * client.concurrency, async (id) => {
    const judged = judge(await client.api.download(id));
    if (judged.kind === 'audio') {
      total += judged.body.length;
      if (total > MAX_TOTAL_BYTES) throw Blocked.because(TOO_MUCH);
    }
    downloads.set(
      id,
      judged.kind === 'audio' ? await keep(judged.body, join(folder, `${id}.wav`), folder) : judged,
    );
    progress(downloads.size, total);
  });
  return downloads;
}

const TOO_MUCH = `the selected entries have more than ${MAX_TOTAL_BYTES / 1024 / 1024} MiB of audio, too much for one run: select fewer ("top", "select", "language"), and run this again for the others`;

type Judged = { readonly kind: 'audio'; readonly body: Buffer } | Exclude<Download, { kind: 'audio' }>;

function judge(result: Result): Judged {
  if (result.kind !== 'response') return { kind: 'failed', reason: reasonOf(result) };
  const { response } = result;
  if (saysNotFound(response)) return { kind: 'gone' };
  if (response.status !== 200) return { kind: 'failed', reason: describeResponse(response) };
  const bad = explainBadBackup(response.body);
  if (bad !== undefined) return { kind: 'failed', reason: `PolyAI answered 200, but the response ${bad}` };
  return { kind: 'audio', body: response.body };
}

/** Audio is kept as PolyAI serves it, also where a sync would not send it: what was streamed does not say its size. */
async function keep(body: Buffer, path: string, folder: string): Promise<Download> {
  try {
    await writeFile(path, body);
  } catch (error) {
    throw scratchFault(folder, error as NodeJS.ErrnoException);
  }
  const wav = inspectWav(body);
  return {
    kind: 'audio',
    path,
    bytes: body.length,
    seconds: wav.ok ? wav.audio.durationSeconds : undefined,
    hash: createHash('sha256').update(body).digest('hex'),
    notSendable: wav.ok ? undefined : wav.reason,
  };
}
