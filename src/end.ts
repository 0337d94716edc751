import type { World } from './context.ts';
import { Blocked, type Problem } from './lib/problem.ts';

/** How a run ended that did not reach its end, and what to tell the user about it. */
export interface End {
  readonly kind: 'cancelled' | 'blocked' | 'broken';
  readonly problems: readonly Problem[];
}

/** Judges what a run was ended by. A user's mistake is told without a stack; a mistake of ours is logged with one. */
export function endOf(error: unknown, { cancel, runner }: Pick<World, 'cancel' | 'runner'>): End {
  if (cancel.aborted) return { kind: 'cancelled', problems: [] };
  if (error instanceof Blocked) return { kind: 'blocked', problems: error.problems };
  for (const line of String(error instanceof Error ? error.stack : error).split('\n')) runner.log(line);
  return {
    kind: 'broken',
    problems: [{ message: `this is a bug in the action, please report it: ${String(error)}` }],
  };
}
