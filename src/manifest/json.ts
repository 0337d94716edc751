import { parseAgentId, parseRegion } from '../lib/ids.ts';
import { nameFault, readEntryId } from './entry-rules.ts';
import type { Manifest, ManifestEntry } from './manifest.ts';
import { MAX_LEXEME, type Position } from './text.ts';

/**
 * The quick way through a manifest that is faultless JSON, many times as fast as the YAML library and to the same result.
 * At the first thing that is out of the ordinary it stops, and the YAML reader says what it is and where.
 */

interface Cursor {
  readonly text: string;
  at: number;
  line: number;
  lineStart: number;
}

interface Key extends Position {
  readonly name: string;
}

export type ReadJson =
  | { readonly ok: true; readonly manifest: Manifest }
  /** A name or id that stands twice is noticed at the end only. */
  | { readonly ok: false; readonly stop: Position };

/** Reads the text of a manifest, if it is valid JSON that keeps every rule of a manifest. */
export function readJson(text: string): ReadJson {
  const cursor: Cursor = { text, at: 0, line: 1, lineStart: 0 };
  const manifest = readManifest(cursor);
  skipSpace(cursor);
  return manifest && cursor.at === text.length
    ? { ok: true, manifest }
    : { ok: false, stop: position(cursor) };
}

function readManifest(cursor: Cursor): Manifest | undefined {
  const words = new Map<string, string>();
  const short: ManifestEntry[] = [];
  let full: ManifestEntry[] | undefined;
  const read = readObject(cursor, (key) => {
    if (key.name === 'entries' && !full) {
      full = readEntries(cursor);
      return full !== undefined;
    }
    if (key.name !== '$schema' && key.name !== 'agentId' && key.name !== 'region') {
      return readEntry(cursor, key, short);
    }
    const value = words.has(key.name) ? undefined : readString(cursor);
    words.set(key.name, value ?? '');
    return value !== undefined;
  });
  const [agentId, region] = [words.get('agentId'), words.get('region')];
  const manifest = {
    agentId: agentId === undefined ? undefined : parseAgentId(agentId),
    region: region === undefined ? undefined : parseRegion(region),
    entries: full ?? short,
  };
  const known = (agentId === undefined || manifest.agentId) && (region === undefined || manifest.region);
  const oneForm = full ? short.length === 0 : agentId === undefined && region === undefined;
  return read && known && oneForm && areUnique(manifest.entries) ? manifest : undefined;
}

function readEntries(cursor: Cursor): ManifestEntry[] | undefined {
  const entries: ManifestEntry[] = [];
  return readObject(cursor, (key) => readEntry(cursor, key, entries)) ? entries : undefined;
}

function readEntry(cursor: Cursor, { name, line, column }: Key, entries: ManifestEntry[]): boolean {
  if (nameFault(name)) return false;
  skipSpace(cursor);
  const quoted = cursor.text[cursor.at] === '"';
  const source = quoted ? readString(cursor) : readDigits(cursor);
  const read = source === undefined ? undefined : readEntryId(source, quoted, name);
  if (!read?.ok) return false;
  entries.push({ name, id: read.id, line, column });
  return true;
}

function areUnique(entries: readonly ManifestEntry[]): boolean {
  const names = new Set<string>();
  const ids = new Set<string>();
  for (const { name, id } of entries) {
    names.add(name);
    ids.add(id);
  }
  return names.size === entries.length && ids.size === entries.length;
}

/** Reads an object; `readValue` reads what belongs to a key, and says whether it could. */
function readObject(cursor: Cursor, readValue: (key: Key) => boolean): boolean {
  if (!take(cursor, '{')) return false;
  if (take(cursor, '}')) return true;
  do {
    skipSpace(cursor);
    const at = position(cursor);
    const name = readString(cursor);
    if (name === undefined || !take(cursor, ':') || !readValue({ name, ...at })) return false;
  } while (take(cursor, ','));
  return take(cursor, '}');
}

function take(cursor: Cursor, character: string): boolean {
  skipSpace(cursor);
  if (cursor.text[cursor.at] !== character) return false;
  cursor.at += 1;
  return true;
}

function position({ line, at, lineStart }: Cursor): Position {
  return { line, column: at - lineStart + 1 };
}

const [TAB, FEED, RETURN, SPACE, QUOTE, BACKSLASH] = [0x09, 0x0a, 0x0d, 0x20, 0x22, 0x5c];

/** A carriage return alone ends a line for some readers and not for others: here it is out of the ordinary. */
function skipSpace(cursor: Cursor): void {
  const { text } = cursor;
  for (;;) {
    const code = text.charCodeAt(cursor.at);
    const space =
      code === SPACE ||
      code === FEED ||
      code === TAB ||
      (code === RETURN && text.charCodeAt(cursor.at + 1) === FEED);
    if (!space) return;
    cursor.at += 1;
    if (code !== FEED) continue;
    cursor.line += 1;
    cursor.lineStart = cursor.at;
  }
}

function readString(cursor: Cursor): string | undefined {
  skipSpace(cursor);
  const { text, at } = cursor;
  if (text.charCodeAt(at) !== QUOTE) return undefined;
  let escaped = false;
  let end = at + 1;
  for (let code = text.charCodeAt(end); code !== QUOTE; code = text.charCodeAt(end)) {
    // Past the end of the text, the code is NaN.
    if (!(code >= SPACE) || end - at > MAX_LEXEME) return undefined;
    if (code === BACKSLASH) escaped = true;
    end += code === BACKSLASH ? 2 : 1;
  }
  cursor.at = end + 1;
  return escaped ? unescaped(text.slice(at, end + 1)) : text.slice(at + 1, end);
}

function unescaped(literal: string): string | undefined {
  try {
    return JSON.parse(literal) as string;
  } catch {
    return undefined;
  }
}

function readDigits(cursor: Cursor): string {
  const start = cursor.at;
  while (/[0-9]/.test(cursor.text[cursor.at] ?? '')) cursor.at += 1;
  return cursor.text.slice(start, cursor.at);
}
