import type { Received } from '../http/messages.ts';
import { empty, type HttpResponse, json } from '../http/response.ts';
import { type AgentCache, type Page, SORT_FIELDS } from './cache.ts';
import { ApiFailure } from './failure.ts';
import { readDetailsForm } from './form.ts';
import type { Route } from './routes.ts';
import { spelled, type Telling } from './spelling.ts';

const MAX_AUDIO_BYTES = 6 * 1024 * 1024;
const MAX_BULK_IDS = 20;
const MAX_PAGE = 200;
const DEFAULT_PAGE = 50;
const NUMERIC = /^[0-9]+$/;

/** A call that may go ahead: the key is good, the agent exists. */
export interface Call {
  cache: AgentCache;
  /** Of the path; empty where the call has none. */
  entryId: string;
  query: URLSearchParams;
  headers: Record<string, string>;
  body: Received;
  tells: Telling;
  /** Ids of a bulk delete that a fault keeps alive. */
  spared?: readonly string[] | undefined;
}

export const OPERATIONS: Record<Route, (call: Call) => HttpResponse | Promise<HttpResponse>> = {
  list: ({ cache, query, tells }) => json(200, spelled(cache.page(parsePage(query)), tells)),

  download(call) {
    const entry = existingId(call);
    return {
      status: 200,
      headers: { 'content-type': 'audio/wav' },
      body: call.cache.audio(entry) ?? Buffer.alloc(0),
    };
  },

  replace(call) {
    numericId(call);
    expectMedia(call, 'audio/wav');
    checkAudio(call.body.length);
    const entry = existingId(call);
    call.cache.replace(entry, call.body.bytes, call.headers['x-filename'] || `${entry}.wav`);
    return empty(204);
  },

  async details(call) {
    numericId(call);
    expectMedia(call, 'multipart/form-data');
    const form = await readDetailsForm(call.body.bytes, call.headers['content-type'] ?? '');
    checkAudio(form.audio.length);
    const entry = numericId(call);
    // 404 is documented as to come.
    if (!call.cache.has(entry)) throw new ApiFailure(500, 'INTERNAL_ERROR', 'something went wrong');
    call.cache.replace(entry, form.audio, form.filename || `${entry}.wav`, form.text);
    return empty(204);
  },

  delete(call) {
    call.cache.delete(existingId(call));
    return json(200, { success: true });
  },

  bulkDelete(call) {
    expectMedia(call, 'application/json');
    const deleted: string[] = [];
    const failed: string[] = [];
    for (const id of new Set(parseBulkIds(call.body.bytes))) {
      const gone = !call.spared?.includes(id) && call.cache.delete(id);
      (gone ? deleted : failed).push(id);
    }
    return json(200, { deleted, failed });
  },
};

function parseBulkIds(body: Buffer): string[] {
  const refuse = (why: string) => new ApiFailure(400, 'INVALID_REQUEST', why);
  let value: unknown;
  try {
    value = JSON.parse(body.toString());
  } catch {
    throw refuse('the body is not JSON');
  }
  const ids: unknown = typeof value === 'object' && value !== null && 'ids' in value ? value.ids : undefined;
  if (!Array.isArray(ids) || Object.keys(value as object).length > 1)
    throw refuse('the body must be {"ids": […]}');
  if (ids.length < 1 || ids.length > MAX_BULK_IDS) throw refuse(`ids must hold 1 to ${MAX_BULK_IDS} ids`);
  if (!ids.every((id) => typeof id === 'string' && NUMERIC.test(id)))
    throw refuse('ids must be numeric strings');
  return ids as string[];
}

function parsePage(query: URLSearchParams): Page {
  const refuse = (why: string) => new ApiFailure(400, 'INVALID_QUERY', why);
  for (const name of query.keys()) {
    if (!['limit', 'offset', 'sort'].includes(name)) throw refuse(`there is no query parameter ${name}`);
    if (query.getAll(name).length > 1) throw refuse(`${name} is given twice`);
  }
  const limit = query.get('limit') ?? String(DEFAULT_PAGE);
  const offset = query.get('offset') ?? '0';
  if (!NUMERIC.test(limit) || Number(limit) < 1 || Number(limit) > MAX_PAGE) {
    throw refuse(`limit must be a number from 1 to ${MAX_PAGE}`);
  }
  if (!NUMERIC.test(offset)) throw refuse('offset must be a number, 0 or more');
  const page = { limit: Number(limit), offset: Number(offset) };
  const sort = query.get('sort');
  if (sort === null) return page;
  const [name, direction, ...rest] = sort.split(':');
  const field = SORT_FIELDS.find((known) => known === name);
  if (!field || (direction !== 'asc' && direction !== 'desc') || rest.length > 0) {
    throw refuse(`sort must be one of ${SORT_FIELDS.join(', ')} with :asc or :desc`);
  }
  return { ...page, sort: { field, descending: direction === 'desc' } };
}

function numericId({ entryId }: Call): string {
  if (!NUMERIC.test(entryId)) throw new ApiFailure(400, 'INVALID_ENTRY_ID', 'the entry id must be numeric');
  return entryId;
}

function existingId(call: Call): string {
  const id = numericId(call);
  if (!call.cache.has(id)) throw new ApiFailure(404, 'ENTRY_NOT_FOUND', 'the agent has no such cache entry');
  return id;
}

function expectMedia({ headers }: Call, wanted: string): void {
  const media = headers['content-type']?.split(';')[0]?.trim().toLowerCase();
  if (media !== wanted)
    throw new ApiFailure(415, 'UNSUPPORTED_MEDIA_TYPE', `the content type must be ${wanted}`);
}

function checkAudio(length: number): void {
  if (length === 0) throw new ApiFailure(400, 'EMPTY_AUDIO', 'the audio is empty');
  if (length > MAX_AUDIO_BYTES) throw new ApiFailure(400, 'AUDIO_TOO_LARGE', 'the audio is over 6 MB');
}
