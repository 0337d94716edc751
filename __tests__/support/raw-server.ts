import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';

export interface RawServer {
  readonly url: string;
  /** How many connections were made. */
  connections(): number;
  close(): Promise<void>;
}

/** A server that does whatever the test says with each connection: no HTTP server would misbehave so. */
export async function rawServer(serve: (socket: Socket) => void): Promise<RawServer> {
  const sockets = new Set<Socket>();
  let connections = 0;
  const server = createServer((socket) => {
    connections += 1;
    sockets.add(socket);
    socket.on('error', () => {});
    socket.on('close', () => sockets.delete(socket));
    serve(socket);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    connections: () => connections,
    async close() {
      server.close();
      for (const socket of sockets) socket.destroy();
      await once(server, 'close');
    },
  };
}

/** Answers each request with this text, once its head is there. Does not read on. */
export function answering(text: string, then?: (socket: Socket) => void): (socket: Socket) => void {
  return (socket) =>
    socket.once('data', () => {
      if (text !== '') socket.write(text);
      then?.(socket);
    });
}
