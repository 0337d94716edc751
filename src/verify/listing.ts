import { Blocked } from '../lib/problem.ts';
import type { Manifest } from '../manifest/manifest.ts';
import type { AudioEntry } from '../plan/state.ts';
import { matchPhrase, phraseFinder } from '../plan/transcripts.ts';
import { fetchListing } from '../polyai/listing.ts';
import type { EntryDetails } from '../polyai/listing-page.ts';
import type { ReadingClient } from '../polyai/reading-client.ts';
import { notCompared } from '../report/phrases.ts';
import { findOrphans, lookUpRequired, unmappedOf } from './phrases.ts';
import { type VerifyRun, withVerdict } from './run.ts';

type Live = ReadonlyMap<string, EntryDetails>;

/**
 * Lists the whole cache; twice, where the list is incomplete, or does not name one of these entries or required phrases: an entry can
 * move to a page that was read already, but hardly does so twice. Undefined where the second list is incomplete: what it does not
 * name may be there all the same. Raises Blocked for a key that may not read, and for a cache that cannot be listed.
 */
export async function listCache(
  client: ReadingClient,
  entries: readonly AudioEntry[],
  required: Manifest['require'],
): Promise<Live | undefined> {
  const first = await listOnce(client);
  if (first.complete && namesAll(first.entries, entries, required)) return first.entries;
  const second = await listOnce(client);
  return second.complete ? new Map([...first.entries, ...second.entries]) : undefined;
}

async function listOnce({ api, concurrency }: ReadingClient) {
  const listing = await fetchListing(api, concurrency);
  if (listing.kind === 'not allowed') throw Blocked.because(NOT_ALLOWED);
  return listing;
}

function namesAll(live: Live, entries: readonly AudioEntry[], required: Manifest['require']): boolean {
  const findIds = phraseFinder(live);
  return entries.every(({ id }) => live.has(id)) && required.every((phrase) => findIds(phrase).length > 0);
}

const NOT_ALLOWED =
  'PolyAI does not let the API key read this agent\'s audio cache (403): give it the permission "audio_cache: read" for this agent, or correct the agent id';

/** Judges what the list alone shows: entries that are missing or have another phrase, required phrases, orphaned recordings. */
export function judgeListing(run: VerifyRun, manifest: Manifest, live: Live): void {
  const mapped = new Set<string>(manifest.entries.map(({ id }) => id));
  judgeEntries(run, live);
  run.required = lookUpRequired(manifest.require, live);
  run.orphans = findOrphans(live, mapped, new Set(withVerdict(run, 'wrong phrase').map(({ id }) => id)));
  run.unmapped = unmappedOf(live, mapped);
}

function judgeEntries(run: VerifyRun, live: Live): void {
  const findIds = phraseFinder(live);
  const unknown: AudioEntry[] = [];
  for (const entry of run.entries) {
    const details = live.get(entry.id);
    if (!details) {
      run.verdicts.set(entry.id, { kind: 'missing', matching: findIds(entry) });
      continue;
    }
    run.details.set(entry.id, details);
    // By the rules of the sync's transcript guard.
    const match = matchPhrase(entry, details);
    if (match === 'unknown') unknown.push(entry);
    else if (match !== 'same')
      run.verdicts.set(entry.id, { kind: 'wrong phrase', match, matching: findIds(entry) });
  }
  if (unknown.length > 0) run.notices.push({ message: notCompared('entries', unknown) });
}
