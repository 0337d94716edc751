import { isScalar } from 'yaml';
import { type EntryId, parseEntryId } from '../lib/ids.ts';
import { quote } from '../lib/text.ts';
import { type Entries, readEntry } from './entry.ts';
import { isWavName, nameFault, nameReason } from './entry-rules.ts';
import { addFault, type Field, type ReadContext, sourceOf } from './fields.ts';
import type { EntryToFind, ManifestEntry } from './manifest.ts';

/** Reads what is mapped to the files: a file with several ids becomes several entries. */
export function readEntries(context: ReadContext, files: readonly Field[]): Entries {
  const swapped = files.filter(isSwapped);
  if (swapped.length > 0) reportSwapped(context, swapped);
  const named = files.filter((field) => !isSwapped(field));
  reportNames(context, named);
  const owners = new Map<EntryId, ManifestEntry>();
  const found: Entries = { entries: [], toFind: [] };
  for (const field of named) {
    const { entries, toFind } = readEntry(context, field);
    if (field.isDuplicate) continue;
    for (const entry of entries) {
      const owner = owners.get(entry.id);
      if (owner) addFault(context, entry, sharedId(owner, entry));
      else owners.set(entry.id, entry);
    }
    found.entries.push(...entries);
    found.toFind.push(...toFind);
  }
  if (!context.allowUnknownIds) reportUnknown(context, found.toFind);
  return found;
}

/** A manifest that was copied for another agent has no ids at all. */
function reportUnknown(context: ReadContext, unknown: readonly EntryToFind[]): void {
  const wayOut =
    'run the import action, which finds the entry by its transcript, or write the digits that PolyAI shows, e.g. "1042"';
  const [first] = unknown;
  if (first && unknown.length >= MIN_ALIKE) {
    addFault(
      context,
      first,
      `${unknown.length} files have an empty id, ${quote(first.name)} first: ${wayOut}`,
    );
    return;
  }
  for (const entry of unknown) addFault(context, entry, `${quote(entry.name)} has an empty id: ${wayOut}`);
}

function sharedId(first: ManifestEntry, second: ManifestEntry): string {
  const { id, name } = first;
  if (name === second.name) {
    return `${quote(name)} has the entry id "${id}" twice, on line ${first.line} and on line ${second.line}: keep one of them`;
  }
  const [a, b] = [first, second].map((entry) => `${quote(entry.name)} on line ${entry.line}`);
  return `the entry id "${id}" is used by ${a} and by ${b}: give each file its own`;
}

function isSwapped({ key, value }: Field): boolean {
  return parseEntryId(key) !== undefined && isScalar(value) && isWavName(sourceOf(value));
}

function reportSwapped(context: ReadContext, swapped: readonly Field[]): void {
  const [first] = swapped;
  if (!first || !isScalar(first.value)) return;
  const [id, name] = [quote(first.key), quote(sourceOf(first.value))];
  const count = swapped.length === 1 ? '' : ` in ${swapped.length} places, here first`;
  addFault(
    context,
    first.at,
    `file name and entry id are swapped${count}: write ${name}: ${id} instead of ${id}: ${name}`,
  );
}

/** If the same is wrong with every one of so many names, it is one mistake. */
const MIN_ALIKE = 4;

function reportNames(context: ReadContext, files: readonly Field[]): void {
  const wrong = files.filter(({ key }) => nameFault(key) !== undefined);
  const reasons = new Set(wrong.map(({ key }) => nameReason(key)));
  const [first] = wrong;
  if (first && reasons.size === 1 && wrong.length === files.length && wrong.length >= MIN_ALIKE) {
    const [reason] = reasons;
    addFault(
      context,
      first.at,
      `none of the ${wrong.length} file names is valid, ${quote(first.key)} first: ${reason}`,
    );
    return;
  }
  for (const { key, at } of wrong) addFault(context, at, nameFault(key) ?? '');
}
