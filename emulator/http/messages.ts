import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { HttpResponse } from './response.ts';

/** Room for the largest audio and a form around it; what is beyond is counted and dropped. */
const MAX_KEPT_BYTES = 6 * 1024 * 1024 + 64 * 1024;

export interface Received {
  /** The first part only, if `length` is more. */
  bytes: Buffer;
  length: number;
  sha256: string;
}

/** Reads a body to its end, however long, so that the sender gets a response and not a broken pipe. */
export async function readBody(request: IncomingMessage): Promise<Received> {
  const hash = createHash('sha256');
  const kept: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    hash.update(chunk);
    if (length < MAX_KEPT_BYTES) kept.push(chunk);
    length += chunk.length;
  }
  return { bytes: Buffer.concat(kept), length, sha256: hash.digest('hex') };
}

/** Repeated headers are joined, as the sender would see them joined by a proxy. */
export function flatHeaders(request: IncomingMessage): Record<string, string> {
  return Object.fromEntries(
    Object.entries(request.headersDistinct).map(([name, values = []]) => [name, values.join(', ')]),
  );
}

/** The headers are filled in here, so that a log or a contract check sees what went out. */
export function sendResponse(out: ServerResponse, response: HttpResponse): void {
  if (mayHaveBody(response.status)) response.headers['content-length'] = String(response.body.length);
  out.writeHead(response.status, response.headers);
  out.end(response.body);
}

/** Promises more than it sends, then breaks the connection. A response without a body is cut in its head. */
export function sendTruncated(out: ServerResponse, response: HttpResponse, bytes: true | number): void {
  const { socket } = out;
  if (!socket) return;
  if (!mayHaveBody(response.status)) {
    socket.write(`HTTP/1.1 ${response.status} No Con`, () => socket.destroy());
    return;
  }
  const part = response.body.subarray(0, bytes === true ? Math.floor(response.body.length / 2) : bytes);
  response.headers['content-length'] = String(Math.max(response.body.length, part.length + 1));
  response.body = part;
  out.writeHead(response.status, response.headers);
  out.flushHeaders();
  out.write(part, () => socket.destroy());
}

function mayHaveBody(status: number): boolean {
  return status !== 204 && status !== 304;
}
