import http from 'node:http';
import https from 'node:https';

export interface HttpRequest {
  readonly method: 'GET' | 'PATCH' | 'POST' | 'DELETE';
  /** Path and query, already encoded. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Buffer | undefined;
}

/** What came of one try. Only `answer` is a whole HTTP answer, its body complete. */
export type HttpResult =
  | {
      readonly kind: 'answer';
      readonly status: number;
      readonly headers: http.IncomingHttpHeaders;
      readonly body: Buffer;
    }
  | {
      readonly kind: 'broken';
      readonly why: 'timed out' | 'no connection' | 'cut off' | 'too large' | 'cancelled';
      readonly detail: string;
    };

/** Sends one request, once. Never rejects, never follows a redirect. */
export type Transport = (request: HttpRequest) => Promise<HttpResult>;

export interface HttpOptions {
  /** `https:` or `http:` origin; no other place ever sees the key. */
  readonly origin: string;
  /** Milliseconds for one try, from the first byte sent to the last byte of the answer. */
  readonly timeout: number;
  readonly maxConnections: number;
  /** Ends the requests that are under way. */
  readonly abort: AbortSignal;
  /** Replaces the connection pool, for proxies. */
  readonly agent?: http.Agent | undefined;
}

/** No call of ours has a larger answer: 200 list entries, or one WAV of 6 MB. */
const MAX_ANSWER_BYTES = 16 * 1024 * 1024;

/**
 * Sends requests to one origin over connections that are kept open.
 * Node's own client is used because a body that is cut short must be an error, which the Actions HTTP client cannot tell.
 */
export function httpTransport(options: HttpOptions): Transport {
  const { origin, timeout, maxConnections, abort } = options;
  const client = origin.startsWith('https:') ? https : http;
  const agent = options.agent ?? new client.Agent({ keepAlive: true, maxSockets: maxConnections });

  return (request) =>
    new Promise((resolve) => {
      if (abort.aborted) return resolve({ kind: 'broken', why: 'cancelled', detail: 'not sent' });
      const length = request.body ? { 'content-length': String(request.body.length) } : {};
      const exchange = client.request(`${origin}${request.path}`, {
        method: request.method,
        headers: { ...request.headers, ...length },
        agent,
      });
      const timer = setTimeout(
        () => finish({ kind: 'broken', why: 'timed out', detail: `no whole answer in ${timeout / 1_000} s` }),
        timeout,
      );
      const cancel = () =>
        finish({ kind: 'broken', why: 'cancelled', detail: 'the run was cancelled while it was under way' });
      abort.addEventListener('abort', cancel, { once: true });
      let done = false;

      function finish(result: HttpResult): void {
        if (done) return;
        done = true;
        clearTimeout(timer);
        abort.removeEventListener('abort', cancel);
        if (result.kind === 'broken') exchange.destroy();
        resolve(result);
      }

      let answering = false;
      exchange.on('response', (response) => {
        answering = true;
        readAnswer(response, finish);
      });
      // After an answer has begun, its own end or cut decides.
      exchange.on('error', (error) => {
        if (!answering)
          finish({ kind: 'broken', why: 'no connection', detail: error.message || String(error) });
      });
      exchange.end(request.body);
    });
}

function readAnswer(response: http.IncomingMessage, finish: (result: HttpResult) => void): void {
  const parts: Buffer[] = [];
  let bytes = 0;
  response.on('data', (part: Buffer) => {
    bytes += part.length;
    parts.push(part);
    if (bytes > MAX_ANSWER_BYTES)
      finish({ kind: 'broken', why: 'too large', detail: `an answer of over ${MAX_ANSWER_BYTES} bytes` });
  });
  response.on('error', () => {});
  response.on('close', () => {
    const { statusCode: status = 0, headers } = response;
    if (response.complete) finish({ kind: 'answer', status, headers, body: Buffer.concat(parts) });
    else finish({ kind: 'broken', why: 'cut off', detail: `the answer ended after ${bytes} bytes` });
  });
}
