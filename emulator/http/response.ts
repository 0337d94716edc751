import { STATUS_CODES } from 'node:http';

/** What goes back, before faults have their say. Header names are in lower case. */
export interface Answer {
  status: number;
  headers: Record<string, string>;
  body: Buffer;
}

/** The call is refused: thrown where it is found out, turned into an answer in one place. */
export class ApiFailure extends Error {
  readonly status: number;
  readonly code: string;
  readonly headers: Record<string, string>;

  constructor(status: number, code: string, message: string, headers: Record<string, string> = {}) {
    super(message);
    this.name = 'ApiFailure';
    this.status = status;
    this.code = code;
    this.headers = headers;
  }
}

export function json(status: number, value: unknown, headers: Record<string, string> = {}): Answer {
  return {
    status,
    headers: { 'content-type': 'application/json', ...headers },
    body: Buffer.from(JSON.stringify(value)),
  };
}

export function done(): Answer {
  return { status: 204, headers: {}, body: Buffer.alloc(0) };
}

export function failureAnswer(failure: ApiFailure, correlationId: string): Answer {
  const body = {
    success: false,
    error: STATUS_CODES[failure.status] ?? 'Error',
    error_id: correlationId,
    error_code: failure.code,
    error_message: failure.message,
    data: null,
  };
  return json(failure.status, body, failure.headers);
}
