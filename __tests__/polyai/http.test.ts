import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Socket } from 'node:net';
import { afterEach, describe, expect, test } from '@jest/globals';
import { type HttpResult, httpTransport } from '../../src/polyai/http.ts';
import { answering, type RawServer, rawServer } from '../support/raw-server.ts';

const servers: RawServer[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

async function talkTo(serve: (socket: Socket) => void, { timeout = 2_000 } = {}) {
  const server = await rawServer(serve);
  servers.push(server);
  return { server, send: transport(server.url, timeout) };
}

function transport(origin: string, timeout: number, abort = new AbortController().signal) {
  return httpTransport({ origin, proxy: undefined, timeout, maxConnections: 2, abort });
}

const patch = (bytes: number) =>
  ({ method: 'PATCH', path: '/file', headers: {}, body: Buffer.alloc(bytes) }) as const;
const get = { method: 'GET', path: '/', headers: {} } as const;
const shown = (result: HttpResult) =>
  result.kind === 'response' ? `${result.status} ${result.body}` : `${result.why}, sent: ${result.sent}`;

const OK = 'HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}';
const DONE = 'HTTP/1.1 204 No Content\r\n\r\n';
const TOO_LARGE = 'HTTP/1.1 413 Too Large\r\ncontent-length: 2\r\n\r\n{}';
const hangUp = (socket: Socket) => socket.end();
const reset = (socket: Socket) => socket.resetAndDestroy();

describe('what comes of an answer', () => {
  test.each<[string, string, ((socket: Socket) => void) | undefined, string]>([
    ['whole', OK, undefined, '200 {}'],
    ['without a body', DONE, undefined, '204 '],
    [
      'in pieces',
      'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n1\r\na\r\n1\r\nb\r\n0\r\n\r\n',
      undefined,
      '200 ab',
    ],
    ['that ends with the connection', 'HTTP/1.0 200 OK\r\n\r\nab', hangUp, '200 ab'],
    ['after a promise of one', `HTTP/1.1 102 Processing\r\n\r\n${OK}`, undefined, '200 {}'],
    [
      'with a redirect',
      'HTTP/1.1 302 Found\r\nlocation: http://127.0.0.1:9/\r\ncontent-length: 0\r\n\r\n',
      undefined,
      '302 ',
    ],
    ['cut off in its body', 'HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\n{}', hangUp, 'cut off, sent: true'],
    [
      'cut off between pieces',
      'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n1\r\na\r\n',
      hangUp,
      'cut off, sent: true',
    ],
    ['cut off in its head', 'HTTP/1.1 204 No Con', hangUp, 'connection lost, sent: true'],
    ['reset in its body', 'HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\n{}', reset, 'cut off, sent: true'],
    ['that is none', '', hangUp, 'connection lost, sent: true'],
    ['that is a reset', '', reset, 'connection lost, sent: true'],
    [
      'of another protocol',
      'HTTP/1.1 101 Switching Protocols\r\nupgrade: x\r\nconnection: upgrade\r\n\r\n',
      undefined,
      'connection lost, sent: true',
    ],
    ['in another language', '220 mail.example.com ESMTP\r\n', undefined, 'cut off, sent: true'],
  ])('%s', async (_title, text, then, result) => {
    const { send } = await talkTo(answering(text, then));
    expect(shown(await send(get))).toBe(result);
  });

  test.each([
    ['never', ''],
    ['begins and never ends', 'HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\n{}'],
  ])('that comes %s: given up in time, with its connection', async (_title, text) => {
    let closed: Promise<unknown> | undefined;
    const serve = (socket: Socket) => {
      closed = once(socket, 'close');
      answering(text)(socket);
    };
    const { send } = await talkTo(serve, { timeout: 60 });
    expect(shown(await send(get))).toBe('timed out, sent: true');
    await closed;
  });

  test('that comes drop by drop is given up in time, too', async () => {
    const drip = (socket: Socket) => {
      const timer = setInterval(() => socket.write(' '), 10);
      socket.once('close', () => clearInterval(timer));
    };
    const { send } = await talkTo(answering('HTTP/1.1 200 OK\r\n\r\n', drip), { timeout: 80 });
    expect(shown(await send(get))).toBe('timed out, sent: true');
  });

  test('that has no end of its own is not hoarded', async () => {
    const flood = (socket: Socket) => {
      const pour = () => {
        while (!socket.destroyed && socket.write(Buffer.alloc(1024 * 1024)));
      };
      socket.on('drain', pour);
      pour();
    };
    const { send } = await talkTo(answering('HTTP/1.1 200 OK\r\n\r\n', flood), { timeout: 5_000 });
    expect(shown(await send(get))).toBe('too large, sent: true');
  });
});

describe('an answer that comes before the whole body was sent', () => {
  test.each([
    ['refuses', TOO_LARGE, '413 {}'],
    ['sends elsewhere', 'HTTP/1.1 307 Elsewhere\r\ncontent-length: 0\r\n\r\n', '307 '],
  ])('counts if it %s, and the connection is given up', async (_title, text, result) => {
    const closed: Promise<unknown>[] = [];
    const { send } = await talkTo((socket) => {
      closed.push(once(socket, 'close'));
      answering(text)(socket);
    });
    expect(shown(await send(patch(6_000_000)))).toBe(result);
    expect(shown(await send(patch(6_000_000)))).toBe(result);
    expect(closed).toHaveLength(2);
    await Promise.all(closed);
  });

  test('is no success, whatever it says', async () => {
    const { send } = await talkTo(answering(DONE));
    expect(shown(await send(patch(6_000_000)))).toBe('cut off, sent: true');
  });

  test('is heard although the server has hung up', async () => {
    // In a process of its own, so that its reset arrives in the middle of a write.
    const serve = `require('node:net').createServer((s) => { s.on('error', () => {}); s.once('data', () => s.write(${JSON.stringify(TOO_LARGE)}, () => s.destroy())); }).listen(0, '127.0.0.1', function () { console.log(this.address().port); })`;
    const server = spawn(process.execPath, ['-e', serve], { stdio: ['ignore', 'pipe', 'inherit'] });
    try {
      const [port] = await once(server.stdout, 'data');
      const send = transport(`http://127.0.0.1:${String(port).trim()}`, 5_000);
      for (let round = 0; round < 10; round += 1) {
        const results = await Promise.all([1, 2].map(() => send(patch(6_000_000))));
        expect(results.map(shown)).toEqual(['413 {}', '413 {}']);
      }
    } finally {
      server.kill();
    }
  });

  test('may be all that the server read: what was left in the pipe does not spoil the next request', async () => {
    const { send } = await talkTo(
      answering(TOO_LARGE, (socket) => socket.pause()),
      { timeout: 500 },
    );
    expect(shown(await send(patch(1_000)))).toBe('413 {}');
    expect(shown(await send(patch(1_000)))).toBe('413 {}');
  });
});

describe('a request that cannot arrive', () => {
  test('because nobody listens: nothing was sent', async () => {
    const { server } = await talkTo(() => {});
    await server.close();
    servers.length = 0;
    expect(shown(await transport(server.url, 1_000)(get))).toBe('no connection, sent: false');
  });

  test('because there is no such host: nothing was sent', async () => {
    expect(shown(await transport('http://host.invalid', 5_000)(get))).toBe('no connection, sent: false');
  });

  test('because a header cannot be one: nothing was sent, and nothing thrown', async () => {
    const { send, server } = await talkTo(answering(OK));
    expect(shown(await send({ ...get, headers: { 'x-filename': 'a\r\nx-other: b' } }))).toBe(
      'not sendable, sent: false',
    );
    expect(server.connections()).toBe(0);
  });

  test('because the server speaks no TLS: nothing was sent', async () => {
    const { server } = await talkTo(answering('no', hangUp));
    const send = transport(server.url.replace('http:', 'https:'), 1_000);
    expect(shown(await send(get))).toBe('no connection, sent: false');
  });
});

describe('a cancelled run', () => {
  test('ends what is under way', async () => {
    const { server } = await talkTo(() => {});
    const abort = new AbortController();
    const send = transport(server.url, 5_000, abort.signal);
    setTimeout(() => abort.abort(), 30);
    expect(shown(await send(get))).toBe('cancelled, sent: true');
    expect(shown(await send(get))).toBe('cancelled, sent: false');
  });
});

test('connections are kept and shared', async () => {
  const { server, send } = await talkTo((socket) => socket.on('data', () => socket.write(OK)));
  for (let round = 0; round < 5; round += 1) await Promise.all([send(get), send(get)]);
  expect(server.connections()).toBe(2);
});
