/** Where things are in the text of a manifest. */

/** Where a comma ends that is next, except for whitespace and comments. */
export function commaAfter(text: string, from: number): number | undefined {
  for (let at = from; at < text.length; ) {
    const character = text.charAt(at);
    if (character === ',') return at + 1;
    if (character === '#') at = text.indexOf('\n', at);
    else if (!/\s/.test(character)) return undefined;
    if (at < 0) return undefined;
    at += 1;
  }
  return undefined;
}

/** The blanks before `at`; undefined if something else precedes it on its line. */
export function indentOf(text: string, at: number): string | undefined {
  const before = text.slice(lineStart(text, at), at);
  return /^[ \t]*$/.test(before) ? before : undefined;
}

export function lineIndent(text: string, at: number): string {
  return /^[ \t]*/.exec(text.slice(lineStart(text, at), at))?.[0] ?? '';
}

export function lineStart(text: string, at: number): number {
  return at === 0 ? 0 : text.lastIndexOf('\n', at - 1) + 1;
}

/** Comments that are indented deeper than the entries belong to the one above them. */
export function afterDeeperComments(text: string, from: number, depth: number): number {
  let at = from;
  for (;;) {
    const line = /^([ \t]*)#[^\n]*\n/.exec(text.slice(at));
    if (!line || (line[1] ?? '').length <= depth || text[at - 1] !== '\n') return at;
    at += line[0].length;
  }
}

/** The line break that is in use around there. */
export function newlineAt(text: string, at: number): '\n' | '\r\n' {
  const before = at === 0 ? -1 : text.lastIndexOf('\n', at - 1);
  const feed = before >= 0 ? before : text.indexOf('\n');
  return feed > 0 && text[feed - 1] === '\r' ? '\r\n' : '\n';
}
