/** Something that a user must fix or should know: what is wrong, where, and the way out, in one sentence. */
export interface Problem {
  readonly message: string;
  /** Path in the repository, `/`-separated. */
  readonly file?: string | undefined;
  /** Counted from 1. */
  readonly line?: number | undefined;
  /** Counted from 1. */
  readonly column?: number | undefined;
}

/** The run must not write, because of one or more problems. These are a user's mistakes, so no stack is shown. */
export class Blocked extends Error {
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[], options?: ErrorOptions) {
    super(problems.map((problem) => problem.message).join('; '), options);
    this.name = 'Blocked';
    this.problems = problems;
  }

  static because(message: string, options?: ErrorOptions): Blocked {
    return new Blocked([{ message }], options);
  }
}
