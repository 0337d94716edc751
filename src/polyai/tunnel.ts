import http from 'node:http';
import https from 'node:https';
import { isIPv6 } from 'node:net';
import type { Duplex } from 'node:stream';
import { type ConnectionOptions, connect as secure } from 'node:tls';
import { endpointOf, proxyAuthorization } from '../lib/proxies.ts';

type Opened = (error: Error | null, socket?: Duplex) => void;

/**
 * A pool of TLS connections through tunnels that a proxy makes (CONNECT; RFC 9110, 9.3.6). A connection that is not there
 * after `timeout` milliseconds is given up: Node's own support (`proxyEnv`) can wait without end.
 */
export function tunnelAgent(proxy: URL, timeout: number, pool: https.AgentOptions): https.Agent {
  const agent = new https.Agent(pool);
  agent.createConnection = (options, opened) => {
    openTunnel(proxy, options as ConnectionOptions, timeout, opened as Opened);
    return undefined;
  };
  return agent;
}

/** What a proxy returns if the server behind it cannot be reached. */
const GATEWAY_ERRORS = new Set([502, 503, 504]);

function errorOf(message: string, code: string | undefined): Error {
  return Object.assign(new Error(message), code === undefined ? {} : { code });
}

/** Calls back once, with a connection on which the server has shown its certificate, or with what went wrong. */
function openTunnel(proxy: URL, options: ConnectionOptions, timeout: number, opened: Opened): void {
  const { host = '', port = 443 } = options;
  const authority = `${isIPv6(host) ? `[${host}]` : host}:${port}`;
  const request = (proxy.protocol === 'https:' ? https : http).request({
    ...endpointOf(proxy),
    method: 'CONNECT',
    path: authority,
    headers: { host: authority, ...proxyAuthorization(proxy) },
    agent: false,
  });
  const open = new Set<Duplex | http.ClientRequest>([request]);
  const timer = setTimeout(() => fail(errorOf('the proxy did not connect in time', 'ETIMEDOUT')), timeout);

  function fail(error: Error): void {
    clearTimeout(timer);
    for (const stream of open) stream.destroy();
    opened(error);
    opened = () => {};
  }

  request.on('error', fail);
  request.on('connect', ({ statusCode = 0 }, socket) => {
    open.add(socket);
    socket.on('error', fail);
    if (statusCode !== 200) {
      const code = GATEWAY_ERRORS.has(statusCode) ? 'EHOSTUNREACH' : undefined;
      return fail(errorOf(`the proxy answered ${statusCode}`, code));
    }
    const tunnel = secure({ ...options, socket });
    open.add(tunnel);
    tunnel.once('error', fail);
    tunnel.once('secureConnect', () => {
      clearTimeout(timer);
      tunnel.off('error', fail);
      opened(null, tunnel);
      opened = () => {};
    });
  });
  request.end();
}
