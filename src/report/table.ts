/** A column: its heading, and its cell for a row, as Markdown. */
export interface Column<Row> {
  readonly title: string;
  readonly cell: (row: Row) => string;
  /** The same in fewer bytes, where space is short. */
  readonly brief?: (row: Row) => string;
  /** Given up first where space is short. */
  readonly detail?: boolean;
}

/** A table without the columns that have nothing in them. */
export function table<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): string {
  const filled = columns
    .map(({ title, cell }) => ({ title, cells: rows.map(cell) }))
    .filter(({ cells }) => cells.some((cell) => cell !== ''));
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [
    line(filled.map(({ title }) => title)),
    line(filled.map(() => '---')),
    ...rows.map((_, index) => line(filled.map(({ cells }) => cells[index] ?? ''))),
  ].join('\n');
}

/** The columns of a table that has to be small. */
export function brief<Row>(columns: readonly Column<Row>[]): Column<Row>[] {
  return columns
    .filter(({ detail }) => !detail)
    .map((column) => ({ ...column, cell: column.brief ?? column.cell }));
}
