import { renderHtml } from '../../scripts/render.ts';

export interface ReadTable {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

export interface ReadSummary {
  /** The number in each title, and how many rows and items stand below it. */
  readonly sections: ReadonlyMap<string, { readonly count: number; readonly rows: number }>;
  readonly tables: readonly ReadTable[];
}

/** Reads a summary as a browser would after GitHub has made HTML of it: titles, tables, cells. */
export function parseSummary(markdown: string): ReadSummary {
  const html = renderHtml(markdown);
  const sections = new Map<string, { count: number; rows: number }>();
  const tables: ReadTable[] = [];
  let current: { count: number; rows: number } | undefined;
  const parts =
    /<h4>(.*?) \((\d+)\)<\/h4>|<summary><b>(.*?)<\/b> \((\d+)\)<\/summary>|<table>(.*?)<\/table>|<(li)>/gs;
  for (const [, title, count, folded, foldedCount, table, item] of html.matchAll(parts)) {
    if (item !== undefined) {
      if (current) current.rows += 1;
      continue;
    }
    if (table !== undefined) {
      const read = readTable(table);
      tables.push(read);
      if (current) current.rows += read.rows.length;
      continue;
    }
    current = { count: Number(count ?? foldedCount), rows: 0 };
    sections.set(title ?? folded ?? '', current);
  }
  return { sections, tables };
}

function readTable(html: string): ReadTable {
  const cells = (row: string, tag: string) =>
    [...row.matchAll(new RegExp(`<${tag}[^>]*>(.*?)</${tag}>`, 'gs'))].map(([, cell = '']) => textOf(cell));
  const rows = [...html.matchAll(/<tr>(.*?)<\/tr>/gs)].map(([, row = '']) => row);
  return { head: cells(rows[0] ?? '', 'th'), rows: rows.slice(1).map((row) => cells(row, 'td')) };
}

const NAMED: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ' };

/** The text of a piece of HTML. */
export function textOf(html: string): string {
  return html
    .replaceAll(/<!--.*?-->|<[^>]*>/gs, '')
    .replaceAll(/&(?:#(\d+)|(\w+));/g, (_, digits: string, name: string) =>
      digits ? String.fromCodePoint(Number(digits)) : (NAMED[name] ?? ''),
    );
}
