import { isScalar } from 'yaml';
import type { EntryId } from '../lib/ids.ts';
import { quote } from '../lib/text.ts';
import { nameFault, readEntryId } from './entry-rules.ts';
import { type Field, oddity, positionOfValue, report, sourceOf, type Walk } from './fields.ts';
import type { ManifestEntry } from './manifest.ts';

export function readEntries(walk: Walk, files: readonly Field[]): ManifestEntry[] {
  const owners = new Map<EntryId, ManifestEntry>();
  return files.flatMap((field) => {
    const fault = nameFault(field.key);
    if (fault) report(walk, field.at, fault);
    const id = readId(walk, field);
    if (!id || field.again) return [];
    const entry = { name: field.key, id, ...field.at };
    const owner = owners.get(id);
    if (owner) report(walk, field.at, sharedId(owner, entry));
    else owners.set(id, entry);
    return entry;
  });
}

function sharedId(first: ManifestEntry, second: ManifestEntry): string {
  const [a, b] = [first, second].map(({ name, line }) => `${quote(name)} on line ${line}`);
  return `the entry id "${first.id}" is used by ${a} and by ${b}: give each file its own`;
}

function readId(walk: Walk, field: Field): EntryId | undefined {
  const read = judgeId(field);
  if (read.ok) return read.id;
  report(walk, positionOfValue(walk, field), read.fault);
  return undefined;
}

function judgeId({ key, value }: Field): ReturnType<typeof readEntryId> {
  const odd = oddity(value);
  if (odd) return { ok: false, fault: odd };
  if (value !== null && !isScalar(value)) {
    const fault = `${quote(key)} must have one entry id, e.g. "1042", not a list or mapping`;
    return { ok: false, fault };
  }
  if (value === null || value.value === null) {
    const fault = `${quote(key)} has no entry id: write the digits that PolyAI shows, e.g. "1042"`;
    return { ok: false, fault };
  }
  return readEntryId(sourceOf(value), value.type !== 'PLAIN', key);
}
