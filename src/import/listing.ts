import { parseEntryId } from '../lib/ids.ts';
import { Blocked } from '../lib/problem.ts';
import { fetchListing } from '../polyai/listing.ts';
import type { EntryDetails } from '../polyai/listing-page.ts';
import type { ReadingClient } from '../polyai/reading-client.ts';
import type { LiveEntry } from './plan.ts';

/** An entry can move to a page that was read already; it hardly does so again and again. */
const MAX_READINGS = 3;

/**
 * Lists the whole cache; twice, where it seems to leave out one of the entries in `ids`, for those that come and go meanwhile move
 * others from page to page. Raises Blocked for a key that may not read, for a cache that cannot be listed, and for a list that
 * stays incomplete: names and links are only right where every entry is known.
 */
export async function listCache(client: ReadingClient, ids: readonly string[]): Promise<LiveEntry[]> {
  const first = await listOnce(client);
  const isEnough = ids.every((id) => first.has(id));
  const all = isEnough ? first : new Map([...first, ...(await listOnce(client))]);
  return [...all.values()].flatMap((entry) => {
    const id = parseEntryId(entry.id);
    return id ? [{ ...entry, id }] : [];
  });
}

async function listOnce({ api, concurrency }: ReadingClient): Promise<ReadonlyMap<string, EntryDetails>> {
  for (let reading = 1; reading <= MAX_READINGS; reading += 1) {
    const listing = await fetchListing(api, concurrency);
    if (listing.kind === 'not allowed') throw Blocked.because(NOT_ALLOWED);
    if (listing.complete) return listing.entries;
  }
  throw Blocked.because(INCOMPLETE);
}

const NOT_ALLOWED =
  'PolyAI does not let the API key read this agent\'s audio cache (403): give it the permission "audio_cache: read" for this agent, or correct the agent id';
const INCOMPLETE = `PolyAI's list of the cache was incomplete, ${MAX_READINGS} times in a row: the cache is changing; run this again later`;
