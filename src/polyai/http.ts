import type http from 'node:http';
import { TLSSocket } from 'node:tls';
import { visible } from '../lib/text.ts';
import { type HttpRequest, type OriginOptions, requestOpener } from './agent.ts';
import { type HttpResponse, readResponse } from './http-response.ts';

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

/**
 * Sends requests to one origin over connections that are kept open.
 * Node's own client is used because a body that is cut short must be an error, which the Actions HTTP client does not detect.
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
      const cancel = () => fail('cancelled', 'the run was cancelled during the request');
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
      let opened: http.ClientRequest;
      try {
        opened = exchange = open(request);
      } catch (error) {
        return fail('not sendable', messageOf(error));
      }
      onceConnected(opened, () => {
        sent = true;
      });
      opened.on('response', (response) => {
        responding = true;
        readResponse(opened, response, request.receive, (read) =>
          read.kind === 'whole' ? finish(read.response) : fail(read.kind, read.detail),
        );
      });
      // After a response has begun, its own end or cut decides.
      opened.on('error', (error) => {
        if (!responding) fail(sent ? lossOf(error) : 'no connection', messageOf(error), codeOf(error));
      });
      opened.on('close', () => {
        if (!responding) fail('connection lost', 'it was closed without a response');
      });
      opened.end(request.body);
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
