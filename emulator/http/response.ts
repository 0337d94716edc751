/** What goes back. Header names are in lower case. */
export interface HttpResponse {
  status: number;
  headers: Record<string, string>;
  body: Buffer;
}

/** What a request and its response were, byte for byte. Of a body over 6 MB only the first part is held. */
export interface Exchange {
  request: { method: string; path: string; headers: Record<string, string>; body: Buffer };
  response: HttpResponse;
  /** A fault made the response or had a hand in it. */
  scripted: boolean;
}

export type Json = string | number | boolean | null | Json[] | { [name: string]: Json };

export function json(status: number, value: unknown, headers: Record<string, string> = {}): HttpResponse {
  return {
    status,
    headers: { 'content-type': 'application/json', ...headers },
    body: Buffer.from(JSON.stringify(value)),
  };
}

export function empty(status: number): HttpResponse {
  return { status, headers: {}, body: Buffer.alloc(0) };
}
