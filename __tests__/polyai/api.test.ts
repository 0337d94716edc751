import { describe, expect, test } from '@jest/globals';
import type { AgentId, EntryId } from '../../src/lib/ids.ts';
import { cacheApi, parseBulkResult, saysSuccess } from '../../src/polyai/api.ts';
import type { Sendable } from '../../src/polyai/send.ts';

function sent(): { calls: ReturnType<typeof cacheApi>; last: () => Sendable } {
  const requests: Sendable[] = [];
  const calls = cacheApi('PROJECT-1' as AgentId, 'secret', async (request) => {
    requests.push(request);
    return { kind: 'not sent', reason: '' };
  });
  return {
    calls,
    last: () => {
      const request = requests.at(-1);
      if (!request) throw new Error('nothing was sent');
      return request;
    },
  };
}

const id = '1042' as EntryId;

test('each call goes to its address, with the key', async () => {
  const { calls, last } = sent();
  const shown = () => `${last().method} ${last().path}`;
  await calls.list(400, 200);
  expect(shown()).toBe('GET /v1/agents/PROJECT-1/audio-cache?limit=200&offset=400');
  await calls.download(id);
  expect(shown()).toBe('GET /v1/agents/PROJECT-1/audio-cache/1042/file');
  await calls.replace(id, 'audio/a.wav', async () => Buffer.from('x'));
  expect(shown()).toBe('PATCH /v1/agents/PROJECT-1/audio-cache/1042/file');
  await calls.delete(id);
  expect(shown()).toBe('DELETE /v1/agents/PROJECT-1/audio-cache/1042');
  await calls.bulkDelete([id]);
  expect(shown()).toBe('POST /v1/agents/PROJECT-1/audio-cache/bulk-delete');
  expect(String(await last().body?.())).toBe('{"ids":["1042"]}');
  expect(last().headers).toMatchObject({ 'x-api-key': 'secret', 'content-type': 'application/json' });
});

describe('the file name that goes along', () => {
  test.each<[string, string | undefined]>([
    ['audio/a.wav', 'a.wav'],
    ['audio/hello there!.WAV', 'hello there!.WAV'],
    ['a.wav', 'a.wav'],
    ['audio/grüße.wav', undefined],
    ['audio/日本.wav', undefined],
    ['audio/a\r\nx-api-key: other.wav', undefined],
    ['audio/a\tb.wav', undefined],
    ['audio/a\u0000b.wav', undefined],
    ['audio/a\u007fb.wav', undefined],
    ['audio/a\u00a0b.wav', undefined],
  ])('of %j is %j', async (path, name) => {
    const { calls, last } = sent();
    await calls.replace(id, path, async () => Buffer.from('x'));
    expect(last().headers['x-filename']).toBe(name);
  });
});

test.each<[string, unknown]>([
  ['{"deleted":["1"],"failed":["2"]}', { deleted: ['1'], failed: ['2'] }],
  ['{"deleted":[],"failed":[],"more":1}', { deleted: [], failed: [] }],
  ['{"deleted":["1"]}', undefined],
  ['{"deleted":[1],"failed":["2"]}', { deleted: ['1'], failed: ['2'] }],
  ['{"deleted":[1.5],"failed":[]}', undefined],
  ['{"deleted":[-1],"failed":[]}', undefined],
  ['{"deleted":[null],"failed":[]}', undefined],
  ['{"deleted":"1","failed":[]}', undefined],
  ['{"deleted":null,"failed":[]}', undefined],
  ['[]', undefined],
  ['null', undefined],
  ['', undefined],
  ['<html>', undefined],
])('a bulk delete answered with %s claims %j', (body, claim) => {
  expect(parseBulkResult(Buffer.from(body))).toEqual(claim);
});

test.each<[string, boolean]>([
  ['{"success":true}', true],
  ['{"success":true,"data":null}', true],
  ['{"success":"true"}', false],
  ['{"success":1}', false],
  ['{"success":false}', false],
  ['[{"success":true}]', false],
  ['{"Success":true}', false],
  ['true', false],
  ['', false],
])('the answer %s means that an entry was deleted: %s', (body, success) => {
  expect(saysSuccess(Buffer.from(body))).toBe(success);
});
