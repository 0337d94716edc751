/** How often a fault acts. */
export interface Counted {
  /** How many matches it acts on; 1 if not said. */
  times?: number | 'always';
  /** How many matches pass before it acts. */
  skip?: number;
}

interface Armed<Fault> {
  fault: Fault;
  skip: number;
  left: number;
}

/** The faults in waiting. The first one that matches acts, and is used up a little. */
export class FaultQueue<Fault extends Counted> {
  #armed: Armed<Fault>[] = [];

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

  take(matches: (fault: Fault) => boolean): Fault | undefined {
    for (const armed of this.#armed) {
      if (!matches(armed.fault)) continue;
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
