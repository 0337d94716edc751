import { quote } from '../lib/text.ts';
import type { VerifyEntry, VerifyRun } from './run.ts';
import type { Verdict } from './verdict.ts';

/** The entry id with the file that the manifest gives it. */
export function nameOf({ id, name }: Pick<VerifyEntry, 'id' | 'name'>): string {
  return `entry ${id} (${quote(name)})`;
}

/** A verdict in one line. */
export function verdictLine(entry: VerifyEntry, verdict: Verdict): string {
  return `${verdict.kind}: ${nameOf(entry)}${'reason' in verdict ? `: ${verdict.reason}` : ''}`;
}

/** The verdicts that are known already, a line each. */
export function judgedLines({ entries, verdicts }: VerifyRun): string[] {
  return entries.flatMap((entry) => {
    const verdict = verdicts.get(entry.id);
    return verdict ? [verdictLine(entry, verdict)] : [];
  });
}
