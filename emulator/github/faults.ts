import type { Json } from '../polyai/faults.ts';

export type GitHubFaultEffect =
  /** A bad answer; the call itself takes place only if `performed`. Text goes out as it is, anything else as JSON. */
  | { status: number; body?: Json; headers?: Record<string, string>; performed?: boolean }
  /** The connection is reset; before the call takes place, if not `performed`. */
  | { reset: true; performed?: boolean }
  /** No answer, ever. */
  | { hang: true; performed?: boolean }
  /** Nothing but the delay. */
  | Record<never, never>;

/** Which requests, Git's among them, and what happens to them. A delay goes before anything else. */
export type GitHubFault = {
  method?: string;
  /** Held against the path with its query, as it was sent. */
  path?: RegExp;
  /** How many matches it acts on; 1 if not said. */
  times?: number | 'always';
  /** How many matches pass before it acts. */
  skip?: number;
  delayMs?: number;
} & GitHubFaultEffect;

interface Armed {
  fault: GitHubFault;
  skip: number;
  left: number;
}

export class GitHubFaults {
  #armed: Armed[] = [];

  add(fault: GitHubFault): void {
    const { times = 1, skip = 0 } = fault;
    this.#armed.push({ fault, skip, left: times === 'always' ? Number.POSITIVE_INFINITY : times });
  }

  take(method: string, path: string): GitHubFault | undefined {
    for (const armed of this.#armed) {
      const { fault } = armed;
      if (fault.method !== undefined && fault.method !== method) continue;
      // Not `test`: with the flag `g` it would go on where it ended.
      if (fault.path && path.search(fault.path) < 0) continue;
      if (armed.skip-- > 0) continue;
      armed.left--;
      this.#armed = this.#armed.filter(({ left }) => left > 0);
      return fault;
    }
    return undefined;
  }
}
