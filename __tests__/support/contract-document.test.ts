import { describe, expect, test } from '@jest/globals';
import { schemaOf } from './contract.ts';
import { contract, operations, resolve } from './contract-document.ts';
import { documentViolations } from './openapi-shape.ts';

const withComponent = (kind: string, value: object) => ({
  ...contract,
  components: { ...contract.components, [kind]: { thing: value } },
});

describe('the contract document', () => {
  test('is OpenAPI 3.1', () => {
    expect(documentViolations(contract)).toEqual([]);
  });

  const list = contract.paths['/v1/agents/{agentId}/audio-cache'];
  test.each<[string, object]>([
    ['another version', { ...contract, openapi: '3.0.3' }],
    ['no paths', { ...contract, paths: undefined }],
    ['an unknown field', { ...contract, path: {} }],
    ['a parameter that is none', withComponent('parameters', { name: 'a', in: 'body', schema: {} })],
    ['a path parameter that is optional', withComponent('parameters', { name: 'a', in: 'path', schema: {} })],
    ['a response without a description', withComponent('responses', { content: {} })],
    ['a reference to elsewhere', withComponent('responses', { $ref: 'other.yaml' })],
    ['a schema that is none', withComponent('schemas', { type: 'thing' })],
    [
      'a status that is none',
      { ...contract, paths: { '/a': { get: { ...list?.get, responses: { 99: {} } } } } },
    ],
    ['a method that is none', { ...contract, paths: { '/a': { fetch: list?.get } } }],
  ])('is judged: %s', (_, document) => {
    expect(documentViolations(document)).not.toEqual([]);
  });

  test('has the six calls, each under its own name', () => {
    const names = operations().map(({ method, path, operation }) => [operation.operationId, method, path]);
    expect(names).toEqual([
      ['listEntries', 'GET', '/v1/agents/{agentId}/audio-cache'],
      ['bulkDeleteEntries', 'POST', '/v1/agents/{agentId}/audio-cache/bulk-delete'],
      ['deleteEntry', 'DELETE', '/v1/agents/{agentId}/audio-cache/{entryId}'],
      ['downloadFile', 'GET', '/v1/agents/{agentId}/audio-cache/{entryId}/file'],
      ['replaceFile', 'PATCH', '/v1/agents/{agentId}/audio-cache/{entryId}/file'],
      ['replaceDetails', 'PUT', '/v1/agents/{agentId}/audio-cache/{entryId}/details'],
    ]);
  });

  test('names in its parameters just what its paths hold', () => {
    for (const { path, parameters } of operations()) {
      const inPath = parameters.filter((parameter) => parameter.in === 'path').map(({ name }) => name);
      expect(inPath).toEqual([...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name));
    }
  });

  test('has references that lead somewhere, and schemas that compile', () => {
    for (const [, pointer] of JSON.stringify(contract).matchAll(/"\$ref":"([^"]+)"/g)) {
      expect(resolve({ $ref: pointer as string })).toBeDefined();
    }
    for (const name of Object.keys(contract.components.schemas))
      expect(schemaOf(name)).toBeInstanceOf(Function);
  });
});
