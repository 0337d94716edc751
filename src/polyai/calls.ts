import { posix } from 'node:path';
import type { AgentId, EntryId } from '../lib/ids.ts';
import { isRecord, parseJson } from '../lib/json.ts';
import type { Reply } from './reply.ts';
import type { Send, Sendable } from './sender.ts';

/** A bulk delete takes no more (PolyAI: POST …/bulk-delete, 1–20 ids). */
export const BULK_LIMIT = 20;

/** What a bulk delete's answer claims; undefined where it is not of the documented form. */
export interface BulkAnswer {
  readonly deleted: readonly string[];
  readonly failed: readonly string[];
}

/** The calls of PolyAI's audio cache API. Each resolves to the raw reply: callers judge it. */
export interface CacheCalls {
  /** GET …/audio-cache, `limit` entries from `offset` on */
  list(offset: number, limit: number): Promise<Reply>;
  /** GET …/{entryId}/file */
  download(id: EntryId): Promise<Reply>;
  /** PATCH …/{entryId}/file. `audio` is asked for when it is time to send. `path` gives the file name in Agent Studio. */
  replace(id: EntryId, path: string, audio: () => Promise<Buffer>): Promise<Reply>;
  /** DELETE …/{entryId} */
  delete(id: EntryId): Promise<Reply>;
  /** POST …/bulk-delete with 1 to 20 ids */
  bulkDelete(ids: readonly EntryId[]): Promise<Reply>;
}

export function cacheCalls(agentId: AgentId, apiKey: string, send: Send): CacheCalls {
  const root = `/v1/agents/${encodeURIComponent(agentId)}/audio-cache`;
  const headers = {
    'x-api-key': apiKey,
    accept: 'application/json',
    'user-agent': 'polyai-audio-cache-sync',
  };

  function call(
    method: Sendable['method'],
    path: string,
    more: Record<string, string> = {},
    body?: Sendable['body'],
  ) {
    return send({ method, path: `${root}${path}`, headers: { ...headers, ...more }, body });
  }

  return {
    list: (offset, limit) => call('GET', `?limit=${limit}&offset=${offset}`),
    download: (id) => call('GET', `/${id}/file`, { accept: 'audio/wav' }),
    replace: (id, path, audio) =>
      call('PATCH', `/${id}/file`, { 'content-type': 'audio/wav', ...fileNameHeader(path) }, audio),
    delete: (id) => call('DELETE', `/${id}`),
    bulkDelete: (ids) =>
      call('POST', '/bulk-delete', { 'content-type': 'application/json' }, async () =>
        Buffer.from(JSON.stringify({ ids })),
      ),
  };
}

/** A header can carry printable ASCII only; PolyAI makes up a name where there is none. */
function fileNameHeader(path: string): Record<string, string> {
  const name = posix.basename(path);
  return /^[\x20-\x7e]+$/.test(name) ? { 'x-filename': name } : {};
}

export function parseBulkAnswer(body: Buffer): BulkAnswer | undefined {
  const json = parseJson(body);
  if (!isRecord(json) || !isTexts(json['deleted']) || !isTexts(json['failed'])) return undefined;
  return { deleted: json['deleted'], failed: json['failed'] };
}

/** The only body that means that an entry was deleted. */
export function saysSuccess(body: Buffer): boolean {
  const json = parseJson(body);
  return isRecord(json) && json['success'] === true;
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}
