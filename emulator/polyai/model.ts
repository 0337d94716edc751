import { createHash } from 'node:crypto';
import type { Received } from '../http/messages.ts';
import type { HttpResponse } from '../http/response.ts';
import { type ApiKey, authorize } from './access.ts';
import { AgentCache, type Stores } from './cache.ts';
import type { Change } from './changes.ts';
import type { Entry } from './entry.ts';
import type { EntrySeed } from './entry-seed.ts';
import { ApiFailure, failureResponse } from './failure.ts';
import { OPERATIONS } from './operations.ts';
import { NEEDS, type Target } from './routes.ts';
import type { Telling } from './spelling.ts';

export type Seeds = Readonly<Record<string, readonly EntrySeed[]>>;

export interface ReceivedRequest {
  target: Target;
  query: URLSearchParams;
  headers: Record<string, string>;
  body: Received;
}

/** What is in doubt about PolyAI: how it tells, and what it keeps of audio that it is sent. */
export interface Doubts extends Telling {
  /** What it is sent, if not said. */
  stores?: Stores;
}

/** PolyAI's side of the calls, without any transport: agents, keys and what they may do. */
export class Model {
  readonly #keys: readonly ApiKey[];
  readonly #caches: Map<string, AgentCache>;
  readonly #tells: Telling;

  constructor(agents: Seeds, keys: readonly ApiKey[], doubts: Doubts = {}) {
    this.#keys = keys;
    this.#tells = doubts;
    this.#caches = new Map(
      Object.entries(agents).map(([id, seeds]) => [id, new AgentCache(seeds, doubts.stores)]),
    );
  }

  entries(agentId: string): Entry[] {
    return this.#cache(agentId).entries();
  }

  /** What PolyAI does of its own accord. */
  change(agentId: string, change: Change): void {
    this.#cache(agentId).change(change);
  }

  #cache(agentId: string): AgentCache {
    const cache = this.#caches.get(agentId);
    if (!cache) throw new Error(`the emulator has no agent ${agentId}`);
    return cache;
  }

  deleteEntries(agentId: string, ids: readonly string[]): void {
    for (const id of ids) this.#caches.get(agentId)?.delete(id);
  }

  /** Never throws for what a caller did: a refusal is a response. */
  async perform(
    request: ReceivedRequest,
    correlationId: string,
    spared?: readonly string[],
  ): Promise<HttpResponse> {
    try {
      return await this.#attempt(request, spared);
    } catch (error) {
      if (error instanceof ApiFailure) return failureResponse(error, correlationId);
      throw error;
    }
  }

  async #attempt(
    { target, query, headers, body }: ReceivedRequest,
    spared?: readonly string[],
  ): Promise<HttpResponse> {
    const { route, agentId = '', entryId = '' } = target;
    if (route === 'unknown') throw new ApiFailure(404, 'ROUTE_NOT_FOUND', 'there is no such call');
    const cache = this.#caches.get(agentId);
    const wanted = { agentId, agentExists: cache !== undefined, permission: NEEDS[route] };
    authorize(this.#keys, headers['x-api-key'], wanted);
    const call = { cache: cache ?? new AgentCache([]), entryId, query, headers, body, spared };
    return OPERATIONS[route]({ ...call, tells: this.#tells });
  }

  /** For people and JSON: hashes instead of audio. */
  summary(): Record<string, unknown> {
    const describe = ({ audio, ...details }: Entry) => ({
      ...details,
      audioBytes: audio.length,
      audioSha256: createHash('sha256').update(audio).digest('hex'),
    });
    return Object.fromEntries([...this.#caches].map(([id, cache]) => [id, cache.entries().map(describe)]));
  }
}
