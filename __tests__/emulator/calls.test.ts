import { describe, expect, test } from '@jest/globals';
import { makeWav } from '../../emulator/polyai.ts';
import { AGENT, CACHE, emulated, jsonOf, KEY, replacing, sendingJson } from '../support/emulated.ts';

const WAV = new Uint8Array(makeWav(0.5, 700));
const LIMIT = 6 * 1024 * 1024;

function detailsForm(settings: string, audio: Uint8Array<ArrayBuffer> = WAV): RequestInit {
  const body = new FormData();
  body.set('file', new Blob([audio], { type: 'audio/wav' }), 'new.wav');
  body.set('settings', settings);
  return { body };
}

describe('what is refused', () => {
  test.each<[string, string, string, RequestInit, number, string]>([
    ['an unknown path', 'GET', '/v1/agents', {}, 404, 'ROUTE_NOT_FOUND'],
    ['an unknown method', 'POST', CACHE, {}, 404, 'ROUTE_NOT_FOUND'],
    ['a path that cannot be decoded', 'GET', '/v1/agents/%E0/audio-cache', {}, 404, 'ROUTE_NOT_FOUND'],
    ['limit 0', 'GET', `${CACHE}?limit=0`, {}, 400, 'INVALID_QUERY'],
    ['limit 201', 'GET', `${CACHE}?limit=201`, {}, 400, 'INVALID_QUERY'],
    ['limit in words', 'GET', `${CACHE}?limit=ten`, {}, 400, 'INVALID_QUERY'],
    ['a negative offset', 'GET', `${CACHE}?offset=-1`, {}, 400, 'INVALID_QUERY'],
    ['a sort without direction', 'GET', `${CACHE}?sort=hit_count`, {}, 400, 'INVALID_QUERY'],
    ['a sort by nothing known', 'GET', `${CACHE}?sort=colour:asc`, {}, 400, 'INVALID_QUERY'],
    ['a sort with a tail', 'GET', `${CACHE}?sort=hit_count:asc:x`, {}, 400, 'INVALID_QUERY'],
    ['an unknown query parameter', 'GET', `${CACHE}?page=1`, {}, 400, 'INVALID_QUERY'],
    ['a query parameter twice', 'GET', `${CACHE}?limit=1&limit=2`, {}, 400, 'INVALID_QUERY'],
    ['a download of letters', 'GET', `${CACHE}/abc/file`, {}, 400, 'INVALID_ENTRY_ID'],
    ['a download of what is not there', 'GET', `${CACHE}/9/file`, {}, 404, 'ENTRY_NOT_FOUND'],
    ['a replace of letters', 'PATCH', `${CACHE}/1a/file`, replacing(WAV), 400, 'INVALID_ENTRY_ID'],
    ['a replace of what is not there', 'PATCH', `${CACHE}/9/file`, replacing(WAV), 404, 'ENTRY_NOT_FOUND'],
    [
      'an id that is equal only as a number',
      'PATCH',
      `${CACHE}/01/file`,
      replacing(WAV),
      404,
      'ENTRY_NOT_FOUND',
    ],
    ['an empty replace', 'PATCH', `${CACHE}/1/file`, replacing(''), 400, 'EMPTY_AUDIO'],
    [
      'a replace over 6 MB',
      'PATCH',
      `${CACHE}/1/file`,
      replacing(new Uint8Array(LIMIT + 1)),
      400,
      'AUDIO_TOO_LARGE',
    ],
    [
      'a replace of 9 MB',
      'PATCH',
      `${CACHE}/1/file`,
      replacing(new Uint8Array(LIMIT * 1.5)),
      400,
      'AUDIO_TOO_LARGE',
    ],
    ['a replace without type', 'PATCH', `${CACHE}/1/file`, { body: WAV }, 415, 'UNSUPPORTED_MEDIA_TYPE'],
    ['a replace of another type', 'PATCH', `${CACHE}/1/file`, sendingJson({}), 415, 'UNSUPPORTED_MEDIA_TYPE'],
    [
      'details of letters',
      'PUT',
      `${CACHE}/x/details`,
      detailsForm('{"text":"a","config":{}}'),
      400,
      'INVALID_ENTRY_ID',
    ],
    [
      'details of what is not there',
      'PUT',
      `${CACHE}/9/details`,
      detailsForm('{"text":"","config":{}}'),
      404,
      'ENTRY_NOT_FOUND',
    ],
    ['details in JSON', 'PUT', `${CACHE}/1/details`, sendingJson({}), 415, 'UNSUPPORTED_MEDIA_TYPE'],
    [
      'details without text',
      'PUT',
      `${CACHE}/1/details`,
      detailsForm('{"config":{}}'),
      400,
      'INVALID_REQUEST',
    ],
    ['details without settings', 'PUT', `${CACHE}/1/details`, detailsForm('nothing'), 400, 'INVALID_REQUEST'],
    [
      'details without audio',
      'PUT',
      `${CACHE}/1/details`,
      detailsForm('{"text":"","config":{}}', new Uint8Array()),
      400,
      'EMPTY_AUDIO',
    ],
    ['a delete of letters', 'DELETE', `${CACHE}/one`, {}, 400, 'INVALID_ENTRY_ID'],
    ['a delete of what is not there', 'DELETE', `${CACHE}/9`, {}, 404, 'ENTRY_NOT_FOUND'],
    [
      'a bulk delete of none',
      'POST',
      `${CACHE}/bulk-delete`,
      sendingJson({ ids: [] }),
      400,
      'INVALID_REQUEST',
    ],
    [
      'a bulk delete of 21',
      'POST',
      `${CACHE}/bulk-delete`,
      sendingJson({ ids: Array(21).fill('1') }),
      400,
      'INVALID_REQUEST',
    ],
    [
      'a bulk delete of numbers',
      'POST',
      `${CACHE}/bulk-delete`,
      sendingJson({ ids: [1] }),
      400,
      'INVALID_REQUEST',
    ],
    [
      'a bulk delete of letters',
      'POST',
      `${CACHE}/bulk-delete`,
      sendingJson({ ids: ['a'] }),
      400,
      'INVALID_REQUEST',
    ],
    ['a bulk delete of a list', 'POST', `${CACHE}/bulk-delete`, sendingJson(['1']), 400, 'INVALID_REQUEST'],
    ['a bulk delete of null', 'POST', `${CACHE}/bulk-delete`, sendingJson(null), 400, 'INVALID_REQUEST'],
    [
      'a bulk delete with more',
      'POST',
      `${CACHE}/bulk-delete`,
      sendingJson({ ids: ['1'], x: 1 }),
      400,
      'INVALID_REQUEST',
    ],
    [
      'a bulk delete in text',
      'POST',
      `${CACHE}/bulk-delete`,
      { body: '{"ids":["1"]}' },
      415,
      'UNSUPPORTED_MEDIA_TYPE',
    ],
    ['no JSON', 'POST', `${CACHE}/bulk-delete`, { ...sendingJson(0), body: '{' }, 400, 'INVALID_REQUEST'],
  ])('%s', async (_, method, path, init, status, code) => {
    const emulator = await emulated();
    const before = emulator.entries(AGENT);
    const response = await emulator.call(method, path, init);
    const body = await jsonOf(response);
    expect({ status: response.status, code: body.error_code }).toEqual({ status, code });
    expect(body).toMatchObject({ success: false, data: null, error: expect.any(String) });
    expect(body.error_id).toBe(response.headers.get('x-polyai-correlation-id'));
    expect(emulator.entries(AGENT)).toEqual(before);
  });
});

describe('keys', () => {
  const keys = [
    { key: 'reader', permissions: ['read' as const] },
    { key: 'writer', permissions: ['write' as const] },
    { key: 'elsewhere', agents: ['PROJECT-2'], permissions: ['read' as const, 'write' as const] },
    { key: 'here', agents: [AGENT], permissions: ['read' as const], expiresAt: '2999-01-01T00:00:00Z' },
    { key: 'expired', permissions: ['read' as const], expiresAt: '2020-01-01T00:00:00Z' },
  ];
  const agents = { [AGENT]: [{ id: '1' }], 'PROJECT-2': [] };

  test.each<[string, string, string, number, string?]>([
    ['reader', 'GET', CACHE, 200],
    ['reader', 'GET', `${CACHE}/1/file`, 200],
    ['reader', 'DELETE', `${CACHE}/1`, 403, 'PERMISSION_MISSING'],
    ['reader', 'PATCH', `${CACHE}/1/file`, 403, 'PERMISSION_MISSING'],
    ['reader', 'PUT', `${CACHE}/1/details`, 403, 'PERMISSION_MISSING'],
    ['reader', 'POST', `${CACHE}/bulk-delete`, 403, 'PERMISSION_MISSING'],
    ['reader', 'GET', '/v1/agents/PROJECT-3/audio-cache', 403, 'AGENT_FORBIDDEN'],
    ['writer', 'GET', CACHE, 403, 'PERMISSION_MISSING'],
    ['writer', 'GET', `${CACHE}/1/file`, 403, 'PERMISSION_MISSING'],
    ['writer', 'DELETE', `${CACHE}/1`, 200],
    ['elsewhere', 'GET', CACHE, 403, 'AGENT_FORBIDDEN'],
    ['elsewhere', 'GET', '/v1/agents/PROJECT-2/audio-cache', 200],
    ['here', 'GET', CACHE, 200],
    ['expired', 'GET', CACHE, 401, 'EXPIRED_API_KEY'],
    ['unknown', 'GET', CACHE, 401, 'INVALID_API_KEY'],
  ])('%s: %s %s is %d', async (key, method, path, status, code) => {
    const emulator = await emulated({ agents, keys });
    const response = await emulator.call(method, path, { headers: { 'x-api-key': key } });
    expect(response.status).toBe(status);
    const body = await response.text();
    if (code) expect(JSON.parse(body).error_code).toBe(code);
  });

  test('none at all is 401', async () => {
    const { url } = await emulated();
    const response = await fetch(url + CACHE);
    expect(response.status).toBe(401);
    expect((await jsonOf(response)).error_code).toBe('MISSING_API_KEY');
  });
});

describe('correlation ids', () => {
  test.each<[string, string, boolean]>([
    ['a UUID', '2b1f2a57-6f4c-4a4e-9a55-0f5b8a4f7e10', true],
    ['any plain mark', 'run-17.4', true],
    ['one with spaces', 'run 17', false],
    ['one too long', 'x'.repeat(129), false],
  ])('%s', async (_, id, kept) => {
    const emulator = await emulated();
    const response = await emulator.call('DELETE', `${CACHE}/9`, {
      headers: { 'x-polyai-correlation-id': id },
    });
    const answered = response.headers.get('x-polyai-correlation-id');
    expect(answered === id).toBe(kept);
    expect((await jsonOf(response)).error_id).toBe(answered);
  });

  test('are fresh when the caller has none', async () => {
    const emulator = await emulated();
    const ids = await Promise.all(
      [1, 2].map(async () => (await emulator.call('GET', CACHE)).headers.get('x-polyai-correlation-id')),
    );
    expect(new Set(ids).size).toBe(2);
  });
});

describe('listing', () => {
  const entries = [5, 3, 9, 1].map((n) => ({
    id: `${n}`,
    hitCount: n,
    cachedAt: `2026-01-0${n}T00:00:00Z`,
    duration: 10 - n,
  }));

  test.each<[string, string[]]>([
    ['', ['5', '3', '9', '1']],
    ['?limit=2', ['5', '3']],
    ['?limit=2&offset=2', ['9', '1']],
    ['?offset=4', []],
    ['?sort=hit_count:desc', ['9', '5', '3', '1']],
    ['?sort=hit_count:asc&limit=1&offset=1', ['3']],
    ['?sort=cached_at:asc', ['1', '3', '5', '9']],
    ['?sort=duration%3Adesc', ['1', '3', '5', '9']],
  ])('%s', async (query, ids) => {
    const emulator = await emulated({ agents: { [AGENT]: entries } });
    const page = await jsonOf(await emulator.call('GET', CACHE + query));
    expect(page.entries.map((entry: { id: string }) => entry.id)).toEqual(ids);
    expect(page.totalCount).toBe(4);
  });

  test('shows 50 unless told, and 200 at most', async () => {
    const many = Array.from({ length: 230 }, (_, i) => ({ id: `${i}` }));
    const emulator = await emulated({ agents: { [AGENT]: many } });
    const sizes = ['', '?limit=200'].map(
      async (query) => (await jsonOf(await emulator.call('GET', CACHE + query))).entries.length,
    );
    expect(await Promise.all(sizes)).toEqual([50, 200]);
  });

  test('shows everything about an entry but its audio', async () => {
    const emulator = await emulated({ agents: { [AGENT]: [{ id: '7', transcript: 'hello', hitCount: 4 }] } });
    const page = await jsonOf(await emulator.call('GET', CACHE));
    const [entry] = emulator.entries(AGENT);
    expect(page.entries).toEqual([{ ...entry, audio: undefined }].map((e) => JSON.parse(JSON.stringify(e))));
    expect(page.entries[0]).toMatchObject({ id: '7', transcript: 'hello', hitCount: 4, duration: 0.1 });
  });
});

describe('audio', () => {
  test('comes down as it is', async () => {
    const emulator = await emulated();
    const response = await emulator.call('GET', `${CACHE}/2/file`);
    expect(response.headers.get('content-type')).toBe('audio/wav');
    expect(Buffer.from(await response.arrayBuffer())).toEqual(emulator.entries(AGENT)[1]?.audio);
  });

  test('is replaced under the same id', async () => {
    const emulator = await emulated();
    const before = emulator.entries(AGENT);
    const response = await emulator.call(
      'PATCH',
      `${CACHE}/2/file`,
      replacing(WAV, { 'x-filename': 'bye.wav' }),
    );
    expect([response.status, await response.text()]).toEqual([204, '']);
    const [first, second, third] = before;
    const changed = { ...second, audio: Buffer.from(WAV), audioFilename: 'bye.wav', duration: 0.5 };
    expect(emulator.entries(AGENT)).toEqual([first, changed, third]);
  });

  test('is named after the entry if nothing else is said', async () => {
    const emulator = await emulated();
    await emulator.call('PATCH', `${CACHE}/2/file`, replacing(WAV));
    expect(emulator.entries(AGENT)[1]?.audioFilename).toBe('2.wav');
  });

  test('may be anything up to 6 MB; the duration stays if it cannot be read', async () => {
    const emulator = await emulated();
    const response = await emulator.call(
      'PATCH',
      `${CACHE}/2/file`,
      replacing(new Uint8Array(LIMIT).fill(7)),
    );
    expect(response.status).toBe(204);
    expect(emulator.entries(AGENT)[1]).toMatchObject({ duration: 0.01, audio: { length: LIMIT } });
  });

  test('is replaced together with its text', async () => {
    const emulator = await emulated();
    const form = detailsForm('{"text":"good bye","config":{"speed":1}}');
    const response = await emulator.call('PUT', `${CACHE}/3/details`, form);
    expect(response.status).toBe(204);
    const changed = { id: '3', transcript: 'good bye', audioFilename: 'new.wav', audio: Buffer.from(WAV) };
    expect(emulator.entries(AGENT)[2]).toMatchObject(changed);
  });
});

describe('deleting', () => {
  test('takes one entry for good', async () => {
    const emulator = await emulated();
    const answers = [];
    for (const _ of [1, 2]) answers.push(await emulator.call('DELETE', `${CACHE}/2`));
    expect(answers.map(({ status }) => status)).toEqual([200, 404]);
    expect(await answers[0]?.json()).toEqual({ success: true });
    expect(emulator.entries(AGENT).map(({ id }) => id)).toEqual(['1', '3']);
  });

  test('takes many, and says which were not there', async () => {
    const emulator = await emulated();
    const response = await emulator.call(
      'POST',
      `${CACHE}/bulk-delete`,
      sendingJson({ ids: ['3', '8', '1', '3'] }),
    );
    expect(await jsonOf(response)).toEqual({ deleted: ['3', '1'], failed: ['8'] });
    expect(emulator.entries(AGENT).map(({ id }) => id)).toEqual(['2']);
  });

  test('leaves other agents alone', async () => {
    const agents = { [AGENT]: [{ id: '1' }], 'PROJECT-2': [{ id: '1' }] };
    const emulator = await emulated({ agents });
    await emulator.call('DELETE', `${CACHE}/1`);
    expect([AGENT, 'PROJECT-2'].map((agent) => emulator.entries(agent).length)).toEqual([0, 1]);
    expect(() => emulator.entries('PROJECT-3')).toThrow('the emulator has no agent PROJECT-3');
  });
});

test.each<[string, { id: string }[]]>([
  ['an id of letters', [{ id: 'a' }]],
  ['an id twice', [{ id: '1' }, { id: '1' }]],
  ['an id that is a number', [{ id: 1 as unknown as string }]],
])('a seed with %s is refused', async (_, seeds) => {
  await expect(emulated({ agents: { [AGENT]: seeds } })).rejects.toThrow(TypeError);
});

test('the key is the only secret: it is sent as a header', async () => {
  const emulator = await emulated();
  await emulator.call('GET', CACHE);
  expect(emulator.requests[0]?.headers['x-api-key']).toBe(KEY);
});
