import { isMap, isScalar, isSeq, type ParsedNode } from 'yaml';
import type { EntryId } from '../lib/ids.ts';
import { quote } from '../lib/text.ts';
import { readEntryId } from './entry-rules.ts';
import {
  addFault,
  type Field,
  positionOfValue,
  type ReadContext,
  readFields,
  sourceOf,
  unsupportedSyntax,
} from './fields.ts';
import { entryKeyFault, hasNoId } from './form.ts';
import type { EntryToFind, ManifestEntry } from './manifest.ts';
import { type Phrase, readPhrase } from './phrases.ts';
import type { Position } from './text.ts';

export interface Entries {
  readonly entries: ManifestEntry[];
  readonly toFind: EntryToFind[];
}

/** Reads what is mapped to one file: an entry id, or a mapping with `id`, `transcript` and `language`. */
export function readEntry(context: ReadContext, field: Field): Entries {
  const { key: name, value, at } = field;
  if (isMap(value) && unsupportedSyntax(value) === undefined) return readMapping(context, field);
  const id = readId(context, field, value, `not a list: to give several, write {"id": ["1042", "1043"]}`);
  const entry = { name, ...at, transcript: undefined, language: undefined };
  return { entries: id ? [{ ...entry, id }] : [], toFind: [] };
}

function readMapping(context: ReadContext, field: Field): Entries {
  const { key: name, at } = field;
  const fields = readFields(context, field.value, at, '');
  for (const { key, at: place } of fields) {
    const fault = entryKeyFault(key, name);
    if (fault) addFault(context, place, fault);
  }
  const phrase = readPhrase(context, fields);
  const idField = fields.find(({ key }) => key === 'id');
  if (!idField) {
    const message = `${quote(name)} has no "id": write the digits that PolyAI shows, e.g. "id": "1042"`;
    if (hasNoId(fields.map(({ key }) => key))) addFault(context, positionOfValue(context, field), message);
    return { entries: [], toFind: [] };
  }
  if (isEmptyId(idField.value)) return readUnknown(context, field, idField, phrase);
  const ids = readIds(context, field, idField);
  return { entries: ids.map((id) => ({ name, ...id, ...phrase })), toFind: [] };
}

/** `id: ""` asks the import action to find the entry that has the phrase. */
function readUnknown(context: ReadContext, { key: name }: Field, idField: Field, phrase: Phrase): Entries {
  const at = positionOfValue(context, idField);
  const { transcript } = phrase;
  if (transcript !== undefined) return { entries: [], toFind: [{ name, ...at, ...phrase, transcript }] };
  const message = `${quote(name)} has an empty id and no transcript to find it by: write the digits that PolyAI shows, e.g. "1042"`;
  addFault(context, at, message);
  return { entries: [], toFind: [] };
}

function isEmptyId(node: ParsedNode | null): boolean {
  return isScalar(node) && node.value === '' && unsupportedSyntax(node) === undefined;
}

type PlacedId = Position & { readonly id: EntryId };

function readIds(context: ReadContext, field: Field, idField: Field): PlacedId[] {
  const { value } = idField;
  if (!isSeq(value) || unsupportedSyntax(value) !== undefined) {
    const id = readId(
      context,
      field,
      value,
      'or a list of them, not a mapping',
      positionOfValue(context, idField),
    );
    return id ? [{ id, ...field.at }] : [];
  }
  if (value.items.length === 0) {
    addFault(
      context,
      positionOfValue(context, idField),
      `${quote(field.key)} has an empty list of entry ids: write at least one`,
    );
  }
  return value.items.flatMap((item) => {
    const at = context.locate(item.range[0]);
    const id = readId(context, field, item, 'not a list or mapping', at);
    return id ? [{ id, ...at }] : [];
  });
}

function readId(
  context: ReadContext,
  field: Field,
  value: ParsedNode | null,
  not: string,
  at = positionOfValue(context, field),
): EntryId | undefined {
  const read = judgeId(field.key, value, not);
  if (read.ok) return read.id;
  addFault(context, at, read.fault);
  return undefined;
}

function judgeId(name: string, value: ParsedNode | null, not: string): ReturnType<typeof readEntryId> {
  const odd = unsupportedSyntax(value);
  if (odd) return { ok: false, fault: odd };
  if (value !== null && !isScalar(value)) {
    return { ok: false, fault: `${quote(name)} must have an entry id, e.g. "1042", ${not}` };
  }
  if (value === null || value.value === null) {
    const fault = `${quote(name)} has no entry id: write the digits that PolyAI shows, e.g. "1042"`;
    return { ok: false, fault };
  }
  return readEntryId(sourceOf(value), value.type !== 'PLAIN', name);
}
