import { readFileSync } from 'node:fs';
import type { Operation } from './contract-document.ts';

const file = new URL('../../contract/github.openapi.json', import.meta.url);
const document: {
  paths: Record<string, Record<string, Operation>>;
  // biome-ignore lint/suspicious/noExplicitAny: references lead to every kind of object
  components: any;
} = modernized(JSON.parse(readFileSync(file, 'utf8')));

export const { components } = document;

/** Follows a reference into the document. */
export function resolve<T extends { $ref?: string }>(value: T): T {
  const [kind = '', name = ''] = value.$ref?.split('/').slice(2) ?? [];
  return value.$ref ? components[kind][name] : value;
}

export function findOperation(
  method: string,
  target: string,
): { operation: Operation; values: Record<string, string> } | undefined {
  // Links to other pages name the repository by its number.
  const path = target.split('?')[0]?.replace(/^\/repositories\/[0-9]+/, '/repos/o/r') ?? '';
  for (const [template, item] of Object.entries(document.paths)) {
    // The names of branches and tags may have slashes.
    const pattern = template.replace(/\{(ref|branch)\}$/, '(?<$1>.+)').replace(/\{(\w+)\}/g, '(?<$1>[^/]+)');
    const match = new RegExp(`^${pattern}$`).exec(path);
    const operation = item[method.toLowerCase()];
    if (match && operation) return { operation, values: { ...match.groups } };
  }
  return undefined;
}

/** OpenAPI 3.0's own dialect as JSON Schema. A default counts as a valid value, which GitHub takes for granted. */
// biome-ignore lint/suspicious/noExplicitAny: the walk goes through every kind of object
function modernized(value: any): any {
  if (Array.isArray(value)) return value.map(modernized);
  if (value === null || typeof value !== 'object') return value;
  const { nullable, default: initial, ...rest } = value;
  const isNullable = nullable === true;
  const hasDefault = typeof initial === 'string' && 'format' in rest;
  // Where they are names of properties, they are schemas.
  const kept = {
    ...rest,
    ...(typeof nullable === 'object' ? { nullable } : {}),
    ...(typeof initial === 'object' ? { default: initial } : {}),
  };
  const schema = Object.fromEntries(Object.entries(kept).map(([name, member]) => [name, modernized(member)]));
  const others = [...(isNullable ? [{ type: 'null' }] : []), ...(hasDefault ? [{ const: initial }] : [])];
  return others.length > 0 ? { anyOf: [schema, ...others] } : schema;
}
