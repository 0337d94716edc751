import { startLoopback } from '../http/loopback.ts';
import { type Change, parseChanges } from './changes.ts';
import type { Entry } from './entry.ts';
import { parseFault } from './fault-file.ts';
import type { Fault } from './faults.ts';
import type { EmulatorOptions } from './options.ts';
import type { RequestRecord } from './request-log.ts';
import { Session } from './session.ts';

export type { Exchange, Json } from '../http/response.ts';
export type { ApiKey } from './access.ts';
export type { Stores } from './cache.ts';
export type { Change } from './changes.ts';
export type { Entry, EntryDetails } from './entry.ts';
export { type EntrySeed, numberedEntries } from './entry-seed.ts';
export type { Fault, FaultEffect, FaultMatch } from './faults.ts';
export type { Seeds } from './model.ts';
export type { EmulatorOptions } from './options.ts';
export type { Outcome, RequestRecord } from './request-log.ts';
export type { Permission, Route } from './routes.ts';
export { makeNumberedWav, makeWav } from './wav.ts';

export interface Emulator {
  readonly url: string;
  /** In the order of arrival; a record is filled in while its request runs. */
  readonly requests: readonly RequestRecord[];
  /** What the cache of an agent holds now. */
  entries(agentId: string): Entry[];
  fault(fault: Fault): void;
  /** PolyAI does something of its own accord: an entry appears, vanishes, is synthesized anew… */
  change(agentId: string, change: Change): void;
  clearFaults(): void;
  /** Back to the start: the seeds, no faults, an empty log. */
  reset(): void;
  /** Breaks every open connection, too. */
  close(): Promise<void>;
}

/** Starts an audio cache on loopback. */
export async function startEmulator(options: EmulatorOptions): Promise<Emulator> {
  const session = new Session(options);
  const server = await startLoopback(
    () => (request, response) => void session.serve(request, response),
    options.port,
  );
  return {
    url: server.url,
    requests: session.requests,
    entries: (agentId) => session.model.entries(agentId),
    fault: (fault) => session.faults.add(parseFault(fault)),
    change(agentId, change) {
      for (const parsed of parseChanges(change)) session.model.change(agentId, parsed);
    },
    clearFaults: () => session.faults.clear(),
    reset: () => session.reset(),
    async close() {
      session.stop();
      await server.close();
    },
  };
}
