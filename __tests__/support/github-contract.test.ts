import { expect, test } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { Exchange } from '../../emulator/http/response.ts';
import { API, createBare, emulatedGitHub } from './emulated-github.ts';
import {
  DEFINITIONS,
  gitHubRequestViolations,
  gitHubResponseViolations,
  gitHubViolations,
} from './github-contract.ts';

const bare = createBare();
const deploy = { ref: 'main', auto_merge: false, required_contexts: [] };
const headers = { 'user-agent': 'test', 'content-type': 'application/json' };

test("GitHub's description holds schemas", () => {
  expect(new Ajv2020().validateSchema(DEFINITIONS)).toBe(true);
  const spoilt = { ...DEFINITIONS, $defs: { ...DEFINITIONS.$defs, none: { type: 'thing' } } };
  expect(new Ajv2020({ logger: false }).validateSchema(spoilt)).toBe(false);
});

test.each<[name: string, method: string, path: string, body: unknown, violation: RegExp]>([
  ['an unknown call', 'GET', '/repos/o/r/tags', undefined, /^request: GitHub has no GET/],
  ['an unknown method', 'PUT', `${API}/deployments`, deploy, /^request: GitHub has no PUT/],
  ['an unknown parameter', 'GET', `${API}/deployments?env=x`, undefined, /^request query env: is unknown/],
  [
    'a page that is no number',
    'GET',
    `${API}/deployments?page=x`,
    undefined,
    /^request query page: must be integer/,
  ],
  [
    'an id that is no number',
    'GET',
    `${API}/deployments/x/statuses`,
    undefined,
    /deployment_id: must be integer/,
  ],
  [
    'a body without what is required',
    'POST',
    `${API}/deployments`,
    { auto_merge: false },
    /must have required property 'ref'/,
  ],
  [
    'a value of another type',
    'POST',
    `${API}/deployments`,
    { ...deploy, auto_merge: 'no' },
    /auto_merge: must be boolean/,
  ],
  [
    'a misspelled field',
    'POST',
    `${API}/deployments`,
    { ...deploy, autoMerge: false },
    /^request body.autoMerge: is unknown/,
  ],
  ['a number as payload', 'POST', `${API}/deployments`, { ...deploy, payload: 1 }, /payload: must be object/],
  [
    'an unknown state',
    'POST',
    `${API}/deployments/1/statuses`,
    { state: 'done' },
    /state: must be equal to one of/,
  ],
  ['null', 'POST', `${API}/issues/1/comments`, { body: null }, /body\.body: must be string/],
])('caught in a request: %s', (_, method, path, body, violation) => {
  const request = {
    method,
    path,
    headers,
    body: Buffer.from(body === undefined ? '' : JSON.stringify(body)),
  };
  const response = { status: 200, headers: {}, body: Buffer.alloc(0) };
  expect(gitHubRequestViolations({ request, response, scripted: false })).toContainEqual(
    expect.stringMatching(violation),
  );
});

test('caught in a request: text sent as such, no user agent', async () => {
  const github = await emulatedGitHub(bare);
  await github.ask(201, 'POST', 'deployments', deploy);
  const [exchange] = github.exchanges;
  if (!exchange) throw new Error('no exchange');
  expect(gitHubViolations(exchange)).toEqual([]);
  const plain = { ...exchange, request: { ...exchange.request, headers: { 'content-type': 'text/plain' } } };
  expect(gitHubViolations(plain)).toEqual([
    'request header User-Agent: is missing',
    'request content type: text/plain is not in the contract',
  ]);
});

test.each<
  [name: string, body: Record<string, unknown>, more: Partial<Exchange['response']>, violations: string[]]
>([
  ['a description that is null', { description: null }, {}, []],
  ['no creator', { creator: null }, {}, []],
  ['a payload that is text', { payload: '' }, {}, []],
  ['a sha that is null', { sha: null }, {}, ['response body.sha: must be string']],
  ['a missing field', { task: undefined }, {}, ["response body: must have required property 'task'"]],
  ['a bad time', { created_at: 'now' }, {}, ['response body.created_at: must match format "date-time"']],
  ['an unknown status', {}, { status: 204 }, ['response: repos/create-deployment has no status 204']],
  ['a refusal', {}, { status: 403 }, []],
  ['no media type', {}, { headers: {} }, ['response content type: none is not in the contract']],
])('a response: %s', async (_, changes, more, violations) => {
  const github = await emulatedGitHub(bare);
  const made = await github.ask(201, 'POST', 'deployments', deploy);
  const [exchange] = github.exchanges;
  if (!exchange) throw new Error('no exchange');
  const body = Buffer.from(JSON.stringify({ ...made, ...changes }));
  const changed = { ...exchange, response: { ...exchange.response, ...more, body } };
  expect(gitHubResponseViolations(changed)).toEqual(violations);
});

test('a request without a user agent is refused', async () => {
  const github = await emulatedGitHub(bare);
  const response = await github.call('GET', 'deployments', { headers: { 'user-agent': '' } });
  expect(response.status).toBe(403);
});

test.each([
  [
    "what GitHub's schema does not have",
    'query { viewer { mail } }',
    ['query: Cannot query field "mail" on type "User".'],
  ],
  ['what is there', 'query { viewer { login } }', []],
  ['what may not be seen', 'query { repository(owner: "a", name: "b") { id } }', []],
])('a query of %s', async (_, query, violations) => {
  const github = await emulatedGitHub(bare);
  await github.query(query);
  expect(github.exchanges.flatMap(gitHubViolations)).toEqual(violations);
});
