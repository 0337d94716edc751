import type http from 'node:http';
import { TLSSocket } from 'node:tls';
import { visible } from '../lib/text.ts';
import { type HttpRequest, type OriginOptions, requestOpener } from './agent.ts';

/** A complete HTTP response to a request that was sent to its end. */
export interface HttpResponse {
  readonly kind: 'response';
  readonly status: number;
  readonly headers: http.IncomingHttpHeaders;
  readonly body: Buffer;
}

/** What came of one try. */
export type HttpResult =
  | HttpResponse
  | {
      readonly kind: 'broken';
      readonly why:
        | 'no connection'
        | 'connection lost'
        | 'timed out'
        | 'cut off'
        | 'too large'
        | 'cancelled'
        | 'not sendable';
      /** Whether anything may have reached the server: false only if there never was a connection. */
      readonly sent: boolean;
      readonly detail: string;
      /** Node's code of the error that it was, such as `ECONNREFUSED`. */
      readonly code?: string | undefined;
    };

/** Sends one request, once. Never rejects, never follows a redirect. */
export type Transport = (request: HttpRequest) => Promise<HttpResult>;

export interface HttpOptions extends OriginOptions {
  /** Milliseconds for one try, from looking up the host to the last byte of the response. */
  readonly timeout: number;
  /** Ends the requests that are under way. */
  readonly abort: AbortSignal;
}

/** No call has a larger response: 200 list entries, or one WAV of 6 MB. */
const MAX_RESPONSE_BYTES = 16 * 1024 * 1024;

/**
 * Sends requests to one origin over connections that are kept open.
 * Node's own client is used because a body that is cut short must be an error, which the Actions HTTP client cannot tell.
 */
export function httpTransport(options: HttpOptions): Transport {
  const { timeout, abort } = options;
  const open = requestOpener(options);

  return (request) =>
    new Promise((resolve) => {
      let sent = false;
      let responding = false;
      let done = false;
      const fail: Fail = (why, detail, code) => finish({ kind: 'broken', why, sent, detail, code });
      const cancel = () => fail('cancelled', 'the run was cancelled while it was under way');
      const timer = setTimeout(
        () => fail('timed out', `no complete response within ${timeout / 1_000} s`),
        timeout,
      );
      let exchange: http.ClientRequest | undefined;

      function finish(result: HttpResult): void {
        if (done) return;
        done = true;
        clearTimeout(timer);
        abort.removeEventListener('abort', cancel);
        if (result.kind === 'broken') exchange?.destroy();
        resolve(result);
      }

      abort.addEventListener('abort', cancel, { once: true });
      if (abort.aborted) return cancel();
      try {
        exchange = open(request);
      } catch (error) {
        return fail('not sendable', messageOf(error));
      }
      onceConnected(exchange, () => {
        sent = true;
      });
      exchange.on('response', (response) => {
        responding = true;
        readResponse(response, exchange, finish, fail);
      });
      // After a response has begun, its own end or cut decides.
      exchange.on('error', (error) => {
        if (!responding) fail(sent ? lossOf(error) : 'no connection', messageOf(error), codeOf(error));
      });
      exchange.on('close', () => {
        if (!responding) fail('connection lost', 'it was closed without a response');
      });
      exchange.end(request.body);
    });
}

type Fail = (why: Extract<HttpResult, { kind: 'broken' }>['why'], detail: string, code?: string) => void;

/** Calls back once the request can be on its way: before that, nothing of it can have reached the server. */
function onceConnected(exchange: http.ClientRequest, connected: () => void): void {
  exchange.on('socket', (socket) => {
    if (!socket.connecting) connected();
    else socket.once(socket instanceof TLSSocket ? 'secureConnect' : 'connect', connected);
  });
}

function readResponse(
  response: http.IncomingMessage,
  exchange: http.ClientRequest | undefined,
  finish: (result: HttpResult) => void,
  fail: Fail,
): void {
  const parts: Buffer[] = [];
  let bytes = 0;
  response.on('data', (part: Buffer) => {
    bytes += part.length;
    parts.push(part);
    if (bytes > MAX_RESPONSE_BYTES) fail('too large', `a response of over ${MAX_RESPONSE_BYTES} bytes`);
  });
  const { statusCode: status = 0, headers, socket } = response;
  // What the server has not read of a body that it does not take would pass for the next request.
  if (status >= 300 && exchange?.hasHeader('content-length')) response.on('end', () => socket.destroy());
  response.on('error', () => {});
  response.on('close', () => {
    if (!response.complete) return fail('cut off', `the response ended after ${bytes} bytes`);
    // A refusal may come early. Nobody can have taken what was not sent.
    if (status < 300 && !exchange?.writableFinished) {
      return fail('cut off', `the response was ${status} before all of the request had been sent`);
    }
    finish({ kind: 'response', status, headers, body: Buffer.concat(parts) });
  });
}

/** What is no HTTP at all has an error of the parser. */
function lossOf(error: unknown): 'connection lost' | 'cut off' {
  return codeOf(error)?.startsWith('HPE_') ? 'cut off' : 'connection lost';
}

function codeOf(error: unknown): string | undefined {
  const { code } = error as NodeJS.ErrnoException;
  return typeof code === 'string' ? code : undefined;
}

/** Several addresses that all fail give an error without a message of its own. A certificate's names may be in it. */
function messageOf(error: unknown): string {
  const { message, code } = error as NodeJS.ErrnoException;
  return visible(message || code || String(error));
}
