import type { Level, Section } from './fit.ts';
import { firstOpen, ids, paragraphs } from './listing.ts';
import { folded } from './markdown.ts';

export interface Causes<Row> {
  readonly title: string;
  readonly rows: readonly Row[];
  /** Rows with the same key have one cause. */
  readonly key: (row: Row) => string;
  /** What rows have in common, as Markdown: it is shown once for all of them. `count` is how many there are. */
  readonly cause: (row: Row, level: Level, count: number) => string;
  /** A row of several, as Markdown in one line; `isBrief` where space is short. */
  readonly item: (row: Row, isBrief: boolean) => string;
  /** A row that has its cause for itself, with that, as Markdown in one line. */
  readonly single: (row: Row, level: Level) => string;
  /** The shortest name of a row. */
  readonly id: (row: Row) => string;
}

/** How many causes are shown at each level. */
const MAX_CAUSES: Record<Level, number> = { 0: 500, 1: 200, 2: 50, 3: 20, 4: 5 };
/** How many rows of one cause are named if there is no room for a line each. */
const MAX_NAMED: Partial<Record<Level, number>> = { 3: 50 };

/** A section of rows by their causes, those of many rows first. */
export function causes<Row>(list: Causes<Row>): Section {
  const { title, rows, single } = list;
  const groups = [...Map.groupBy(rows, list.key).values()];
  groups.sort((a, b) => Number(b.length > 1) - Number(a.length > 1));
  return (level) => {
    if (rows.length === 0) return '';
    const shown = groups.slice(0, MAX_CAUSES[level]);
    const shared = shown.filter(({ length }) => length > 1);
    const alone = shown.filter(({ length }) => length === 1).flat();
    return paragraphs(
      `#### ${title} (${rows.length})`,
      ...firstOpen(shared, (some) => paragraphs(...some.map((group) => ofOneCause(list, group, level)))),
      ...firstOpen(alone, (some) => bullets(some.map((row) => single(row, level)))),
      shown.length < groups.length
        ? `and ${groups.length - shown.length} more: see the log and the report file`
        : undefined,
    );
  };
}

function ofOneCause<Row>(list: Causes<Row>, rows: readonly Row[], level: Level): string {
  const { cause, item, id } = list;
  const [first] = rows as [Row];
  const said = cause(first, level, rows.length);
  if (level === 4) return `${said} (${rows.length})`;
  if (level >= 2)
    return paragraphs(said, folded(`${rows.length} of them`, ids(rows.map(id), MAX_NAMED[level])));
  return paragraphs(said, ...firstOpen(rows, (some) => bullets(some.map((row) => item(row, level > 0)))));
}

function bullets(lines: readonly string[]): string {
  return lines.map((line) => `- ${line}`).join('\n');
}
