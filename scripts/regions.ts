/** A part of a page that is made from something else, between `<!-- name -->` and `<!-- /name -->`, maybe in a list. */
const REGION = /^( *)<!-- (\S+) -->\n[\s\S]*?^ *<!-- \/\2 -->$/gm;
const OPENING = /^ *<!-- ([^\s/]\S*) -->$/gm;

/** Makes every region of a page anew. Raises an error for a name that cannot be made, or one that is never closed. */
export function fillRegions(page: string, make: (name: string) => string): string {
  const filled = page.replaceAll(REGION, (_, indent: string, name: string) =>
    indented(`<!-- ${name} -->\n${make(name).trim()}\n<!-- /${name} -->`, indent),
  );
  const closed = [...page.matchAll(REGION)].length;
  const opened = [...page.matchAll(OPENING)].length;
  if (opened !== closed) throw new Error(`${opened} regions begin, but ${closed} end`);
  return filled;
}

function indented(text: string, indent: string): string {
  return text.replaceAll(/^(?=.)/gm, indent);
}

/** A file as a code block. */
export function codeBlock(language: string, text: string): string {
  return `\`\`\`${language}\n${text.trim()}\n\`\`\``;
}

export interface Described {
  readonly description: string;
  readonly default?: string;
}

/** The inputs of action.yml as a table, in the order of the file. */
export function inputsTable(inputs: Readonly<Record<string, Described>>): string {
  const rows = Object.entries(inputs).map(([name, input]) => [
    code(name),
    input.default === undefined ? '' : input.default.trim().split('\n').map(code).join('<br>'),
    cell(input.description),
  ]);
  return table(['Input', 'Default', 'Meaning'], rows);
}

/** The outputs of action.yml as a table, in the order of the file. */
export function outputsTable(outputs: Readonly<Record<string, Described>>): string {
  const rows = Object.entries(outputs).map(([name, output]) => [code(name), cell(output.description)]);
  return table(['Output', 'Value'], rows);
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

function code(text: string): string {
  return `\`${text.replaceAll('|', '\\|')}\``;
}

/** Prose of one line; what Markdown would take for HTML, emphasis or another cell is written out. */
function cell(text: string): string {
  return text
    .trim()
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/[<|*_]/g, (character) => `\\${character}`);
}
