import { isMap, isScalar, type ParsedNode, type YAMLMap } from 'yaml';
import { type NewEntry, renderEntry, type Style } from './manifest-style.ts';
import {
  afterDeeperComments,
  commaAfter,
  indentOf,
  lineIndent,
  lineStart,
  newlineAt,
} from './text-places.ts';

/** Text that takes the place of `length` characters (0: of none). */
export interface Insertion {
  readonly at: number;
  readonly length: number;
  readonly text: string;
}

export type EntriesMap = YAMLMap.Parsed<ParsedNode, ParsedNode | null>;

const DEFAULT_UNIT = '  ';

/**
 * Finds where new entries go, below those that are there, and writes them in the style of those. Undefined for a text that is
 * written in a way that is not known here.
 */
export function insertEntries(
  text: string,
  root: EntriesMap,
  entries: EntriesMap,
  add: readonly NewEntry[],
): Insertion[] | undefined {
  if (add.length === 0) return [];
  if (!entries.flow) return insertInBlock(text, entries, add);
  return entries.items.length > 0
    ? insertInBraces(text, entries, add)
    : insertInEmptyBraces(text, root, entries, add);
}

/** Below the line on which the last entry ends. */
function insertInBlock(text: string, entries: EntriesMap, add: readonly NewEntry[]): Insertion[] | undefined {
  const last = entries.items.at(-1);
  const end = last?.value?.range[2];
  const indent = last && indentOf(text, last.key.range[0]);
  if (end === undefined || indent === undefined) return undefined;
  const nested = entries.items.map(({ value }) => value).filter((value) => isMap(value));
  const [inner] = nested.filter(({ flow }) => !flow).map(({ range }) => indentOf(text, range[0]));
  const style: Style = {
    layout: 'block',
    indent,
    unit: inner === undefined ? indent || DEFAULT_UNIT : inner.slice(indent.length),
    newline: newlineAt(text, end),
    quotes: last ? quotesOf(last.key) : '',
    gap: ' ',
    compact: nested.length > 0 && nested.every(({ flow }) => flow),
  };
  const at = afterDeeperComments(text, end, indent.length);
  const lines = add.map((entry) => indent + renderEntry(entry, style));
  // The last line of a file may have no line end: then neither does the new last line.
  const isWhole = text[at - 1] === '\n';
  const more = lines.map((line) => (isWhole ? line + style.newline : style.newline + line));
  return [{ at, length: 0, text: more.join('') }];
}

/** Behind the last entry: a comma goes right after it, the rest below a comment that may follow on its line. */
function insertInBraces(
  text: string,
  entries: EntriesMap,
  add: readonly NewEntry[],
): Insertion[] | undefined {
  const last = entries.items.at(-1);
  const end = last?.value?.range[1];
  if (!last || end === undefined) return undefined;
  const style = styleInBraces(text, entries, last.key, text.slice(last.key.range[1], last.value?.range[0]));
  const comma = commaAfter(text, end);
  const at = comma ?? end;
  const comment = /^[ \t]+#[^\r\n]*/.exec(text.slice(at))?.[0].length ?? 0;
  const isOnOwnLine = style.layout === 'lines' || comment > 0;
  const before = isOnOwnLine ? style.newline + style.indent : style.gap;
  const body = add.map((entry) => before + renderEntry(entry, style)).join(',');
  if (comma !== undefined) return [{ at: at + comment, length: 0, text: `${body},` }];
  return [
    { at, length: 0, text: ',' },
    { at: at + comment, length: 0, text: body },
  ];
}

function styleInBraces(text: string, entries: EntriesMap, lastKey: ParsedNode, separator: string): Style {
  const own = indentOf(text, lastKey.range[0]);
  const outer = lineIndent(text, entries.range[0]);
  const isOnOwnLine = own !== undefined && lineStart(text, lastKey.range[0]) > entries.range[0];
  const indent = isOnOwnLine ? own : outer + DEFAULT_UNIT;
  const [nested] = entries.items.map(({ value }) => value).filter((value) => isMap(value));
  const quotes = quotesOf(lastKey);
  return {
    layout: isOnOwnLine ? 'lines' : 'one line',
    indent,
    unit: (indent.startsWith(outer) && indent.slice(outer.length)) || DEFAULT_UNIT,
    newline: newlineAt(text, entries.range[0]),
    quotes,
    gap: quotes === '' || /\s/.test(separator) ? ' ' : '',
    compact: nested !== undefined && !text.slice(nested.range[0], nested.range[1]).includes('\n'),
  };
}

function insertInEmptyBraces(
  text: string,
  root: EntriesMap,
  entries: EntriesMap,
  add: readonly NewEntry[],
): Insertion[] {
  const [start, end] = entries.range;
  const [first] = root.items;
  const isOneLine = entries !== root && root.flow === true && !text.trim().includes('\n');
  const outer = lineIndent(text, start);
  const unit = (root.flow && first && indentOf(text, first.key.range[0])) || DEFAULT_UNIT;
  const quotes = first ? quotesOf(first.key) : '"';
  const isWide = quotes === '' || !first || /\s/.test(text.slice(first.key.range[1], first.value?.range[0]));
  const style: Style = {
    layout: isOneLine ? 'one line' : 'lines',
    indent: outer + unit,
    unit,
    newline: newlineAt(text, start),
    quotes,
    gap: isWide ? ' ' : '',
    compact: false,
  };
  const before = isOneLine ? style.gap : style.newline + style.indent;
  const body = add.map((entry) => before + renderEntry(entry, style)).join(',');
  const inside = text.slice(start + 1, end - 1);
  // In a YAML block, a closing brace must be indented deeper than the block.
  const close = isOneLine ? style.gap : style.newline + (root.flow ? outer : style.indent);
  const isClosed = isOneLine ? inside !== '' : inside.includes('\n');
  return [{ at: start + 1, length: 0, text: isClosed ? body : body + close }];
}

function quotesOf(key: ParsedNode): Style['quotes'] {
  if (!isScalar(key)) return '"';
  if (key.type === 'QUOTE_DOUBLE') return '"';
  return key.type === 'QUOTE_SINGLE' ? "'" : '';
}
