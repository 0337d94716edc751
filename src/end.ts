import type { World } from './context.ts';
import { Blocked, type Problem } from './lib/problem.ts';

/** How a run ended early, and the problems to report. */
export interface End {
  readonly kind: 'cancelled' | 'blocked' | 'broken';
  readonly problems: readonly Problem[];
}

/** Classifies the error that ended a run. A user's mistake is reported without a stack; a bug is logged with one. */
export function endOf(error: unknown, { cancel, runner }: Pick<World, 'cancel' | 'runner'>): End {
  if (cancel.aborted) return { kind: 'cancelled', problems: [] };
  if (error instanceof Blocked) return { kind: 'blocked', problems: error.problems };
  for (const line of String(error instanceof Error ? error.stack : error).split('\n')) runner.log(line);
  return {
    kind: 'broken',
    problems: [{ message: `this is a bug in the action, please report it: ${String(error)}` }],
  };
}
