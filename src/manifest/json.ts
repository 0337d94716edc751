import { type EntryId, parseAgentId, parseRegion } from '../lib/ids.ts';
import { nameFault, readEntryId } from './entry-rules.ts';
import {
  type Cursor,
  type Key,
  position,
  readArray,
  readDigits,
  readObject,
  readString,
  skipSpace,
} from './json-scanner.ts';
import type { Manifest, ManifestEntry, RequiredPhrase, ValidManifest } from './manifest.ts';
import { languageFault, transcriptFault } from './phrase-rules.ts';
import type { Position } from './text.ts';

/**
 * The quick way through a manifest that is valid JSON, many times as fast as the YAML library and to the same result.
 * At the first thing that is out of the ordinary it stops, and the YAML reader says what it is and where.
 */

export type ReadJson =
  | ValidManifest
  /** A duplicate name or id is noticed only at the end. */
  | { readonly ok: false; readonly stop: Position };

/** Reads the text of a manifest, if it is valid JSON that keeps every rule of a manifest and has no id to be found. */
export function readJson(text: string): ReadJson {
  const cursor: Cursor = { text, at: 0, line: 1, lineStart: 0 };
  const manifest = readManifest(cursor);
  skipSpace(cursor);
  return manifest && cursor.at === text.length
    ? { ok: true, manifest, toFind: [] }
    : { ok: false, stop: position(cursor) };
}

/** The content of one mapping of files; `names` has duplicates, too. */
interface Files {
  readonly entries: ManifestEntry[];
  readonly names: string[];
}

function readManifest(cursor: Cursor): Manifest | undefined {
  const words = new Map<string, string>();
  const short: Files = { entries: [], names: [] };
  let full: Files | undefined;
  let require: RequiredPhrase[] | undefined;
  const read = readObject(cursor, (key) => {
    if (key.name === 'entries' && !full) {
      full = readFiles(cursor);
      return full !== undefined;
    }
    if (key.name === 'require' && !require) {
      require = readRequire(cursor);
      return require !== undefined;
    }
    if (key.name !== '$schema' && key.name !== 'agentId' && key.name !== 'region') {
      return readEntry(cursor, key, short);
    }
    return readWord(cursor, key.name, words);
  });
  const [agentId, region] = [words.get('agentId'), words.get('region')];
  const files = full ?? short;
  const manifest = {
    agentId: agentId === undefined ? undefined : parseAgentId(agentId),
    region: region === undefined ? undefined : parseRegion(region),
    entries: files.entries,
    require: require ?? [],
  };
  const known = (agentId === undefined || manifest.agentId) && (region === undefined || manifest.region);
  const isShort = agentId === undefined && region === undefined && !require;
  const oneForm = full ? short.names.length === 0 : isShort;
  return read && known && oneForm && areUnique(files) ? manifest : undefined;
}

function readFiles(cursor: Cursor): Files | undefined {
  const files: Files = { entries: [], names: [] };
  return readObject(cursor, (key) => readEntry(cursor, key, files)) ? files : undefined;
}

function readEntry(cursor: Cursor, key: Key, { entries, names }: Files): boolean {
  const { name, line, column } = key;
  if (nameFault(name)) return false;
  names.push(name);
  skipSpace(cursor);
  if (cursor.text[cursor.at] === '{') return readFullEntry(cursor, key, entries);
  const id = readId(cursor, name);
  if (id !== undefined) entries.push({ name, id, line, column, transcript: undefined, language: undefined });
  return id !== undefined;
}

function readFullEntry(cursor: Cursor, { name, line, column }: Key, entries: ManifestEntry[]): boolean {
  const ids: (Position & { readonly id: EntryId })[] = [];
  const words = new Map<string, string>();
  const readSingle = () => {
    const id = readId(cursor, name);
    if (id !== undefined) ids.push({ id, line, column });
    return id !== undefined;
  };
  const readItem = (at: Position) => {
    const id = readId(cursor, name);
    if (id !== undefined) ids.push({ id, line: at.line, column: at.column });
    return id !== undefined;
  };
  const read = readObject(cursor, (key) => {
    if (key.name !== 'id') return readPhraseWord(cursor, key.name, words);
    if (ids.length > 0) return false;
    skipSpace(cursor);
    return cursor.text[cursor.at] === '[' ? readArray(cursor, readItem) && ids.length > 0 : readSingle();
  });
  const phrase = { transcript: words.get('transcript'), language: words.get('language') };
  for (const id of ids) entries.push({ name, ...id, ...phrase });
  return read && ids.length > 0;
}

function readRequire(cursor: Cursor): RequiredPhrase[] | undefined {
  const phrases: RequiredPhrase[] = [];
  const read = readArray(cursor, ({ line, column }) => {
    const words = new Map<string, string>();
    const isObject = cursor.text[cursor.at] === '{';
    const sound = isObject
      ? readObject(cursor, (key) => readPhraseWord(cursor, key.name, words))
      : readPhraseWord(cursor, 'transcript', words);
    const transcript = words.get('transcript');
    if (!sound || transcript === undefined) return false;
    phrases.push({ transcript, language: words.get('language'), line, column });
    return true;
  });
  return read ? phrases : undefined;
}

/** Reads the text of a key that may appear once. */
function readWord(cursor: Cursor, name: string, words: Map<string, string>): boolean {
  const text = words.has(name) ? undefined : readString(cursor);
  if (text !== undefined) words.set(name, text);
  return text !== undefined;
}

function readPhraseWord(cursor: Cursor, name: string, words: Map<string, string>): boolean {
  if (name !== 'transcript' && name !== 'language') return false;
  if (!readWord(cursor, name, words)) return false;
  const text = words.get(name) ?? '';
  return (name === 'transcript' ? transcriptFault(text) : languageFault(text)) === undefined;
}

function readId(cursor: Cursor, name: string): EntryId | undefined {
  skipSpace(cursor);
  const quoted = cursor.text[cursor.at] === '"';
  const source = quoted ? readString(cursor) : readDigits(cursor);
  const read = source === undefined ? undefined : readEntryId(source, quoted, name);
  return read?.ok ? read.id : undefined;
}

function areUnique({ entries, names }: Files): boolean {
  const ids = new Set<string>();
  for (const { id } of entries) ids.add(id);
  return new Set(names).size === names.length && ids.size === entries.length;
}
