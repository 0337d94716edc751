import { type Causes, causes } from './causes.ts';
import { fileName, type NamedEntry, small } from './columns.ts';
import type { Section } from './fit.ts';
import type { Place } from './links.ts';
import { code } from './markdown.ts';

export interface EntryCauses<Row> extends Pick<Causes<Row>, 'title' | 'rows'> {
  readonly entry: (row: Row) => NamedEntry;
  readonly place: (row: Row) => Place | undefined;
  /** What happened, as Markdown: it is said once for all entries that it happened to. */
  readonly cause: (row: Row) => string;
  /** What else is said of an entry, in small print; left out where space is short. */
  readonly notes?: (row: Row) => readonly string[];
  /** What an entry's line ends with. */
  readonly end?: (row: Row) => string;
}

/** Entries by what happened to them. */
export function entryCauses<Row>(list: EntryCauses<Row>): Section {
  const { title, rows, entry, place, cause, notes = () => [], end = () => '' } = list;
  const item = (row: Row, isBrief: boolean) => {
    const name = fileName(entry(row), isBrief ? undefined : place(row));
    const about = small(`entry ${code(entry(row).id)}`, ...(isBrief ? [] : notes(row)));
    return `${[name, about].filter(Boolean).join(' ')}${isBrief ? '' : end(row)}`;
  };
  const single: Causes<Row>['single'] = (row, level) => `${cause(row)}<br>${item(row, level > 0)}`;
  return causes({ title, rows, key: cause, cause, item, single, id: (row) => entry(row).id });
}
