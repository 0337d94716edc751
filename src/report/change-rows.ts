import type { Change } from '../plan/plan.ts';
import type { Run } from '../run.ts';
import { fileColumn, phraseColumn } from './columns.ts';
import { type EntryCauses, entryCauses } from './entry-causes.ts';
import type { Section } from './fit.ts';
import type { Place } from './links.ts';
import { inert } from './markdown.ts';
import type { RowWarnings } from './row-warnings.ts';
import type { Column } from './table.ts';

/** How a change is shown, in a table and below a cause. */

export interface Row {
  readonly change: Change;
}

/** The run, with the warnings shown in its rows. */
export interface Shown {
  readonly run: Run;
  readonly warnings: RowWarnings;
}

export const idOf = ({ change }: Row) => change.id;
const entryOf = ({ change: { id, entry } }: Row) => ({ id, name: entry?.name, path: entry?.path });

/** Where a change's file is: what is deleted, in the last commit that is known to have it. */
function placeOf({ repositoryUrl, head, formerCommits }: Run, { id, kind }: Change): Place {
  return { repositoryUrl, head: kind === 'replace' ? head : formerCommits.get(id) };
}

function warningsAt({ warnings }: Shown, { change }: Row): string {
  const texts = warnings.byEntry.get(change.id) ?? [];
  return texts.map((text) => `<br>⚠️ ${inert(text)}`).join('');
}

/** The file of a change, its entry, why it changes, and its warnings. */
export function file<Each extends Row>(shown: Shown, why: (row: Each) => string): Column<Each> {
  const column = fileColumn<Each>(
    entryOf,
    ({ change }) => placeOf(shown.run, change),
    (row) => [why(row)],
  );
  const warned = (show: (row: Each) => string) => (row: Each) => `${show(row)}${warningsAt(shown, row)}`;
  return { ...column, cell: warned(column.cell), brief: warned(column.brief ?? column.cell) };
}

export function phrase<Each extends Row>(run: Run, rows: readonly Each[]): Column<Each> {
  return phraseColumn(({ change }) => run.details.get(change.id), rows);
}

type ByCause<Each> = Omit<EntryCauses<Each>, 'entry' | 'place' | 'end'>;

/** Changes that have a cause in common, below it. */
export function byCause<Each extends Row>(
  shown: Shown,
  { notes = () => [], ...list }: ByCause<Each>,
): Section {
  return entryCauses({
    ...list,
    entry: entryOf,
    place: ({ change }) => placeOf(shown.run, change),
    notes: (row) => [`to ${row.change.kind}`, ...notes(row)],
    end: (row) => warningsAt(shown, row),
  });
}
