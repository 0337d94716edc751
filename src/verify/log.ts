import { quote } from '../lib/text.ts';
import type { Verdict } from '../live/verdict.ts';
import type { AudioEntry } from '../plan/state.ts';
import type { VerifyRun } from './run.ts';

/** The entry id with the file that the manifest gives it. */
export function nameOf({ id, name }: Pick<AudioEntry, 'id' | 'name'>): string {
  return `entry ${id} (${quote(name)})`;
}

/** A verdict in one line. */
export function verdictLine(entry: AudioEntry, verdict: Verdict): string {
  return `${verdict.kind}: ${nameOf(entry)}${'reason' in verdict ? `: ${verdict.reason}` : ''}`;
}

/** The verdicts that are known already, a line each. */
export function judgedLines({ entries, verdicts }: VerifyRun): string[] {
  return entries.flatMap((entry) => {
    const verdict = verdicts.get(entry.id);
    return verdict ? [verdictLine(entry, verdict)] : [];
  });
}
