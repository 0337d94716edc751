import { escapeInvisible } from '../text.ts';

/**
 * Text from outside as inert inline Markdown: shown as code, so GitHub turns neither mentions nor issue numbers in it into
 * links, and with every character that Markdown or HTML could read as markup written as an entity.
 */
export function code(text: string): string {
  return `<code>${inert(text)}</code>`;
}

/** Escapes every ASCII character but letters, digits, space and a few harmless marks; shows control characters. */
export function inert(text: string): string {
  return escapeInvisible(text.toWellFormed()).replace(
    /[^A-Za-z0-9 ,;\u0080-\u{10ffff}]/gu,
    (character) => `&#${character.codePointAt(0)};`,
  );
}

export type Align = 'left' | 'right';

/** A table of cells that are Markdown already. */
export function table(
  head: readonly (readonly [title: string, align: Align])[],
  rows: readonly (readonly string[])[],
): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [
    line(head.map(([title]) => title)),
    line(head.map(([, align]) => (align === 'right' ? '---:' : '---'))),
    ...rows.map(line),
  ].join('\n');
}
