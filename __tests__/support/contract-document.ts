import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

export interface SchemaObject {
  $ref?: string;
  type?: string | string[];
}
export interface Parameter {
  $ref?: string;
  name: string;
  in: string;
  required?: boolean;
  schema: SchemaObject;
}
export type Content = Record<string, { schema: SchemaObject }>;
export interface Message {
  $ref?: string;
  required?: boolean;
  content?: Content;
  headers?: Record<string, { $ref?: string; required?: boolean; schema: SchemaObject }>;
}
export interface Operation {
  operationId: string;
  parameters?: Parameter[];
  requestBody?: Message;
  responses: Record<string, Message>;
}
interface Document {
  openapi: string;
  paths: Record<string, { parameters?: Parameter[] } & Record<string, Operation>>;
  components: { schemas: Record<string, SchemaObject> };
}

const METHODS = ['get', 'put', 'post', 'patch', 'delete'];
const file = new URL('../../contract/polyai.openapi.yaml', import.meta.url);
export const contract: Document = parse(readFileSync(file, 'utf8'));

/** Follows a reference into the document. */
export function resolve<T extends { $ref?: string }>(value: T): T {
  if (!value.$ref) return value;
  const steps = value.$ref.replace(/^#\//, '').split('/');
  // biome-ignore lint/suspicious/noExplicitAny: the walk goes through every kind of object
  const found = steps.reduce<any>((at, step) => at?.[step], contract);
  if (!found) throw new Error(`${value.$ref} leads nowhere`);
  return found;
}

interface Route {
  method: string;
  path: string;
  operation: Operation;
  /** The path's and the operation's own. */
  parameters: Parameter[];
}

export function operations(): Route[] {
  return Object.entries(contract.paths).flatMap(([path, item]) =>
    METHODS.flatMap((method) => {
      const operation = item[method];
      if (!operation) return [];
      const parameters = [...(item.parameters ?? []), ...(operation.parameters ?? [])].map(resolve);
      return [{ method: method.toUpperCase(), path, operation, parameters }];
    }),
  );
}

export function findOperation(
  method: string,
  target: string,
): (Route & { pathValues: Record<string, string> }) | undefined {
  const path = target.split('?')[0] ?? '';
  const candidates = operations()
    .filter((candidate) => candidate.method === method)
    // A path without variables goes before one that has them.
    .sort((a, b) => a.path.split('{').length - b.path.split('{').length);
  for (const candidate of candidates) {
    const pattern = candidate.path.replace(/\{(\w+)\}/g, '(?<$1>[^/]+)');
    const match = new RegExp(`^${pattern}$`).exec(path);
    if (match) return { ...candidate, pathValues: { ...match.groups } };
  }
  return undefined;
}
