import { type HttpResponse, json } from '../http/response.ts';

/** The call is refused: thrown where it is found out, turned into a response in one place. */
export class Refusal extends Error {
  readonly status: number;
  readonly errors: readonly Record<string, unknown>[] | undefined;

  constructor(status: number, message: string, errors?: readonly Record<string, unknown>[]) {
    super(message);
    this.name = 'Refusal';
    this.status = status;
    this.errors = errors;
  }
}

export const notFound = () => new Refusal(404, 'Not Found');

export function resource(status: number, value: unknown, headers: Record<string, string> = {}): HttpResponse {
  return json(status, value, { 'content-type': 'application/json; charset=utf-8', ...headers });
}

export function refusalResponse({ status, message, errors }: Refusal, documentation: string): HttpResponse {
  const documentationUrl = `https://docs.github.com/rest${documentation}`;
  const body = { message, errors, documentation_url: documentationUrl, status: String(status) };
  return resource(status, body);
}

/** GitHub's second kind of id: opaque text. */
export function nodeId(kind: string, id: number | string): string {
  return Buffer.from(`${kind}:${id}`).toString('base64');
}
