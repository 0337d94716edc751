import { posix } from 'node:path';
import type { AgentId, EntryId } from '../lib/ids.ts';
import { isRecord, parseJson } from '../lib/json.ts';
import type { Result } from './result.ts';
import type { Send, Sendable } from './send.ts';

/** PolyAI: POST …/bulk-delete, 1–20 ids. */
export const MAX_BULK_IDS = 20;

/** What a bulk delete's response claims; undefined where it is not of the documented form. */
export interface BulkResult {
  readonly deleted: readonly string[];
  readonly failed: readonly string[];
}

/** Takes audio piece by piece as it comes in, and makes something of it, such as a hash. */
export interface AudioReader<Value> {
  take(piece: Buffer): void;
  /** Called once all of it was taken. */
  end(): Value;
}

/** PolyAI's audio cache API. Each call resolves to the raw result: callers judge it. */
export interface CacheApi {
  /** GET …/audio-cache, `limit` entries from `offset` on */
  list(offset: number, limit: number): Promise<Result>;
  /** GET …/{entryId}/file */
  download(id: EntryId): Promise<Result>;
  /**
   * The same for a reader, so that memory need not hold the audio; the result has no body then. A reader is opened for each try,
   * with the length in bytes where PolyAI says it before; `value` is what the last one made, if its audio came in completely.
   */
  read<Value>(
    id: EntryId,
    open: (length: number | undefined) => AudioReader<Value>,
  ): Promise<{ readonly result: Result; readonly value: Value | undefined }>;
  /** PATCH …/{entryId}/file. `audio` is asked for when it is time to send. `path` gives the file name in Agent Studio. */
  replace(id: EntryId, path: string, audio: () => Promise<Buffer>): Promise<Result>;
  /** DELETE …/{entryId} */
  delete(id: EntryId): Promise<Result>;
  /** POST …/bulk-delete with 1 to 20 ids */
  bulkDelete(ids: readonly EntryId[]): Promise<Result>;
}

export function cacheApi(agentId: AgentId, apiKey: string, send: Send): CacheApi {
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
    async read<Value>(id: EntryId, open: (length: number | undefined) => AudioReader<Value>) {
      let reader: AudioReader<Value> | undefined;
      const receive: Sendable['receive'] = (length) => {
        const own = open(length);
        reader = own;
        return (piece) => own.take(piece);
      };
      const request = { method: 'GET', path: `${root}/${id}/file`, receive } as const;
      const result = await send({ ...request, headers: { ...headers, accept: 'audio/wav' } });
      const isWhole = result.kind === 'response' && result.response.status === 200;
      return { result, value: isWhole ? reader?.end() : undefined };
    },
    replace: (id, path, audio) =>
      call('PATCH', `/${id}/file`, { 'content-type': 'audio/wav', ...fileNameHeader(path) }, audio),
    delete: (id) => call('DELETE', `/${id}`),
    bulkDelete: (ids) =>
      call('POST', '/bulk-delete', { 'content-type': 'application/json' }, async () =>
        Buffer.from(JSON.stringify({ ids })),
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

/** An entry's id as text: PolyAI's are numbers in text, but may come as numbers. */
export function parseId(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  return isCount(value) ? String(value) : undefined;
}

function parseIds(value: unknown): string[] | undefined {
  const ids = Array.isArray(value) ? value.map(parseId) : [undefined];
  return ids.every((id) => id !== undefined) ? ids : undefined;
}

/** A whole number from 0 that is exact. */
export function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}
