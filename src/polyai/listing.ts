import { Blocked } from '../lib/problem.ts';
import { each } from './each.ts';
import { type EntryDetails, type Page, parsePage } from './listing-page.ts';
import type { ReadingApi } from './reading-api.ts';
import type { ReadingClient } from './reading-client.ts';
import { describeResponse } from './response.ts';
import { type Result, reasonOf } from './result.ts';

export type Listing =
  | {
      readonly kind: 'entries';
      readonly entries: ReadonlyMap<string, EntryDetails>;
      /** Whether these are as many as PolyAI says there are. If not, an entry that is not among them may be there all the same. */
      readonly complete: boolean;
    }
  /** The key may not read: that is allowed. */
  | { readonly kind: 'not allowed' };

/** The most that a page may hold (PolyAI: GET …/audio-cache, `limit`). */
const PAGE_SIZE = 200;
/** A million entries: what claims more is not believed. */
const MAX_PAGES = 5_000;

/**
 * Reads the whole cache, page by page, `width` pages at a time. Entries can move from page to page while that goes on, so one
 * listing can miss some. Raises Blocked for a key that is refused and for anything that is not a list.
 */
export async function fetchListing(api: ReadingApi, width: number): Promise<Listing> {
  const entries = new Map<string, EntryDetails>();
  let total = 0;
  let more = true;
  const add = (page: Page) => {
    const before = entries.size;
    total = Math.max(total, page.total);
    for (const entry of page.entries) entries.set(entry.id, entry);
    // Pages that bring nothing new have no end.
    if (entries.size === before) more = false;
  };

  const first = readPage(await api.list(0, PAGE_SIZE));
  if (first === 'not allowed') return { kind: 'not allowed' };
  add(first);
  await each(offsetsBelow(first.total), width, async (offset) => {
    const page = more ? readPage(await api.list(offset, PAGE_SIZE)) : 'not allowed';
    if (page !== 'not allowed') add(page);
  });
  return { kind: 'entries', entries, complete: entries.size === total };
}

/**
 * Lists the cache, and once more if it does not name all of these entries: one can move to a page that was read already, but
 * does not do so twice. Raises Blocked as `fetchListing` does.
 */
export async function findEntries(
  ids: readonly string[],
  { api, concurrency }: ReadingClient,
): Promise<Listing> {
  const first = await fetchListing(api, concurrency);
  if (first.kind !== 'entries' || ids.every((id) => first.entries.has(id))) return first;
  const second = await fetchListing(api, concurrency);
  if (second.kind !== 'entries') return { ...first, complete: false };
  return { ...second, entries: new Map([...first.entries, ...second.entries]) };
}

function* offsetsBelow(total: number): Generator<number> {
  for (let page = 1; page < MAX_PAGES && page * PAGE_SIZE < total; page += 1) yield page * PAGE_SIZE;
}

function readPage(result: Result): Page | 'not allowed' {
  if (result.kind !== 'response') throw Blocked.because(`the cache cannot be listed: ${reasonOf(result)}`);
  const { response } = result;
  if (response.status === 403) return 'not allowed';
  if (response.status === 404) {
    const check = 'check the agent id and the region';
    throw Blocked.because(`the cache cannot be listed: ${describeResponse(response)}: ${check}`);
  }
  const page = response.status === 200 ? parsePage(response.body) : undefined;
  if (page) return page;
  const odd = response.status === 200 ? ', but not with a list of entries' : '';
  throw Blocked.because(`the cache cannot be listed: ${describeResponse(response)}${odd}`);
}
