import { holdsBack, type Outcome } from '../plan/outcome.ts';
import type { Plan, Replacement } from '../plan/plan.ts';
import { type DeleteOptions, deleteAll } from './delete.ts';
import { failureOf } from './failure.ts';

export interface ApplyOptions extends DeleteOptions {
  /** The checked bytes of a replacement's file. */
  readonly audio: (change: Replacement) => Promise<Buffer>;
  /** What becomes of deletions that are held back: the end of a sentence for the user. */
  readonly whatNext: string;
}

/**
 * Carries a plan to the cache: replacements first and, only if each of them was certainly made, deletions.
 * Reports exactly one outcome for each change. Never rejects for what a server does.
 */
export async function apply(plan: Plan, options: ApplyOptions): Promise<void> {
  const replaced = await Promise.all(plan.replace.map((change) => replace(change, options)));
  if (replaced.some(holdsBack)) {
    const reason = `not all replacements were made, so nothing was deleted; ${options.whatNext}`;
    for (const change of plan.delete) options.settled({ kind: 'skipped', change, reason });
    return;
  }
  await deleteAll(plan.delete, options);
}

async function replace(change: Replacement, options: ApplyOptions): Promise<Outcome> {
  let bytes = 0;
  const result = await options.client.api.replace(change.id, change.entry.path, async () => {
    const audio = await options.audio(change);
    bytes = audio.length;
    return audio;
  });
  const done = result.kind === 'response' && result.response.status === 204;
  const outcome: Outcome = done
    ? { kind: 'replaced', change, bytes, milliseconds: result.milliseconds }
    : failureOf(change, result, false);
  options.settled(outcome);
  return outcome;
}
