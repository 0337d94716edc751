import type http from 'node:http';

/** A complete HTTP response to a request that was sent to its end. */
export interface HttpResponse {
  readonly kind: 'response';
  readonly status: number;
  readonly headers: http.IncomingHttpHeaders;
  readonly body: Buffer;
}

/**
 * Takes the body of a 200 piece by piece, so that memory need not hold it. `length`: its bytes, where the server says so before.
 * Called again for each try: what an earlier one received does not count.
 */
export type Receive = (length: number | undefined) => (piece: Buffer) => void;

/** What a response was, or why it does not count. */
export type ReadResult =
  | { readonly kind: 'whole'; readonly response: HttpResponse }
  | { readonly kind: 'cut off' | 'too large'; readonly detail: string };

/** No call has a larger response: 200 list entries, or one WAV of 6 MB. */
const MAX_RESPONSE_BYTES = 16 * 1024 * 1024;

/** Reads a response to its end, or until it is too large. Calls back at least once; only the first time counts. */
export function readResponse(
  exchange: http.ClientRequest,
  response: http.IncomingMessage,
  receive: Receive | undefined,
  done: (result: ReadResult) => void,
): void {
  const { statusCode: status = 0, headers, socket } = response;
  const parts: Buffer[] = [];
  const take = (status === 200 && receive?.(lengthOf(headers))) || ((part: Buffer) => parts.push(part));
  let bytes = 0;
  response.on('data', (part: Buffer) => {
    bytes += part.length;
    if (bytes <= MAX_RESPONSE_BYTES) take(part);
    else done({ kind: 'too large', detail: `a response of more than ${MAX_RESPONSE_BYTES} bytes` });
  });
  // What the server has not read of a body that it does not take would pass for the next request.
  if (status >= 300 && exchange.hasHeader('content-length')) response.on('end', () => socket.destroy());
  response.on('error', () => {});
  response.on('close', () => {
    if (!response.complete) done({ kind: 'cut off', detail: `the response ended after ${bytes} bytes` });
    // A refusal may come early. Nobody can have taken what was not sent.
    else if (status < 300 && !exchange.writableFinished)
      done({ kind: 'cut off', detail: `the response was ${status} before all of the request had been sent` });
    else done({ kind: 'whole', response: { kind: 'response', status, headers, body: Buffer.concat(parts) } });
  });
}

function lengthOf(headers: http.IncomingHttpHeaders): number | undefined {
  const length = headers['content-length'] ?? '';
  return /^[0-9]+$/.test(length) && !headers['content-encoding'] ? Number(length) : undefined;
}
