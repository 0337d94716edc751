import { MAX_LEXEME, type Position } from './text.ts';

/** Goes through JSON text from left to right, and knows the line of what it reads. Everything stops at what is not JSON. */

export interface Cursor {
  readonly text: string;
  at: number;
  line: number;
  lineStart: number;
}

export interface Key extends Position {
  readonly name: string;
}

/** Reads an object; `readValue` reads what belongs to a key, and says whether it could. */
export function readObject(cursor: Cursor, readValue: (key: Key) => boolean): boolean {
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

/** Reads an array; `readItem` reads an item, of which it gets the place, and says whether it could. */
export function readArray(cursor: Cursor, readItem: (at: Position) => boolean): boolean {
  if (!take(cursor, '[')) return false;
  if (take(cursor, ']')) return true;
  do {
    skipSpace(cursor);
    if (!readItem(position(cursor))) return false;
  } while (take(cursor, ','));
  return take(cursor, ']');
}

function take(cursor: Cursor, character: string): boolean {
  skipSpace(cursor);
  if (cursor.text[cursor.at] !== character) return false;
  cursor.at += 1;
  return true;
}

export function position({ line, at, lineStart }: Cursor): Position {
  return { line, column: at - lineStart + 1 };
}

const [TAB, FEED, RETURN, SPACE, QUOTE, BACKSLASH] = [0x09, 0x0a, 0x0d, 0x20, 0x22, 0x5c];

/** A carriage return alone ends a line for some readers and not for others: here it is out of the ordinary. */
export function skipSpace(cursor: Cursor): void {
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

export function readString(cursor: Cursor): string | undefined {
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

export function readDigits(cursor: Cursor): string {
  const start = cursor.at;
  while (/[0-9]/.test(cursor.text[cursor.at] ?? '')) cursor.at += 1;
  return cursor.text.slice(start, cursor.at);
}
