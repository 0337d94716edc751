import { isAlias, isMap, isScalar, type ParsedNode, type Scalar } from 'yaml';
import { quote } from '../lib/text.ts';
import type { Fault, Locate, Position } from './text.ts';

/** Reads the fields of a YAML mapping in the plain way that JSON has, too: no tags, anchors, aliases or merges. */

export interface ReadContext {
  readonly locate: Locate;
  readonly faults: Fault[];
  /** Whether an entry may leave its id to be found by its phrase. */
  readonly allowUnknownIds: boolean;
}

export interface Field {
  readonly key: string;
  /** The position of the key. */
  readonly at: Position;
  readonly value: ParsedNode | null;
  /** The same key is above; that is reported already. */
  readonly isDuplicate: boolean;
}

export function addFault({ faults }: ReadContext, { line, column }: Position, message: string): void {
  faults.push({ message, line, column });
}

export function positionOfValue({ locate }: ReadContext, field: Field): Position {
  return field.value ? locate(field.value.range[0]) : field.at;
}

/** The fields of a mapping; of anything else none, after reporting `expected`. */
export function readFields(
  context: ReadContext,
  node: ParsedNode | null,
  at: Position,
  expected: string,
): Field[] {
  const fault = unsupportedSyntax(node) ?? (isMap(node) ? undefined : expected);
  if (fault) addFault(context, at, fault);
  if (fault || !isMap(node)) return [];
  const lines = new Map<string, number>();
  return node.items.flatMap(({ key, value }) => readField(context, key, value, lines) ?? []);
}

function readField(
  context: ReadContext,
  node: ParsedNode,
  value: ParsedNode | null,
  lines: Map<string, number>,
): Field | undefined {
  const at = context.locate(node.range[0]);
  const fault = unsupportedSyntax(node) ?? keyFault(node);
  if (fault) addFault(context, at, fault);
  if (fault || !isScalar(node)) return undefined;
  const key = sourceOf(node);
  const first = lines.get(key);
  if (first === undefined) lines.set(key, at.line);
  else
    addFault(
      context,
      at,
      `the key ${quote(key)} is on line ${first} and on line ${at.line}: keep one of them`,
    );
  return { key, at, value, isDuplicate: first !== undefined };
}

function keyFault(node: ParsedNode): string | undefined {
  if (!isScalar(node)) return 'a key cannot be a list or mapping: write a file name, e.g. "greeting.wav"';
  if (sourceOf(node) === '<<') return 'merge keys ("<<") are not supported: write the entries out';
  return undefined;
}

/** The text that a field holds; undefined, after reporting it, where that is not text. `what` says what it should be. */
export function readText(context: ReadContext, field: Field, what: string): string | undefined {
  const { key, value } = field;
  const at = positionOfValue(context, field);
  const odd = unsupportedSyntax(value);
  if (odd) addFault(context, at, odd);
  else if (isScalar(value) && typeof value.value === 'string') return value.value;
  else if (isScalar(value) && value.value !== null) {
    addFault(context, at, `"${key}" must be text: write it in quotes, ${quote(sourceOf(value))}`);
  } else addFault(context, at, `"${key}" must be ${what}: write it in quotes, or remove "${key}"`);
  return undefined;
}

/** What JSON does not have, and a reader of the manifest would have to look up. */
export function unsupportedSyntax(node: ParsedNode | null): string | undefined {
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
