import type { Route, Target } from './routes.ts';

export type Json = string | number | boolean | null | Json[] | { [name: string]: Json };

/** Which requests a fault is for. */
export interface FaultMatch {
  method?: string;
  route?: Route;
  /** The one in the path; a bulk delete has none. */
  entryId?: string;
  /** How many matches it acts on; 1 if not said. */
  times?: number | 'always';
  /** How many matches pass before it acts. */
  skip?: number;
}

export type FaultEffect =
  /** A bad answer; the call itself takes place only if `performed`. Text goes out as it is, anything else as JSON. */
  | { status: number; headers?: Record<string, string>; body?: Json; performed?: boolean }
  /** The connection is reset before or after the call takes place. */
  | { reset: 'before' | 'after' }
  /** The call takes place; its answer is cut off, after half the body or that many bytes of it. */
  | { truncate: true | number }
  /** No answer, ever. */
  | { hang: true; performed?: boolean }
  /** A bulk delete leaves these ids alone and says that they failed. */
  | { bulkFailed: string[] }
  /** A bulk delete says this; it deletes the ids in `performed` (`true`: those asked for), or none. */
  | { bulkAnswer: Json; performed?: boolean | string[] }
  /** Nothing but the delay. */
  | Record<never, never>;

/** Plain data, so that it can come from a file or over HTTP. A delay goes before anything else. */
export type Fault = FaultMatch & { delayMs?: number } & FaultEffect;

interface Armed {
  fault: Fault;
  skip: number;
  left: number;
}

/** The faults in waiting. The first one that matches acts, and is used up a little. */
export class FaultScript {
  #armed: Armed[] = [];

  add(fault: Fault): void {
    const { times = 1, skip = 0 } = fault;
    this.#armed.push({ fault, skip, left: times === 'always' ? Number.POSITIVE_INFINITY : times });
  }

  clear(): void {
    this.#armed = [];
  }

  waiting(): Fault[] {
    return this.#armed.map(({ fault, skip, left }) => ({
      ...fault,
      skip,
      times: Number.isFinite(left) ? left : 'always',
    }));
  }

  take(method: string, target: Target): Fault | undefined {
    for (const armed of this.#armed) {
      if (!matches(armed.fault, method, target)) continue;
      if (armed.skip > 0) {
        armed.skip--;
        continue;
      }
      armed.left--;
      this.#armed = this.#armed.filter(({ left }) => left > 0);
      return armed.fault;
    }
    return undefined;
  }
}

function matches(fault: Fault, method: string, target: Target): boolean {
  const forBulk = 'bulkFailed' in fault || 'bulkAnswer' in fault;
  return (
    (fault.method === undefined || fault.method.toUpperCase() === method) &&
    (fault.route === undefined || fault.route === target.route) &&
    (fault.entryId === undefined || fault.entryId === target.entryId) &&
    (!forBulk || target.route === 'bulkDelete')
  );
}
