import { posix } from 'node:path';
import type { AgentId, EntryId } from '../lib/ids.ts';
import { isRecord, parseJson } from '../lib/json.ts';
import { parseId } from './entry-id.ts';
import { callsTo, type ReadingApi, readingApi } from './reading-api.ts';
import type { Result } from './result.ts';
import type { Send } from './send.ts';

/** PolyAI: POST …/bulk-delete, 1–20 ids. */
export const MAX_BULK_IDS = 20;

/** What a bulk delete's response claims; undefined where it is not of the documented form. */
export interface BulkResult {
  readonly deleted: readonly string[];
  readonly failed: readonly string[];
}

/** PolyAI's audio cache API. Each call resolves to the raw result: callers judge it. */
export interface CacheApi extends ReadingApi {
  /** PATCH …/{entryId}/file. `audio` is called just before sending. `path` gives the file name in Agent Studio. */
  replace(id: EntryId, path: string, audio: () => Promise<Buffer>): Promise<Result>;
  /** DELETE …/{entryId} */
  delete(id: EntryId): Promise<Result>;
  /** POST …/bulk-delete with 1 to 20 ids */
  bulkDelete(ids: readonly EntryId[]): Promise<Result>;
}

export function cacheApi(agentId: AgentId, apiKey: string, send: Send): CacheApi {
  const call = callsTo(agentId, apiKey, send);
  return {
    ...readingApi(agentId, apiKey, send),
    replace: (id, path, body) =>
      call('PATCH', `/${id}/file`, { 'content-type': 'audio/wav', ...fileNameHeader(path) }, { body }),
    delete: (id) => call('DELETE', `/${id}`),
    bulkDelete: (ids) =>
      call(
        'POST',
        '/bulk-delete',
        { 'content-type': 'application/json' },
        { body: async () => Buffer.from(JSON.stringify({ ids })) },
      ),
  };
}

/** A header can carry printable ASCII only; PolyAI makes up a name if there is none. */
function fileNameHeader(path: string): Record<string, string> {
  const name = posix.basename(path);
  return /^[\x20-\x7e]+$/.test(name) ? { 'x-filename': name } : {};
}

export function parseBulkResult(body: Buffer): BulkResult | undefined {
  const json = parseJson(body);
  const deleted = isRecord(json) ? parseIds(json['deleted']) : undefined;
  const failed = isRecord(json) ? parseIds(json['failed']) : undefined;
  return deleted && failed ? { deleted, failed } : undefined;
}

/** The only body that means that an entry was deleted. */
export function saysSuccess(body: Buffer): boolean {
  const json = parseJson(body);
  return isRecord(json) && json['success'] === true;
}

function parseIds(value: unknown): string[] | undefined {
  const ids = Array.isArray(value) ? value.map(parseId) : [undefined];
  return ids.every((id) => id !== undefined) ? ids : undefined;
}
