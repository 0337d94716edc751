import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import type { Exchange } from '../../emulator/polyai/polyai.ts';
import {
  type Content,
  contract,
  findOperation,
  type Parameter,
  resolve,
  type SchemaObject,
} from './contract-document.ts';

// `ajv` and not `openapi-backend`: that one judges schemas as draft 7, lets unknown statuses pass, looks at no content
// type, and cannot check a 3.1 document at all.

const ROOT = 'polyai';
// Whether they are schemas at all is a test of its own: to ask in every file takes a tenth of a second.
const ajv = new Ajv2020({ allErrors: true, strict: true, strictTypes: false, validateSchema: false });
addFormats.default(ajv);
// OpenAPI's own annotation.
ajv.addKeyword('example');
// The document is not a schema itself, so its schemas move to where JSON Schema keeps such.
const { schemas } = contract.components;
ajv.addSchema({ $id: ROOT, $defs: moved(schemas) });

/** Everything about an exchange that the contract does not allow, in words; empty if all is well. */
export function contractViolations(exchange: Exchange): string[] {
  return [...requestViolations(exchange), ...responseViolations(exchange)];
}

/** What the caller did wrong: the emulator refuses such requests with 4xx. */
export function requestViolations({ request }: Exchange): string[] {
  const found = findOperation(request.method, request.path);
  if (!found) return [`request: the contract has no ${request.method} ${request.path}`];
  const { operation, parameters, pathValues } = found;
  const query = new URLSearchParams(request.path.split('?')[1]);
  const values: Record<string, Record<string, string>> = {
    path: pathValues,
    query: Object.fromEntries(query),
    header: request.headers,
  };
  const content = operation.requestBody?.content;
  return [
    ...(request.headers['x-api-key'] ? [] : ['request header X-API-KEY: is missing']),
    ...parameters.flatMap((parameter) => {
      const name = parameter.in === 'header' ? parameter.name.toLowerCase() : parameter.name;
      const value = values[parameter.in]?.[name];
      return valueViolations(`request ${parameter.in} ${parameter.name}`, parameter, value);
    }),
    ...queryViolations(query, parameters),
    ...bodyViolations('request', content, request.headers, request.body),
  ];
}

/** What the server did wrong. */
export function responseViolations({ request, response }: Exchange): string[] {
  const operation = findOperation(request.method, request.path)?.operation;
  if (!operation) return [`response: the contract has no ${request.method} ${request.path}`];
  const declared = operation.responses[String(response.status)];
  if (!declared) return [`response: ${operation.operationId} has no status ${response.status}`];
  const { headers = {}, content } = resolve(declared);
  const violations = Object.entries(headers).flatMap(([name, header]) =>
    valueViolations(`response header ${name}`, resolve(header), response.headers[name.toLowerCase()]),
  );
  return [...violations, ...bodyViolations('response', content, response.headers, response.body)];
}

function queryViolations(query: URLSearchParams, parameters: readonly Parameter[]): string[] {
  const known = parameters.filter((parameter) => parameter.in === 'query').map(({ name }) => name);
  return [...new Set(query.keys())].flatMap((name) => [
    ...(known.includes(name) ? [] : [`request query ${name}: is not in the contract`]),
    ...(query.getAll(name).length > 1 ? [`request query ${name}: is given twice`] : []),
  ]);
}

function valueViolations(
  where: string,
  { required = false, schema }: { required?: boolean; schema: SchemaObject },
  text: string | undefined,
): string[] {
  if (text === undefined) return required ? [`${where}: is missing`] : [];
  const number = schema.type === 'integer' && /^-?[0-9]+$/.test(text);
  return schemaViolations(where, schema, number ? Number(text) : text);
}

function bodyViolations(
  where: string,
  content: Content | undefined,
  headers: Record<string, string>,
  body: Buffer,
): string[] {
  if (!content) return body.length > 0 ? [`${where} body: must be empty`] : [];
  const media = headers['content-type']?.split(';')[0]?.trim().toLowerCase() ?? '';
  const declared = Object.hasOwn(content, media) ? content[media] : undefined;
  if (!declared) return [`${where} content type: ${media || 'none'} is not in the contract`];
  // The parts of a form are not looked into: this project sends none.
  if (media === 'multipart/form-data') return [];
  // One character a byte, so that the lengths in the schema count bytes.
  if (media !== 'application/json')
    return schemaViolations(`${where} body`, declared.schema, body.toString('latin1'));
  let value: unknown;
  try {
    value = JSON.parse(body.toString());
  } catch {
    return [`${where} body: is not JSON`];
  }
  return schemaViolations(`${where} body`, declared.schema, value);
}

const compiled = new Map<string, ValidateFunction>();

function schemaViolations(where: string, schema: SchemaObject, value: unknown): string[] {
  const validate = validatorOf(schema);
  if (validate(value)) return [];
  return (validate.errors ?? []).map(
    ({ instancePath, message }) => `${where}${instancePath.replaceAll('/', '.')}: ${message}`,
  );
}

function validatorOf(schema: SchemaObject): ValidateFunction {
  const key = JSON.stringify(schema);
  const validate = compiled.get(key) ?? ajv.compile(moved(schema, ROOT));
  compiled.set(key, validate);
  return validate;
}

function moved<T extends object>(schema: T, base = ''): T {
  return JSON.parse(JSON.stringify(schema).replaceAll('"#/components/schemas/', `"${base}#/$defs/`));
}

/** The check of a schema by its name in the contract. */
export function schemaOf(name: string): ValidateFunction {
  return validatorOf({ $ref: `#/components/schemas/${name}` });
}
