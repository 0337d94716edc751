import { escapeInvisible } from '../lib/text.ts';
import type { Phrase } from '../plan/transcripts.ts';

/** How entries are written into a manifest: as lines of the style that it has already. */

/** A file that the manifest gains, with the entries that it belongs to. */
export interface NewEntry extends Phrase {
  readonly name: string;
  /** At least one. */
  readonly ids: readonly string[];
}

export interface Style {
  /** `block`: YAML by indentation; `lines`: in braces, a line each; `one line`: in braces, all on one line. */
  readonly layout: 'block' | 'lines' | 'one line';
  /** What precedes an entry on its line. */
  readonly indent: string;
  /** What each level below adds. */
  readonly unit: string;
  readonly newline: '\n' | '\r\n';
  readonly quotes: '"' | "'" | '';
  /** `"a":1` has no blank, `"a": 1` has one. */
  readonly gap: '' | ' ';
  /** Whether an entry with a phrase stays on one line, as others of the manifest do. */
  readonly compact: boolean;
}

/** An entry without anything before or after it; the lines below its first one are indented. */
export function renderEntry(entry: NewEntry, style: Style): string {
  const fields = fieldsOf(entry);
  const key = renderKey(entry.name, style);
  const [id] = entry.ids;
  if (fields.length === 1 && entry.ids.length === 1) return `${key}:${style.gap}${text(id ?? '')}`;
  const pairs = fields.map(([name, value]) => `${renderKey(name, style)}:${style.gap}${value}`);
  const below = style.newline + style.indent + style.unit;
  if (style.layout === 'block' && !style.compact)
    return `${key}:${pairs.map((pair) => below + pair).join('')}`;
  const isOneLine = style.layout !== 'lines' || style.compact;
  return isOneLine
    ? `${key}:${style.gap}{${style.gap}${pairs.join(`,${style.gap}`)}${style.gap}}`
    : `${key}:${style.gap}{${pairs.map((pair) => below + pair).join(',')}${style.newline}${style.indent}}`;
}

function fieldsOf({ ids, transcript, language }: NewEntry): [name: string, value: string][] {
  const id = ids.length === 1 ? text(ids[0] ?? '') : `[${ids.map(text).join(', ')}]`;
  return [
    ['id', id],
    ...(transcript === undefined ? [] : [['transcript', text(transcript)] as [string, string]]),
    ...(language === undefined ? [] : [['language', text(language)] as [string, string]]),
  ];
}

/** A plain key is for what no reader of YAML can take for anything else. */
function renderKey(key: string, { quotes }: Style): string {
  const isPlain = /^[\p{L}\p{N}](?:[\p{L}\p{N}/._-]*[\p{L}])$/u.test(key);
  if (quotes === '' && isPlain) return key;
  return quotes === "'" && isPlain ? `'${key}'` : text(key);
}

/** Text in double quotes, which JSON and YAML read alike. What is not seen is written out, so that a reviewer sees it. */
function text(value: string): string {
  return escapeInvisible(JSON.stringify(value));
}
