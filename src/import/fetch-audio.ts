import type { EntryId } from '../lib/ids.ts';
import { bytes, plural } from '../lib/numbers.ts';
import type { ReadingClient } from '../polyai/reading-client.ts';
import { type Download, downloadAll } from './download.ts';
import type { ImportJob } from './job.ts';
import type { ImportPlan } from './plan.ts';

export interface FetchOptions {
  readonly plan: ImportPlan;
  /** The files that are missing from the repository, with their entries. */
  readonly missing: ImportPlan['mapped'];
  readonly client: ReadingClient;
  /** Where the bytes wait for their place. */
  readonly folder: string;
}

/** A long download logs a line of progress at most this often. Milliseconds. */
const MIN_LOG_INTERVAL = 5_000;

/** Downloads new and missing audio, and logs the progress. */
export async function fetchAudio(
  { run, world: { runner, clock } }: ImportJob,
  { plan, missing, client, folder }: FetchOptions,
): Promise<ReadonlyMap<EntryId, Download>> {
  const fromFirst = [...missing.values()].flatMap(([first]) => first ?? []);
  const ids = [...new Set([...plan.newcomers.map(({ id }) => id), ...fromFirst])];
  if (ids.length === 0) return new Map();
  runner.log(`downloading ${plural(ids.length, 'recording')}`);
  let lastLogged = clock.elapsed();
  const downloads = await downloadAll(ids, {
    client,
    folder,
    progress(done, total) {
      if (done < ids.length && clock.elapsed() - lastLogged < MIN_LOG_INTERVAL) return;
      lastLogged = clock.elapsed();
      runner.log(`[${done}/${ids.length}] downloaded, ${bytes(total)} in all`);
    },
  });
  for (const [id, download] of downloads) {
    if (download.kind === 'failed') run.failed.push({ id, reason: download.reason });
    if (download.kind === 'gone')
      run.warnings.push({ message: `entry ${id} left the cache during this run, so it is not imported` });
    if (download.kind === 'audio' && download.notSendable !== undefined)
      run.warnings.push({
        message: `entry ${id} is imported as PolyAI serves it, but a sync would not send that file: it ${download.notSendable}`,
      });
  }
  return downloads;
}
