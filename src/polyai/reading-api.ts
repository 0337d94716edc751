import type { AgentId, EntryId } from '../lib/ids.ts';
import type { Result } from './result.ts';
import type { Send, Sendable } from './send.ts';

/** Takes audio piece by piece as it comes in, and makes something of it, such as a hash. */
export interface AudioReader<Value> {
  take(piece: Buffer): void;
  /** Called once all of it was taken. */
  end(): Value;
}

/** The calls of PolyAI's audio cache API that change nothing. Each resolves to the raw result: callers judge it. */
export interface ReadingApi {
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
}

export function readingApi(agentId: AgentId, apiKey: string, send: Send): ReadingApi {
  const call = callsTo(agentId, apiKey, send);
  const getAudio = (id: EntryId, receive?: Sendable['receive']) =>
    call('GET', `/${id}/file`, { accept: 'audio/wav' }, receive && { receive });
  return {
    list: (offset, limit) => call('GET', `?limit=${limit}&offset=${offset}`),
    download: (id) => getAudio(id),
    async read<Value>(id: EntryId, open: (length: number | undefined) => AudioReader<Value>) {
      let reader: AudioReader<Value> | undefined;
      const result = await getAudio(id, (length) => {
        const own = open(length);
        reader = own;
        return (piece) => own.take(piece);
      });
      const isWhole = result.kind === 'response' && result.response.status === 200;
      return { result, value: isWhole ? reader?.end() : undefined };
    },
  };
}

/** Sends requests to the cache of one agent; paths are relative to it. */
export function callsTo(agentId: AgentId, apiKey: string, send: Send) {
  const root = `/v1/agents/${encodeURIComponent(agentId)}/audio-cache`;
  const headers = {
    'x-api-key': apiKey,
    accept: 'application/json',
    'user-agent': 'polyai-audio-cache-sync',
  };
  return (
    method: Sendable['method'],
    path: string,
    moreHeaders: Record<string, string> = {},
    more: Pick<Sendable, 'body' | 'receive'> = {},
  ): Promise<Result> =>
    send({ method, path: `${root}${path}`, headers: { ...headers, ...moreHeaders }, ...more });
}
