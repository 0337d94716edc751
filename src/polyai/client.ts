import { type CacheApi, cacheApi } from './api.ts';
import { type ClientOptions, openClient, type ReadingClient } from './reading-client.ts';

/** A way to one agent's audio cache that can read and write. */
export type Client = ReadingClient<CacheApi>;

export function createClient(options: ClientOptions): Client {
  return openClient(options, cacheApi);
}
