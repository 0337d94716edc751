import type { HttpAnswer } from './http.ts';

/** What came of a request after all its tries. */
export type Reply =
  /** The server's last word, whatever its status: the caller judges it. */
  | ({ readonly kind: 'answer'; readonly answer: HttpAnswer } & Tries)
  /** Out of tries, refused for the whole run, stopped between two tries, or without a body to send. */
  | ({
      readonly kind: 'failed';
      readonly reason: string;
      /** The status of the last answer. */
      readonly status?: number;
      /** Why the whole run stops with it. */
      readonly stop?: string;
    } & Tries)
  /** The run had stopped before the first try. */
  | { readonly kind: 'not sent'; readonly reason: string };

/** What is known of the tries that a request took. */
export interface Tries {
  readonly count: number;
  /** Whether one of them may have done its work without saying so. An answer that is the last word is left to its judge. */
  readonly doubt: boolean;
  /** How long they took, without the waits before and between them. */
  readonly milliseconds: number;
  /** Of the last one: what PolyAI's support finds it by. */
  readonly correlationId: string | undefined;
}

/** Why there is no answer; where the run stops with it, why that is. */
export function whyFailed(reply: Exclude<Reply, { kind: 'answer' }>): string {
  return (reply.kind === 'failed' && reply.stop) || reply.reason;
}
