import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';

export type Theme = 'light' | 'dark';

/** GitHub-flavoured Markdown as HTML. Like GitHub, it passes HTML in the text on, but removes nothing from it. */
export function renderHtml(markdown: string): string {
  return micromark(markdown, {
    allowDangerousHtml: true,
    extensions: [gfm()],
    htmlExtensions: [gfmHtml()],
  });
}

/** GitHub's own. */
const DARK = '#0d1117';

/** A summary as GitHub shows it: in GitHub's own style, in the reader's theme if none is given. */
export function renderPage(markdown: string, title: string, theme?: Theme): string {
  const style = theme ? `github-markdown-${theme}.css` : 'github-markdown.css';
  const css = readFileSync(createRequire(import.meta.url).resolve(`github-markdown-css/${style}`), 'utf8');
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="color-scheme" content="${theme ?? 'light dark'}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>
${css}
body { margin: 0; background: ${theme === 'dark' ? DARK : '#fff'}; }
${theme ? '' : `@media (prefers-color-scheme: dark) { body { background: ${DARK}; } }`}
.markdown-body { max-width: 980px; margin: 0 auto; padding: 24px; }
</style>
<article class="markdown-body">
${renderHtml(markdown)}
</article>
</html>
`;
}

/** A summary for the terminal: no markup, columns in line. */
export function renderText(markdown: string): string {
  const lines = markdown.split('\n').map(plain);
  const isRow = (line: string | undefined) => line?.startsWith('|') ?? false;
  return lines
    .map((line, index) => {
      if (!isRow(line)) return line.replace(/^#+ /, '');
      let first = index;
      while (isRow(lines[first - 1])) first -= 1;
      let end = index;
      while (isRow(lines[end])) end += 1;
      return alignRow(line, lines.slice(first, end));
    })
    .join('\n');
}

function plain(line: string): string {
  return line
    .replaceAll('<br>', ' · ')
    .replaceAll(/<[^>]*>|\*\*/g, '')
    .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replaceAll('&nbsp;', ' ')
    .replaceAll(/&#([0-9]+);/g, (_, digits: string) => String.fromCodePoint(Number(digits)));
}

function alignRow(row: string, table: readonly string[]): string {
  const cells = (line: string) => line.slice(2, -2).split(' | ');
  const widths = cells(row).map((_, column) =>
    Math.max(...table.map((line) => (cells(line)[column] ?? '').length)),
  );
  const filled = cells(row).map((cell, column) =>
    /^-+:?$/.test(cell) ? '-'.repeat(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0),
  );
  return `  ${filled.join('  ')}`.trimEnd();
}
