import { holdsBack, type Outcome } from '../plan/outcome.ts';
import type { Plan, Replacement } from '../plan/plan.ts';
import { type DeleteOptions, deleteAll } from './delete.ts';
import { failureOf } from './failure.ts';

export interface ApplyOptions extends DeleteOptions {
  /** The checked bytes of a replacement's file. */
  readonly audio: (change: Replacement) => Promise<Buffer>;
  /** Told of bytes that were sent to their end and are not needed any more. */
  readonly sent: (change: Replacement, audio: Buffer) => void;
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
  let audio: Buffer = NO_AUDIO;
  const result = await options.client.api.replace(change.id, change.entry.path, async () => {
    audio = await options.audio(change);
    return audio;
  });
  const done = result.kind === 'response' && result.response.status === 204;
  const outcome: Outcome = done
    ? { kind: 'replaced', change, bytes: audio.length, milliseconds: result.milliseconds }
    : failureOf(change, result, false);
  options.settled(outcome);
  if (done) options.sent(change, audio);
  return outcome;
}

const NO_AUDIO = Buffer.alloc(0);
