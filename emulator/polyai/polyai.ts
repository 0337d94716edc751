import { startLoopback } from '../http/loopback.ts';
import type { Entry } from './cache.ts';
import { parseFault } from './fault-file.ts';
import type { Fault } from './faults.ts';
import type { EmulatorOptions } from './options.ts';
import type { RequestRecord } from './request-log.ts';
import { Session } from './session.ts';

export type { Exchange, Json } from '../http/response.ts';
export type { ApiKey } from './access.ts';
export type { Entry, EntryDetails, EntrySeed } from './cache.ts';
export type { Fault, FaultEffect, FaultMatch } from './faults.ts';
export type { Seeds } from './model.ts';
export type { EmulatorOptions } from './options.ts';
export type { Outcome, RequestRecord } from './request-log.ts';
export type { Permission, Route } from './routes.ts';
export { makeWav } from './wav.ts';

export interface Emulator {
  readonly url: string;
  /** In the order of arrival; a record is filled in while its request runs. */
  readonly requests: readonly RequestRecord[];
  /** What the cache of an agent holds now. */
  entries(agentId: string): Entry[];
  fault(fault: Fault): void;
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
    clearFaults: () => session.faults.clear(),
    reset: () => session.reset(),
    async close() {
      session.stop();
      await server.close();
    },
  };
}
