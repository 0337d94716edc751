import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

/**
 * The part of OpenAPI 3.1 that the contract may use, as a JSON Schema in our own words: narrower than the standard, so
 * what passes here is valid there. Schema objects are held to JSON Schema 2020-12 itself, which 3.1 builds on.
 */
const text = { type: 'string', minLength: 1 };
const ref = (name: string) => ({ $ref: `#/$defs/${name}` });
const mapOf = (name: string) => ({ type: 'object', minProperties: 1, additionalProperties: ref(name) });
const listOf = (items: unknown) => ({ type: 'array', items, minItems: 1 });
const record = (required: Record<string, unknown>, optional: Record<string, unknown> = {}) => ({
  type: 'object',
  required: Object.keys(required),
  properties: { ...required, ...optional },
  additionalProperties: false,
});
const orReference = (shape: object) => ({
  if: { type: 'object', required: ['$ref'] },
  // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
  then: record({ $ref: { type: 'string', pattern: '^#/components/[A-Za-z]+/[A-Za-z]+$' } }),
  else: shape,
});

const described = { description: text };
const operation = record(
  {
    operationId: { type: 'string', pattern: '^[a-z][A-Za-z]*$' },
    summary: text,
    responses: {
      type: 'object',
      minProperties: 1,
      patternProperties: { '^[2-5][0-9]{2}$': ref('response') },
      additionalProperties: false,
    },
  },
  {
    tags: listOf(text),
    description: text,
    parameters: listOf(ref('parameter')),
    requestBody: ref('requestBody'),
  },
);

const SHAPE = {
  ...record(
    {
      openapi: { type: 'string', pattern: '^3\\.1\\.[0-9]+$' },
      info: record({ title: text, version: text }, described),
      servers: listOf(record({ url: { type: 'string', pattern: '^https://' } })),
      paths: { type: 'object', patternProperties: { '^/': ref('pathItem') }, additionalProperties: false },
    },
    {
      security: listOf({ type: 'object', additionalProperties: { type: 'array', items: text } }),
      tags: listOf(record({ name: text }, described)),
      components: record(
        {},
        {
          securitySchemes: mapOf('securityScheme'),
          parameters: mapOf('parameter'),
          headers: mapOf('header'),
          responses: mapOf('response'),
          schemas: mapOf('schema'),
        },
      ),
    },
  ),
  $defs: {
    pathItem: record(
      {},
      {
        parameters: listOf(ref('parameter')),
        get: operation,
        put: operation,
        post: operation,
        patch: operation,
        delete: operation,
      },
    ),
    parameter: orReference({
      ...record(
        { name: text, in: { enum: ['path', 'query', 'header'] }, schema: ref('schema') },
        { ...described, required: { type: 'boolean' }, example: true },
      ),
      if: { properties: { in: { const: 'path' } } },
      // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
      then: { required: ['required'], properties: { required: { const: true } } },
    }),
    requestBody: record({ content: mapOf('mediaType') }, { ...described, required: { type: 'boolean' } }),
    response: orReference(record(described, { headers: mapOf('header'), content: mapOf('mediaType') })),
    header: orReference(record({ schema: ref('schema') }, { ...described, required: { type: 'boolean' } })),
    mediaType: record(
      { schema: ref('schema') },
      { encoding: { type: 'object', additionalProperties: record({ contentType: text }) } },
    ),
    securityScheme: record(
      { type: { const: 'apiKey' }, in: { const: 'header' }, name: text },
      { description: text },
    ),
    schema: { $ref: 'https://json-schema.org/draft/2020-12/schema' },
  },
};

const ajv = new Ajv2020({ allErrors: true, strict: false });
addFormats.default(ajv);
const validate = ajv.compile(SHAPE);

/** What keeps a parsed document from being OpenAPI 3.1; empty if nothing does. */
export function documentViolations(document: unknown): string[] {
  if (validate(document)) return [];
  return (validate.errors ?? []).map((error) => `${error.instancePath}: ${error.message}`);
}
