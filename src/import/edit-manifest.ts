import { isMap, isScalar, isSeq, type ParsedNode, type Scalar } from 'yaml';
import { parseYaml } from '../manifest/yaml-tree.ts';
import { type EntriesMap, type Insertion, insertEntries } from './insert-entries.ts';
import type { NewEntry } from './manifest-style.ts';

/** Changes a manifest in place: every byte that is not part of a change stays as it is. */

export interface IdChange {
  readonly name: string;
  /** The current id, `''` for one to be found. */
  readonly from: string;
  readonly to: string;
}

export interface ManifestChanges {
  readonly add: readonly NewEntry[];
  readonly ids: readonly IdChange[];
}

/**
 * Makes the changes in the text of a valid manifest, JSON or YAML. Undefined where a place for one of them is not found: the
 * caller compares the result with what it should say in any case.
 */
export function editManifest(content: string, changes: ManifestChanges): string | undefined {
  // A byte order mark is not part of the text.
  const mark = content.startsWith('\ufeff') ? '\ufeff' : '';
  const text = content.slice(mark.length);
  const tree = parseYaml(text, { line: 1, column: 1 });
  const root = tree.ok && isMap(tree.root) ? (tree.root as EntriesMap) : undefined;
  const entries = root && entriesOf(root);
  if (!root || !entries) return undefined;
  const replacements = replaceIds(entries, changes.ids);
  const insertions = insertEntries(text, root, entries, changes.add);
  if (!replacements || !insertions) return undefined;
  return mark + apply(text, [...replacements, ...insertions]);
}

/** The mapping of files: `entries` in the full form, else the whole. */
function entriesOf(root: EntriesMap): EntriesMap | undefined {
  const field = root.items.find(({ key }) => isScalar(key) && key.value === 'entries');
  if (!field) return root;
  return isMap(field.value) ? (field.value as EntriesMap) : undefined;
}

function replaceIds(entries: EntriesMap, changes: readonly IdChange[]): Insertion[] | undefined {
  const byName = new Map(
    entries.items.flatMap(({ key, value }) => (isScalar(key) ? [[String(key.source), value] as const] : [])),
  );
  const found = changes.map(({ name, from, to }) => {
    const node = idsIn(byName.get(name)).find((id) => String(id.source ?? id.value ?? '') === from);
    const range = node?.range;
    return node && range
      ? { at: range[0], length: range[1] - range[0], text: quotedLike(node, to) }
      : undefined;
  });
  return found.every((change) => change !== undefined) ? found : undefined;
}

/** The ids of an entry: a bare one, that of its fields, or those of a list. */
function idsIn(value: ParsedNode | null | undefined): Scalar.Parsed[] {
  if (isScalar(value)) return [value as Scalar.Parsed];
  if (isSeq(value)) return value.items.flatMap((item) => (isScalar(item) ? [item as Scalar.Parsed] : []));
  if (!isMap(value)) return [];
  const field = value.items.find(({ key }) => isScalar(key) && key.source === 'id');
  return isMap(field?.value) ? [] : idsIn(field?.value as ParsedNode | null | undefined);
}

/** Without quotes, some readers would round a large number. */
function quotedLike({ type }: Scalar.Parsed, id: string): string {
  if (type === 'QUOTE_SINGLE') return `'${id}'`;
  return type === 'PLAIN' && Number.isSafeInteger(Number(id)) ? id : `"${id}"`;
}

function apply(text: string, changes: readonly Insertion[]): string {
  let [result, from] = ['', 0];
  for (const { at, length, text: more } of changes.toSorted((a, b) => a.at - b.at)) {
    result += text.slice(from, at) + more;
    from = at + length;
  }
  return result + text.slice(from);
}
