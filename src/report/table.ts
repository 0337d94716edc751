/** A column: its heading and what stands in it for a row, as Markdown. Headings and cells cannot come apart. */
export interface Column<Row> {
  readonly title: string;
  readonly cell: (row: Row) => string;
  readonly align?: 'right';
  /** Given up first where space is short. */
  readonly detail?: boolean;
  /** Where all rows say the same: it is said once, above a table of several rows, or left out of any. */
  readonly whenSame?: 'above' | 'left out';
}

/** A table without the columns that have nothing in them. */
export function table<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): string {
  const filled = columns
    .map((column) => ({ ...column, cells: rows.map(column.cell) }))
    .filter(({ cells }) => cells.some((cell) => cell !== ''));
  const same = (cells: readonly string[]) => cells.every((cell) => cell === cells[0]);
  const said = filled.filter(({ whenSame, cells }) => whenSame === 'above' && rows.length > 1 && same(cells));
  const shown = filled.filter(
    (column) => !said.includes(column) && !(column.whenSame === 'left out' && same(column.cells)),
  );
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const lines = [
    line(shown.map(({ title }) => title)),
    line(shown.map(({ align }) => (align === 'right' ? '---:' : '---'))),
    ...rows.map((_, index) => line(shown.map(({ cells }) => cells[index] ?? ''))),
  ];
  const above = said.map(({ title, cells }) => `${title}: ${cells[0]}`);
  return [...above, lines.join('\n')].join('\n\n');
}
