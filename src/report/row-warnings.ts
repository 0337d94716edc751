import type { EntryId } from '../lib/ids.ts';
import type { Problem } from '../lib/problem.ts';
import { quote } from '../lib/text.ts';
import type { Replacement } from '../plan/plan.ts';
import type { Run } from '../run.ts';
import { nameOf } from './log.ts';

export interface RowWarnings {
  /** What is wrong with what a replacement sends; each reads well after its name. */
  readonly byEntry: ReadonlyMap<EntryId, readonly string[]>;
  /** The warnings that are shown in rows, as they were given. */
  readonly placed: readonly Problem[];
  /** The others. */
  readonly rest: readonly Problem[];
}

/** Sorts the warnings that are about one replacement to its row. */
export function rowWarnings({ plan, warnings, manifest }: Run): RowWarnings {
  const byFile = Map.groupBy(plan.replace, ({ entry }) => entry.path);
  const byLine = Map.groupBy(plan.replace, ({ entry }) => entry.line);
  const byEntry = new Map<EntryId, string[]>();
  const isPlaced = ({ message, file, line }: Problem): boolean => {
    const here = [
      ...(byFile.get(file ?? '') ?? []).map((change) => [change, `${quote(change.entry.path)} `] as const),
      ...(file === manifest && line !== undefined ? (byLine.get(line) ?? []) : []).map(
        (change) => [change, `${nameOf(change)}: `] as const,
      ),
    ].filter(([, subject]) => message.startsWith(subject));
    for (const [change, subject] of here) note(byEntry, change, message.slice(subject.length));
    return here.length > 0;
  };
  const { placed = [], rest = [] } = Object.groupBy(warnings, (one) => (isPlaced(one) ? 'placed' : 'rest'));
  return { byEntry, placed, rest };
}

function note(byEntry: Map<EntryId, string[]>, { id }: Replacement, text: string): void {
  byEntry.set(id, [...(byEntry.get(id) ?? []), text]);
}
