import { isAlias, isMap, isScalar, type ParsedNode, type Scalar } from 'yaml';
import { quote } from '../lib/text.ts';
import type { Fault, Locate, Position } from './text.ts';

/** Reads the fields of a YAML mapping in the plain way that JSON has, too: no tags, anchors, aliases or merges. */

export interface Walk {
  readonly locate: Locate;
  readonly faults: Fault[];
  /** Whether an entry may leave its id to be found by its phrase. */
  readonly allowUnknownIds: boolean;
}

export interface Field {
  readonly key: string;
  /** Where the key stands. */
  readonly at: Position;
  readonly value: ParsedNode | null;
  /** The same key stands above; that is reported already. */
  readonly again: boolean;
}

export function report({ faults }: Walk, { line, column }: Position, message: string): void {
  faults.push({ message, line, column });
}

export function positionOfValue({ locate }: Walk, field: Field): Position {
  return field.value ? locate(field.value.range[0]) : field.at;
}

/** The fields of a mapping; of anything else none, after reporting `expected`. */
export function readFields(walk: Walk, node: ParsedNode | null, at: Position, expected: string): Field[] {
  const fault = oddity(node) ?? (isMap(node) ? undefined : expected);
  if (fault) report(walk, at, fault);
  if (fault || !isMap(node)) return [];
  const lines = new Map<string, number>();
  return node.items.flatMap(({ key, value }) => readField(walk, key, value, lines) ?? []);
}

function readField(
  walk: Walk,
  node: ParsedNode,
  value: ParsedNode | null,
  lines: Map<string, number>,
): Field | undefined {
  const at = walk.locate(node.range[0]);
  const fault = oddity(node) ?? keyFault(node);
  if (fault) report(walk, at, fault);
  if (fault || !isScalar(node)) return undefined;
  const key = sourceOf(node);
  const first = lines.get(key);
  if (first === undefined) lines.set(key, at.line);
  else report(walk, at, `the key ${quote(key)} is on line ${first} and on line ${at.line}: keep one of them`);
  return { key, at, value, again: first !== undefined };
}

function keyFault(node: ParsedNode): string | undefined {
  if (!isScalar(node)) return 'a key cannot be a list or mapping: write a file name, e.g. "greeting.wav"';
  if (sourceOf(node) === '<<') return 'merge keys ("<<") are not supported: write the entries out';
  return undefined;
}

/** The text that a field holds; undefined, after reporting it, where that is not text. `what` says what it should be. */
export function readText(walk: Walk, field: Field, what: string): string | undefined {
  const { key, value } = field;
  const at = positionOfValue(walk, field);
  const odd = oddity(value);
  if (odd) report(walk, at, odd);
  else if (isScalar(value) && typeof value.value === 'string') return value.value;
  else if (isScalar(value) && value.value !== null) {
    report(walk, at, `"${key}" must be text: write it in quotes, ${quote(sourceOf(value))}`);
  } else report(walk, at, `"${key}" must be ${what}: write it in quotes, or remove "${key}"`);
  return undefined;
}

/** What JSON does not have, and a reader of the manifest would have to look up. */
export function oddity(node: ParsedNode | null): string | undefined {
  if (isAlias(node)) return `aliases (${quote(`*${node.source}`)}) are not supported: write the value itself`;
  if (node?.anchor !== undefined) {
    return `anchors (${quote(`&${node.anchor}`)}) are not supported: remove the anchor`;
  }
  if (node?.tag !== undefined) return `tags (${quote(node.tag)}) are not supported: remove the tag`;
  return undefined;
}

/** The text of a scalar, before YAML makes a number or boolean of it. */
export function sourceOf(node: Scalar): string {
  return node.source ?? String(node.value);
}
