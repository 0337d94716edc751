import { describe, expect, test } from '@jest/globals';
import type { Exchange } from '../../emulator/polyai/polyai.ts';
import { contractViolations } from './contract.ts';

const CACHE = '/v1/agents/PROJECT-1/audio-cache';
const ENTRY = {
  id: '1042',
  transcript: 'hello',
  cachedAt: '2026-11-20T12:00:00Z',
  hitCount: 3,
  duration: 1.5,
  regenerated: false,
  provider: 'someone',
  providerVoiceId: 'voice',
  imported: false,
  audioFilename: null,
  languageCode: '',
};
const FLAT = {
  success: false,
  error: 'Not Found',
  error_id: 'abc',
  error_code: 'ENTRY_NOT_FOUND',
  error_message: 'no such entry',
  data: null,
};
const NESTED = { error: { code: 'NOT_FOUND', id: 'abc', message: 'no such entry', correlation_id: 'abc' } };

interface Parts {
  path?: string;
  method?: string;
  sent?: unknown;
  sentHeaders?: Record<string, string>;
  status?: number;
  body?: unknown;
  headers?: Record<string, string>;
}

const bytes = (value: unknown) =>
  Buffer.isBuffer(value) ? value : Buffer.from(value === undefined ? '' : JSON.stringify(value));

function exchange({ path = CACHE, method = 'GET', status = 200, ...parts }: Parts): Exchange {
  const json = { 'content-type': 'application/json' };
  const headers = {
    ...(parts.body === undefined ? {} : json),
    'x-polyai-correlation-id': 'abc',
    ...parts.headers,
  };
  return {
    request: {
      method,
      path,
      headers: { 'x-api-key': 'key', ...(parts.sent === undefined ? {} : json), ...parts.sentHeaders },
      body: bytes(parts.sent),
    },
    response: { status, headers, body: bytes(parts.body) },
    scripted: false,
  };
}

const page = (change: object = {}) => ({ entries: [{ ...ENTRY, ...change }], totalCount: 1 });
const without = (value: object, name: string) =>
  Object.fromEntries(Object.entries(value).filter(([key]) => key !== name));

const list = (parts: Parts = {}) => exchange({ body: page(), ...parts });
const download = (parts: Parts = {}) =>
  exchange({
    path: `${CACHE}/1042/file`,
    body: Buffer.from('RIFF'),
    headers: { 'content-type': 'audio/wav' },
    ...parts,
  });
const replace = (parts: Parts = {}) =>
  exchange({
    path: `${CACHE}/1042/file`,
    method: 'PATCH',
    sent: Buffer.from('RIFF'),
    sentHeaders: { 'content-type': 'audio/wav' },
    status: 204,
    ...parts,
  });
const remove = (parts: Parts = {}) =>
  exchange({ path: `${CACHE}/1042`, method: 'DELETE', body: { success: true }, ...parts });
const bulk = (parts: Parts = {}) =>
  exchange({
    path: `${CACHE}/bulk-delete`,
    method: 'POST',
    sent: { ids: ['1042'] },
    body: { deleted: ['1042'], failed: [] },
    ...parts,
  });

describe('what the contract allows', () => {
  test.each<[string, Exchange]>([
    ['a page', list()],
    ['a page by a query', list({ path: `${CACHE}?limit=200&offset=0&sort=hit_count:desc` })],
    ['an encoded query', list({ path: `${CACHE}?sort=duration%3Aasc` })],
    ...Object.keys(without(ENTRY, 'id')).flatMap((name): [string, Exchange][] => [
      [`an entry without ${name}`, list({ body: { entries: [without(ENTRY, name)], totalCount: 1 } })],
      [`an entry with ${name} null`, list({ body: page({ [name]: null }) })],
    ]),
    ['a page with news', list({ body: { ...page({ pitch: 3 }), next: null } })],
    ['an id as a number', list({ body: page({ id: 1042 }) })],
    [
      'fields in snake case',
      list({ body: { entries: [{ id: '1', hit_count: 3, cached_at: ENTRY.cachedAt }], total_count: 1 } }),
    ],
    [
      'a content type with a charset',
      list({ headers: { 'content-type': 'application/json; charset=utf-8' } }),
    ],
    ['audio', download()],
    ['a replaced file', replace()],
    [
      'a file name',
      replace({ sentHeaders: { 'content-type': 'audio/wav', 'x-filename': 'hold music.wav' } }),
    ],
    ['the largest file', replace({ sent: Buffer.alloc(6 * 1024 * 1024) })],
    ['a deleted entry', remove()],
    ['deleted entries', bulk()],
    ['a failure, flat', remove({ status: 404, body: FLAT })],
    ['a failure, nested', remove({ status: 404, body: NESTED })],
    ['too many requests', list({ status: 429, body: FLAT, headers: { 'retry-after': '3' } })],
  ])('%s', (_, allowed) => {
    expect(contractViolations(allowed)).toEqual([]);
  });
});

describe('what the contract catches', () => {
  test.each<[string, Exchange, string | RegExp]>([
    ['an unknown call', exchange({ path: '/v1/agents' }), 'the contract has no GET /v1/agents'],
    ['an unknown method', remove({ method: 'PATCH' }), 'the contract has no PATCH'],
    ['no key', list({ sentHeaders: { 'x-api-key': '' } }), 'X-API-KEY: is missing'],
    ['a limit over the limit', list({ path: `${CACHE}?limit=201` }), 'request query limit: must be <= 200'],
    ['a limit of words', list({ path: `${CACHE}?limit=many` }), 'request query limit: must be integer'],
    ['a negative offset', list({ path: `${CACHE}?offset=-1` }), 'request query offset: must be >= 0'],
    ['a sort without direction', list({ path: `${CACHE}?sort=hit_count` }), 'request query sort: must match'],
    ['an unknown query', list({ path: `${CACHE}?page=2` }), 'request query page: is not in the contract'],
    ['a query twice', list({ path: `${CACHE}?limit=2&limit=3` }), 'request query limit: is given twice'],
    ['an id of letters', remove({ path: `${CACHE}/abc` }), 'request path entryId: must match'],
    [
      'an agent with a dot',
      remove({ path: `${CACHE.replace('-1', '.1')}/1` }),
      'request path agentId: must match',
    ],
    ['a body where there is none', list({ sent: { a: 1 } }), 'request body: must be empty'],
    ['no ids', bulk({ sent: { ids: [] } }), 'request body.ids: must NOT have fewer than 1 items'],
    [
      '21 ids',
      bulk({ sent: { ids: Array(21).fill('1') } }),
      'request body.ids: must NOT have more than 20 items',
    ],
    ['ids as numbers', bulk({ sent: { ids: [1042] } }), 'request body.ids.0: must be string'],
    [
      'an extra field sent',
      bulk({ sent: { ids: ['1'], force: true } }),
      'request body: must NOT have additional',
    ],
    ['no JSON sent', bulk({ sent: Buffer.from('{') }), 'request body: is not JSON'],
    [
      'JSON sent as text',
      bulk({ sentHeaders: { 'content-type': 'text/plain' } }),
      'content type: text/plain is not',
    ],
    [
      'audio of another type',
      replace({ sentHeaders: { 'content-type': 'audio/mp3' } }),
      'content type: audio/mp3',
    ],
    ['an empty file', replace({ sent: Buffer.alloc(0) }), 'request body: must NOT have fewer than 1 char'],
    [
      'a file too large',
      replace({ sent: Buffer.alloc(6 * 1024 * 1024 + 1) }),
      'request body: must NOT have more than',
    ],
    [
      'a file name in bad letters',
      replace({ sentHeaders: { 'x-filename': 'ü.wav' } }),
      'header X-Filename: must match',
    ],
    ['an unknown status', remove({ status: 418, body: FLAT }), 'deleteEntry has no status 418'],
    ['another success', replace({ status: 200 }), 'replaceFile has no status 200'],
    [
      'no correlation id',
      remove({ headers: { 'x-polyai-correlation-id': '' } }),
      'X-PolyAI-Correlation-Id: must NOT',
    ],
    ['no Retry-After', list({ status: 429, body: FLAT }), 'response header Retry-After: is missing'],
    ['a body with 204', replace({ body: {} }), 'response body: must be empty'],
    ['HTML', list({ headers: { 'content-type': 'text/html' } }), 'response content type: text/html is not'],
    ['no JSON', list({ body: Buffer.from('<p>') }), 'response body: is not JSON'],
    ['audio as JSON', download({ headers: {} }), 'response content type: application/json is not'],
    ['no audio', download({ body: Buffer.alloc(0) }), 'response body: must NOT have fewer than 1 char'],
    [
      'success that is none',
      remove({ body: { success: false } }),
      'response body.success: must be equal to constant',
    ],
    ['no list of failures', bulk({ body: { deleted: [] } }), "must have required property 'failed'"],
    [
      'a failure of neither shape',
      remove({ status: 404, body: { message: 'no' } }),
      'must match exactly one schema',
    ],
    [
      'a code in small letters',
      remove({ status: 404, body: { ...FLAT, error_code: 'not found' } }),
      'error_code: must',
    ],
    ['no total', list({ body: { entries: [] } }), "must have required property 'totalCount'"],
    ['an id of letters listed', list({ body: page({ id: 'a' }) }), 'entries.0.id: must match pattern'],
    ['no id', list({ body: page({ id: undefined }) }), "entries.0: must have required property 'id'"],
    [
      'hits as text in snake case',
      list({ body: page({ hit_count: '1' }) }),
      'entries.0.hit_count: must be integer',
    ],
    ['a sort by nothing documented', list({ path: `${CACHE}?sort=cached_at:asc` }), 'query sort: must match'],
    ['a date in words', list({ body: page({ cachedAt: 'today' }) }), 'entries.0.cachedAt: must match format'],
    ['hits in halves', list({ body: page({ hitCount: 1.5 }) }), 'entries.0.hitCount: must be integer'],
    ['duration as text', list({ body: page({ duration: '1.5' }) }), 'entries.0.duration: must be number'],
    [
      'a file name as a number',
      list({ body: page({ audioFilename: 1 }) }),
      'entries.0.audioFilename: must be',
    ],
  ])('%s', (_, wrong, message) => {
    expect(contractViolations(wrong).join('\n')).toMatch(message);
  });
});
