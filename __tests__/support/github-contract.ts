import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import type { Exchange } from '../../emulator/http/response.ts';
import type { Content, Message, SchemaObject } from './contract-document.ts';
import { components, findOperation, resolve } from './github-document.ts';

type Json = Record<string, unknown>;
interface ObjectSchema extends SchemaObject {
  properties?: Json;
}

const ROOT = 'github';
// The document is not a schema itself, so its schemas move to where JSON Schema keeps such.
export const DEFINITIONS = { $id: ROOT, $defs: moved(components.schemas) };
// Whether they are schemas at all is a test of its own: to ask in every file takes a tenth of a second.
const ajv = new Ajv2020({ allErrors: true, strict: true, strictTypes: false, validateSchema: false });
addFormats.default(ajv);
ajv.addSchema(DEFINITIONS);

/** GitHub refuses every call alike, and describes it for some only. */
const REFUSALS = [400, 401, 403, 404, 409];
const REFUSAL: Content = { 'application/json': { schema: { $ref: '#/components/schemas/basic-error' } } };

/** Everything about an exchange that GitHub's description does not allow, in words; empty if all is well. */
export function gitHubViolations(exchange: Exchange): string[] {
  if (exchange.request.path === '/graphql') return queryViolations(exchange);
  return [...gitHubRequestViolations(exchange), ...gitHubResponseViolations(exchange)];
}

/** A query that GitHub's schema does not have: such errors have no type, as those about what is asked for have. */
function queryViolations({ response }: Exchange): string[] {
  if (response.status !== 200) return [];
  const { errors = [] }: { errors?: { type?: string; message: string }[] } = JSON.parse(
    String(response.body),
  );
  return errors.filter(({ type }) => type === undefined).map(({ message }) => `query: ${message}`);
}

/** What the caller did wrong. */
export function gitHubRequestViolations({ request }: Exchange): string[] {
  const found = findOperation(request.method, request.path);
  if (!found) return [`request: GitHub has no ${request.method} ${request.path}`];
  const { operation, values } = found;
  const query = new URLSearchParams(request.path.split('?')[1]);
  const parameters = (operation.parameters ?? []).map(resolve);
  const known = parameters.filter((parameter) => parameter.in === 'query').map(({ name }) => name);
  return [
    ...(request.headers['user-agent'] ? [] : ['request header User-Agent: is missing']),
    ...[...query.keys()]
      .filter((name) => !known.includes(name))
      .map((name) => `request query ${name}: is unknown`),
    ...parameters.flatMap((parameter) => {
      const value =
        (parameter.in === 'query' ? query.get(parameter.name) : values[parameter.name]) ?? undefined;
      return valueViolations(`request ${parameter.in} ${parameter.name}`, parameter, value);
    }),
    ...bodyViolations('request', operation.requestBody?.content, request, unknownFields),
  ];
}

/** What the server did wrong. */
export function gitHubResponseViolations({ request, response }: Exchange): string[] {
  const operation = findOperation(request.method, request.path)?.operation;
  if (!operation) return [`response: GitHub has no ${request.method} ${request.path}`];
  const declared: Message | undefined = operation.responses[String(response.status)];
  const refused = REFUSALS.includes(response.status);
  if (!declared && !refused) return [`response: ${operation.operationId} has no status ${response.status}`];
  const { headers = {}, content } = resolve(declared ?? {});
  return [
    ...Object.entries(headers).flatMap(([name, header]) =>
      valueViolations(`response header ${name}`, resolve(header), response.headers[name.toLowerCase()]),
    ),
    ...bodyViolations('response', content ?? (refused ? REFUSAL : undefined), response),
  ];
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
  { headers, body }: { headers: Record<string, string>; body: Buffer },
  more: (schema: ObjectSchema, value: unknown) => string[] = () => [],
): string[] {
  if (!content) return body.length > 0 ? [`${where} body: must be empty`] : [];
  const media = headers['content-type']?.split(';')[0]?.trim().toLowerCase() ?? '';
  const declared = Object.hasOwn(content, media) ? content[media] : undefined;
  if (!declared) return [`${where} content type: ${media || 'none'} is not in the contract`];
  if (media !== 'application/json')
    return schemaViolations(`${where} body`, declared.schema, body.toString());
  let value: unknown;
  try {
    value = JSON.parse(body.toString());
  } catch {
    return [`${where} body: is not JSON`];
  }
  return [...schemaViolations(`${where} body`, declared.schema, value), ...more(declared.schema, value)];
}

/** GitHub ignores them, which would hide a slip of the pen. */
function unknownFields({ properties = {} }: ObjectSchema, value: unknown): string[] {
  return Object.keys(Object(value))
    .filter((name) => !Object.hasOwn(properties, name))
    .map((name) => `request body.${name}: is unknown`);
}

const compiled = new Map<string, ValidateFunction>();

function schemaViolations(where: string, schema: SchemaObject, value: unknown): string[] {
  const key = JSON.stringify(schema);
  const validate = compiled.get(key) ?? ajv.compile(moved(schema, ROOT));
  compiled.set(key, validate);
  if (validate(value)) return [];
  return (validate.errors ?? []).map(
    ({ instancePath, message }) => `${where}${instancePath.replaceAll('/', '.')}: ${message}`,
  );
}

function moved<T extends object>(schema: T, base = ''): T {
  return JSON.parse(JSON.stringify(schema).replaceAll('"#/components/schemas/', `"${base}#/$defs/`));
}
