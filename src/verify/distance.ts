/**
 * How many characters must be inserted, removed or replaced to turn one text into the other (Levenshtein), if that is less than
 * `bound`; else `bound`. Counts UTF-16 units. Takes time in proportion to the shorter length times the bound.
 */
export function editDistance(a: string, b: string, bound: number): number {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (long.length - short.length >= bound) return bound;
  // Row by row: `row[i]` is the distance between the first `i` units of `short` and the units of `long` so far.
  const row = Uint32Array.from({ length: short.length + 1 }, (_, index) => index);
  for (let at = 1; at <= long.length; at += 1) {
    // Cells farther from the diagonal than the bound cannot be on a path that stays below it.
    const from = Math.max(1, at - bound);
    const to = Math.min(short.length, at + bound);
    let diagonal = row[from - 1] as number;
    row[from - 1] = from === 1 ? at : bound;
    let least = row[from - 1] as number;
    for (let i = from; i <= to; i += 1) {
      const above = row[i] as number;
      const isSame = short.charCodeAt(i - 1) === long.charCodeAt(at - 1);
      const cell = Math.min(isSame ? diagonal : diagonal + 1, above + 1, (row[i - 1] as number) + 1);
      diagonal = above;
      row[i] = cell;
      if (cell < least) least = cell;
    }
    if (least >= bound) return bound;
  }
  return Math.min(bound, row[short.length] as number);
}
