import { STATUS_CODES } from 'node:http';
import { type HttpResponse, json } from '../http/response.ts';

/** The call is refused: thrown where it is found out, turned into a response in one place. */
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

export function failureResponse(failure: ApiFailure, correlationId: string): HttpResponse {
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
