import type { Account } from './accounts.ts';

/** One call of the REST API, as an operation gets it. */
export interface Call {
  /** From the path, decoded. */
  values: Record<string, string>;
  query: URLSearchParams;
  body: Record<string, unknown>;
  account: Account;
  /** The header of that name. */
  accept: string;
}
