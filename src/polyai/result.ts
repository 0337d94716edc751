import type { HttpResponse } from './http-response.ts';

/** What came of a request after all its tries. */
export type Result =
  /** The server's final response, whatever its status: the caller judges it. */
  | ({ readonly kind: 'response'; readonly response: HttpResponse } & Tries)
  /** Out of tries, refused for the whole run, stopped between two tries, or without a body to send. */
  | ({
      readonly kind: 'failed';
      readonly reason: string;
      /** The status of the last response. */
      readonly status?: number;
      /** Why the whole run has stopped, if that is why there is no further try. */
      readonly stop?: string;
    } & Tries)
  /** The run had stopped before the first try. */
  | { readonly kind: 'not sent'; readonly reason: string };

/** What is known of the tries that a request took. */
export interface Tries {
  readonly count: number;
  /** Whether one of them may have done its work without saying so. The final response is left to the caller to judge. */
  readonly doubt: boolean;
  /** How long they took, without the waits before and between them. */
  readonly milliseconds: number;
  /** Of the last one: what PolyAI's support finds it by. */
  readonly correlationId: string | undefined;
}

/** Why there is no response; where the whole run stops with it, why that is. */
export function reasonOf(result: Exclude<Result, { kind: 'response' }>): string {
  return (result.kind === 'failed' && result.stop) || result.reason;
}
