import http from 'node:http';
import https from 'node:https';
import type { Duplex } from 'node:stream';
import { addressOf, proxyAuthorization } from '../lib/proxies.ts';
import { tunnelAgent } from './tunnel.ts';

export interface HttpRequest {
  readonly method: 'GET' | 'PATCH' | 'POST' | 'DELETE';
  /** Path and query, already encoded. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Buffer | undefined;
}

export interface Way {
  /** `https:` or `http:` origin; no other place ever sees the key. */
  readonly origin: string;
  readonly proxy: URL | undefined;
  /** Milliseconds in which a proxy must have made a connection. */
  readonly timeout: number;
  readonly maxConnections: number;
}

/** Begins a request; its body is for the caller to send. Throws for what no request may hold, such as a line break in a header. */
export type Begin = (request: HttpRequest) => http.ClientRequest;

/** How long to look for an answer after a failed write. Milliseconds. */
const LAST_WORD = 100;

/**
 * The way to an origin, over connections that are kept open: straight; through a tunnel that the proxy makes (https); or by
 * asking the proxy for the whole URL (http; RFC 9112, 3.2.2).
 */
export function requester({ origin, proxy, timeout, maxConnections }: Way): Begin {
  const target = new URL(origin);
  const forward = target.protocol === 'http:' ? proxy : undefined;
  const address = addressOf(forward ?? target);
  const client = address.protocol === 'https:' ? https : http;
  const pool = { keepAlive: true, maxSockets: maxConnections };
  const agent = proxy && !forward ? tunnelAgent(proxy, timeout, pool) : new client.Agent(pool);
  hearOut(agent);
  const extra = forward ? { host: target.host, ...proxyAuthorization(forward) } : {};

  return ({ method, path, headers, body }) =>
    client.request({
      ...address,
      method,
      path: forward ? `${target.origin}${path}` : path,
      headers: { ...headers, ...extra, ...(body ? { 'content-length': String(body.length) } : {}) },
      agent,
    });
}

/**
 * A server may refuse a file and hang up while it is still being sent. Node drops such an answer, unread, as soon as a write
 * fails; so connections of this agent learn of a failed write a moment late.
 */
function hearOut(agent: http.Agent): void {
  const connect = agent.createConnection.bind(agent);
  agent.createConnection = (options, opened) => {
    const socket = connect(options, (error, made) => opened?.(error, made && delayFailures(made)));
    return socket && delayFailures(socket);
  };
}

type Done = (error?: Error | null) => void;

function delayFailures(socket: Duplex): Duplex {
  const write = socket._write.bind(socket);
  const writeMany = socket._writev?.bind(socket);
  const late =
    (done: Done): Done =>
    (error) =>
      error ? void setTimeout(done, LAST_WORD, error) : done();
  socket._write = (chunk, encoding, done) => write(chunk, encoding, late(done));
  if (writeMany) socket._writev = (chunks, done) => writeMany(chunks, late(done));
  return socket;
}
