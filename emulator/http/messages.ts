import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Answer } from './response.ts';

/** Room for the largest audio and a form around it; what is beyond is counted and dropped. */
const MAX_KEPT_BYTES = 6 * 1024 * 1024 + 64 * 1024;

export interface Received {
  /** The first part only, if `length` is more. */
  bytes: Buffer;
  length: number;
  sha256: string;
}

/** Reads a body to its end, however long, so that the sender gets an answer and not a broken pipe. */
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
export function sendAnswer(response: ServerResponse, answer: Answer): void {
  if (mayHaveBody(answer.status)) answer.headers['content-length'] = String(answer.body.length);
  response.writeHead(answer.status, answer.headers);
  response.end(answer.body);
}

/** Promises more than it sends, then breaks the connection. An answer without a body is cut in its head. */
export function sendTruncated(response: ServerResponse, answer: Answer, bytes: true | number): void {
  const { socket } = response;
  if (!socket) return;
  if (!mayHaveBody(answer.status)) {
    socket.write(`HTTP/1.1 ${answer.status} No Con`, () => socket.destroy());
    return;
  }
  const part = answer.body.subarray(0, bytes === true ? Math.floor(answer.body.length / 2) : bytes);
  answer.headers['content-length'] = String(Math.max(answer.body.length, part.length + 1));
  answer.body = part;
  response.writeHead(answer.status, answer.headers);
  response.flushHeaders();
  response.write(part, () => socket.destroy());
}

function mayHaveBody(status: number): boolean {
  return status !== 204 && status !== 304;
}
