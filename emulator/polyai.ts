import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { ApiKey } from './access.ts';
import type { Entry } from './cache.ts';
import { parseFault } from './fault-file.ts';
import type { Fault } from './faults.ts';
import type { Seeds } from './model.ts';
import type { Exchange, RequestRecord } from './requests.ts';
import { Session } from './session.ts';

export type { ApiKey } from './access.ts';
export type { Entry, EntryDetails, EntrySeed } from './cache.ts';
export type { Fault, FaultEffect, FaultMatch, Json } from './faults.ts';
export type { Seeds } from './model.ts';
export type { Exchange, Outcome, RequestRecord } from './requests.ts';
export type { Permission, Route } from './routes.ts';
export { makeWav } from './wav.ts';

export interface EmulatorOptions {
  agents: Seeds;
  keys: readonly ApiKey[];
  /** 0, the default, takes a free one. */
  port?: number;
  /** Each call waits this long before it takes place. */
  latencyMs?: number;
  /** More than that is answered with 429 and Retry-After. */
  requestsPerSecond?: number;
  /** Told of each answer as it goes out. */
  onExchange?: (exchange: Exchange) => void;
  /** Told of each request once its outcome is known. */
  onRequest?: (record: RequestRecord) => void;
}

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
  const server = createServer((request, response) => void session.serve(request, response));
  // A client that keeps a connection must not meet its end by chance: only a fault breaks one.
  server.keepAliveTimeout = 0;
  const sockets = new Set<Socket>();
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  server.listen(options.port ?? 0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests: session.requests,
    entries: (agentId) => session.model.entries(agentId),
    fault: (fault) => session.faults.add(parseFault(fault)),
    clearFaults: () => session.faults.clear(),
    reset: () => session.reset(),
    close: () => close(server, sockets, session),
  };
}

async function close(server: Server, sockets: Set<Socket>, session: Session): Promise<void> {
  if (!server.listening) return;
  session.stop();
  const closed = once(server, 'close');
  server.close();
  for (const socket of sockets) socket.destroy();
  await closed;
}
