import type { Section } from './fit.ts';
import { folded, inert } from './markdown.ts';
import { type Column, table } from './table.ts';

export interface Listing<Row> {
  readonly title: string;
  readonly rows: readonly Row[];
  readonly columns: readonly Column<Row>[];
  /** The entry that a row is about. */
  readonly id: (row: Row) => string;
  /** The first rows stay in sight, however many there are. */
  readonly urgent?: boolean;
  /** Folds away, however few they are. */
  readonly minor?: boolean;
  /** A sentence under the title. */
  readonly note?: string;
}

/** Longer tables fold. */
const ROWS_IN_SIGHT = 12;
/** Ids that are named where there is no room for all. */
const SOME = 500;

/** A section of rows about entries, with their number in its title. */
export function listing<Row>(list: Listing<Row>): Section {
  const { rows, columns, id } = list;
  return (level) => {
    if (rows.length === 0) return '';
    switch (level) {
      case 0:
        return tableOf(list, columns);
      case 1:
        return tableOf(
          list,
          columns.filter(({ detail }) => !detail),
        );
      case 2:
        return foldedAway(list, ids(rows.map(id)));
      case 3:
        return foldedAway(list, ids(rows.map(id), SOME));
      case 4:
        return `**${list.title}** (${rows.length})`;
    }
  };
}

function tableOf<Row>(list: Listing<Row>, columns: readonly Column<Row>[]): string {
  const { title, rows, note, urgent, minor } = list;
  const inSight = (content: string) => paragraphs(`#### ${title} (${rows.length})`, note, content);
  if (rows.length <= ROWS_IN_SIGHT && !minor) return inSight(table(columns, rows));
  if (!urgent || minor) return foldedAway(list, table(columns, rows));
  const rest = rows.slice(ROWS_IN_SIGHT);
  return paragraphs(
    inSight(table(columns, rows.slice(0, ROWS_IN_SIGHT))),
    folded(`${rest.length} more`, table(columns, rest)),
  );
}

function foldedAway<Row>({ title, rows, note }: Listing<Row>, content: string): string {
  return folded(`<b>${title}</b> (${rows.length})`, paragraphs(note, content));
}

function paragraphs(...texts: readonly (string | undefined)[]): string {
  return texts.filter(Boolean).join('\n\n');
}

/** Entry ids are digits. */
function ids(all: readonly string[], most = all.length): string {
  const more = all.length - most;
  const named = all.slice(0, most).map((id) => inert(id));
  return `${named.join(', ')}${more > 0 ? `, and ${more} more` : ''}`;
}
