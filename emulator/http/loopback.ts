import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

export interface Loopback {
  readonly url: string;
  /** Breaks every open connection, too. */
  close(): Promise<void>;
}

/** Starts an HTTP server that only this machine can reach. `serve` gets to know the server's URL. */
export async function startLoopback(serve: (url: string) => RequestListener, port = 0): Promise<Loopback> {
  const server = createServer();
  // A client that keeps a connection must not meet its end by chance: only a fault breaks one.
  server.keepAliveTimeout = 0;
  const sockets = new Set<Socket>();
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  server.on('request', serve(url));
  return {
    url,
    async close() {
      if (!server.listening) return;
      const closed = once(server, 'close');
      server.close();
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}
