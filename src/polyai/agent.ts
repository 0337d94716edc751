import http from 'node:http';
import https from 'node:https';
import type { Duplex } from 'node:stream';
import { endpointOf } from '../lib/proxies.ts';
import type { Receive } from './http-response.ts';
import { tunnelAgent } from './tunnel.ts';

export interface HttpRequest {
  readonly method: 'GET' | 'PATCH' | 'POST' | 'DELETE';
  /** Path and query, already encoded. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Buffer | undefined;
  /** Takes the body of a 200 in place of `HttpResponse.body`, which is empty then. */
  readonly receive?: Receive | undefined;
}

export interface OriginOptions {
  /** `https:` or `http:` origin; no other place ever sees the key. */
  readonly origin: string;
  /** For `https:` only. */
  readonly proxy: URL | undefined;
  /** Milliseconds within which a proxy must have made a connection. */
  readonly timeout: number;
  readonly maxConnections: number;
}

/** Opens a request; the caller sends its body. Throws for what no request may hold, such as a line break in a header. */
export type OpenRequest = (request: HttpRequest) => http.ClientRequest;

/** How long to look for a response after a failed write. Milliseconds. */
const WRITE_ERROR_DELAY = 100;

/** Opens requests to one origin, over connections that are kept open: direct ones, or tunnels that the proxy makes. */
export function requestOpener({ origin, proxy, timeout, maxConnections }: OriginOptions): OpenRequest {
  const address = endpointOf(new URL(origin));
  const client = address.protocol === 'https:' ? https : http;
  const pool = { keepAlive: true, maxSockets: maxConnections };
  const agent = proxy ? tunnelAgent(proxy, timeout, pool) : new client.Agent(pool);
  delayWriteErrors(agent);

  return ({ method, path, headers, body }) =>
    client.request({
      ...address,
      method,
      path,
      headers: { ...headers, ...(body ? { 'content-length': String(body.length) } : {}) },
      agent,
    });
}

/**
 * A server may refuse a file and hang up while it is still being sent. Node drops such a response, unread, as soon as a
 * write fails; so connections of this agent learn of a failed write a moment late.
 */
function delayWriteErrors(agent: http.Agent): void {
  const connect = agent.createConnection.bind(agent);
  agent.createConnection = (options, opened) => {
    const socket = connect(options, (error, made) => opened?.(error, made && delayErrors(made)));
    return socket && delayErrors(socket);
  };
}

type Done = (error?: Error | null) => void;

function delayErrors(socket: Duplex): Duplex {
  const write = socket._write.bind(socket);
  const writeMany = socket._writev?.bind(socket);
  const late =
    (done: Done): Done =>
    (error) =>
      error ? void setTimeout(done, WRITE_ERROR_DELAY, error) : done();
  socket._write = (chunk, encoding, done) => write(chunk, encoding, late(done));
  if (writeMany) socket._writev = (chunks, done) => writeMany(chunks, late(done));
  return socket;
}
