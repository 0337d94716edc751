import type { Level, Section } from './fit.ts';
import { folded, inert } from './markdown.ts';
import { brief, type Column, table } from './table.ts';

export interface Listing<Row> {
  readonly title: string;
  readonly rows: readonly Row[];
  /** Three at most, so that the table can be read on a phone. */
  readonly columns: readonly Column<Row>[];
  /** The entry that a row is about. */
  readonly id: (row: Row) => string;
  /** Folds away, however few they are. */
  readonly minor?: boolean;
  /** The first rows matter most: where space is short, they are shown rather than the name of each. */
  readonly isSorted?: boolean;
  /** A sentence under the title. */
  readonly note?: string | undefined;
}

/** Of longer lists, the rest folds. */
const ROWS_IN_SIGHT = 10;
/** Ids that are named where there is no room for all. */
const SOME = 500;

/** Rows that are shown of a sorted list. */
const MAX_SORTED: Partial<Record<Level, number>> = { 2: 250, 3: 100, 4: 10 };

/** A section of rows about entries, with their number in its title. */
export function listing<Row>(list: Listing<Row>): Section {
  const { title, rows, columns, id } = list;
  return (level) => {
    if (rows.length === 0) return '';
    const most = list.isSorted ? MAX_SORTED[level] : undefined;
    if (most !== undefined) return firstRows(list, most);
    switch (level) {
      case 0:
        return tableOf(list, columns);
      case 1:
        return tableOf(list, brief(columns));
      case 2:
        return foldedAway(list, ids(rows.map(id)));
      case 3:
        return foldedAway(list, ids(rows.map(id), SOME));
      case 4:
        return `**${title}** (${rows.length})`;
    }
  };
}

function tableOf<Row>(list: Listing<Row>, columns: readonly Column<Row>[]): string {
  const { title, rows, note, minor } = list;
  if (minor) return foldedAway(list, table(columns, rows));
  return paragraphs(
    `#### ${title} (${rows.length})`,
    note,
    ...firstOpen(rows, (some) => table(columns, some)),
  );
}

function firstRows<Row>(list: Listing<Row>, most: number): string {
  const { title, rows, columns, note } = list;
  const left = rows.length - most;
  return paragraphs(
    `#### ${title} (${rows.length})`,
    note,
    ...firstOpen(rows.slice(0, most), (some) => table(brief(columns), some)),
    left > 0 ? `and ${left} more: see the report file` : undefined,
  );
}

/** The first rows in sight, and the rest, if there is any, folded. */
export function firstOpen<Row>(rows: readonly Row[], show: (rows: readonly Row[]) => string): string[] {
  const rest = rows.slice(ROWS_IN_SIGHT);
  const more = rest.length > 0 ? [folded(`${rest.length} more`, show(rest))] : [];
  return [show(rows.slice(0, ROWS_IN_SIGHT)), ...more];
}

function foldedAway<Row>({ title, rows, note }: Listing<Row>, content: string): string {
  return folded(`<b>${title}</b> (${rows.length})`, paragraphs(note, content));
}

export function paragraphs(...texts: readonly (string | undefined)[]): string {
  return texts.filter(Boolean).join('\n\n');
}

/** Ids in a line: digits, or places. */
export function ids(all: readonly string[], most = all.length): string {
  const more = all.length - most;
  const named = all.slice(0, most).map((id) => inert(id));
  return `${named.join(', ')}${more > 0 ? `, and ${more} more` : ''}`;
}
