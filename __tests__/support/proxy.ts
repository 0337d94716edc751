import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, request as forward, type IncomingMessage, type ServerResponse } from 'node:http';
import { type AddressInfo, connect, type Server, type Socket } from 'node:net';
import { join } from 'node:path';
import { createServer as createTlsServer } from 'node:tls';

const TLS = join(import.meta.dirname, '../fixtures/tls');
/** A certificate for `localhost` that signs itself; its key is not a secret. */
export const CERTIFICATE = join(TLS, 'loopback.crt');

export interface TestProxy {
  readonly port: number;
  /** What it was asked, as `CONNECT localhost:443` or `PATCH http://…`, and with which credentials. */
  readonly asked: readonly { readonly line: string; readonly credentials: string | undefined }[];
  close(): Promise<void>;
}

export type OnConnect = 'tunnel' | 'refuse' | 'hang' | 'silent tunnel';

/** A proxy on loopback, for tunnels (CONNECT) and for whole URLs. */
export async function startProxy(onConnect: OnConnect = 'tunnel'): Promise<TestProxy> {
  const asked: TestProxy['asked'][number][] = [];
  const note = ({ method, url, headers }: IncomingMessage) =>
    asked.push({ line: `${method} ${url}`, credentials: headers['proxy-authorization'] });
  const server = createServer((incoming, outgoing) => {
    note(incoming);
    passOn(incoming, outgoing);
  });
  server.on('connect', (incoming: IncomingMessage, client: Socket) => {
    note(incoming);
    client.on('error', () => {});
    if (onConnect === 'refuse') return client.end('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n');
    if (onConnect === 'hang') return undefined;
    if (onConnect === 'silent tunnel') return client.write('HTTP/1.1 200 OK\r\n\r\n');
    const target = new URL(`tcp://${incoming.url}`);
    const upstream = connect(Number(target.port), target.hostname);
    upstream.on('error', () => client.destroy());
    upstream.on('connect', () => client.write('HTTP/1.1 200 Connection established\r\n\r\n'));
    return client.pipe(upstream).pipe(client);
  });
  return { ...(await listen(server)), asked };
}

/** Speaks TLS for a server that does not. */
export async function startTls(url: string): Promise<{ readonly port: number; close(): Promise<void> }> {
  const { port, hostname } = new URL(url);
  const options = { cert: readFileSync(CERTIFICATE), key: readFileSync(join(TLS, 'loopback.key')) };
  const server = createTlsServer(options, (client) => {
    const upstream = connect(Number(port), hostname);
    for (const socket of [client, upstream]) socket.on('error', () => {});
    client.pipe(upstream).pipe(client);
  });
  return listen(server);
}

function passOn(incoming: IncomingMessage, outgoing: ServerResponse): void {
  const { 'proxy-authorization': _, ...headers } = incoming.headers;
  const { method } = incoming;
  const onward = forward(incoming.url ?? '', { ...(method ? { method } : {}), headers }, (answer) => {
    outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(outgoing);
  });
  onward.on('error', () => outgoing.destroy());
  incoming.pipe(onward);
}

async function listen(server: Server) {
  const sockets = new Set<Socket>();
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  server.listen(0, 'localhost');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    async close() {
      server.close();
      for (const socket of sockets) socket.destroy();
      await once(server, 'close');
    },
  };
}
