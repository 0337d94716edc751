import { isRecord, parseJson } from '../json.ts';
import { Blocked } from '../problem.ts';
import { describeAnswer } from './answer.ts';
import type { CacheCalls } from './calls.ts';
import type { Reply } from './sender.ts';

/** What PolyAI tells about an entry. Only the id is certain: what else is missing or of another type is left out. */
export interface EntryDetails {
  readonly id: string;
  readonly transcript: string | undefined;
  readonly hitCount: number | undefined;
  /** Of the audio that callers hear now. */
  readonly durationSeconds: number | undefined;
  readonly languageCode: string | undefined;
}

export type Listing =
  | { readonly kind: 'entries'; readonly entries: ReadonlyMap<string, EntryDetails> }
  /** The key may not read: that is allowed. */
  | { readonly kind: 'not allowed' };

/** The most that a page may hold (PolyAI: GET …/audio-cache, `limit`). */
export const PAGE_SIZE = 200;
/** A million entries: what claims more is not believed. */
const MOST_PAGES = 5_000;

/**
 * Reads the whole cache, page by page. Entries can move from page to page while that goes on, so one listing can miss some.
 * Raises Blocked for a key that is refused and for anything that is no list.
 */
export async function fetchListing(calls: CacheCalls): Promise<Listing> {
  const first = readPage(await calls.list(0, PAGE_SIZE));
  if (first === 'not allowed') return { kind: 'not allowed' };
  const pages = Math.min(Math.ceil(first.total / PAGE_SIZE), MOST_PAGES);
  const offsets = Array.from({ length: Math.max(0, pages - 1) }, (_, page) => (page + 1) * PAGE_SIZE);
  const others = await Promise.all(
    offsets.map(async (offset) => readPage(await calls.list(offset, PAGE_SIZE))),
  );
  const entries = [first, ...others].flatMap((page) => (page === 'not allowed' ? [] : page.entries));
  return { kind: 'entries', entries: new Map(entries.map((entry) => [entry.id, entry])) };
}

interface Page {
  readonly total: number;
  readonly entries: readonly EntryDetails[];
}

function readPage(reply: Reply): Page | 'not allowed' {
  if (reply.kind !== 'answer') throw Blocked.because(`the cache cannot be listed: ${reply.reason}`);
  const { answer } = reply;
  if (answer.status === 403) return 'not allowed';
  if (answer.status !== 200) throw Blocked.because(`the cache cannot be listed: ${explain(answer)}`);
  const page = parsePage(answer.body);
  if (!page)
    throw Blocked.because('the cache cannot be listed: PolyAI answered 200, but not with a list of entries');
  return page;
}

function explain(answer: Extract<Reply, { kind: 'answer' }>['answer']): string {
  if (answer.status === 401)
    return `${describeAnswer(answer)}: check the secret behind "api-key", its expiry and the region`;
  if (answer.status === 404) return `${describeAnswer(answer)}: check the agent id and the region`;
  return describeAnswer(answer);
}

function parsePage(body: Buffer): Page | undefined {
  const json = parseJson(body);
  if (!isRecord(json) || !Array.isArray(json['entries']) || !isCount(json['totalCount'])) return undefined;
  const entries = json['entries'].map(parseDetails);
  return entries.every((entry) => entry !== undefined) ? { total: json['totalCount'], entries } : undefined;
}

function parseDetails(value: unknown): EntryDetails | undefined {
  if (!isRecord(value) || typeof value['id'] !== 'string') return undefined;
  const text = (name: string) =>
    typeof value[name] === 'string' && value[name] !== '' ? value[name] : undefined;
  const number = (name: string) =>
    typeof value[name] === 'number' && Number.isFinite(value[name]) ? value[name] : undefined;
  return {
    id: value['id'],
    transcript: text('transcript'),
    hitCount: number('hitCount'),
    durationSeconds: number('duration'),
    languageCode: text('languageCode'),
  };
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}
