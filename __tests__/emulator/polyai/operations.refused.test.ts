import { describe, expect, test } from '@jest/globals';
import { makeWav } from '../../../emulator/polyai/polyai.ts';
import { AGENT, CACHE, emulated, formOf, jsonOf, replacing, sendingJson } from '../../support/emulated.ts';

const WAV = new Uint8Array(makeWav(0.5, 700));
const LIMIT = 6 * 1024 * 1024;

describe('what is refused', () => {
  test.each<[string, string, string, RequestInit, number, string]>([
    ['an unknown path', 'GET', '/v1/agents', {}, 404, 'ROUTE_NOT_FOUND'],
    ['an unknown method', 'POST', CACHE, {}, 404, 'ROUTE_NOT_FOUND'],
    ['an agent that cannot be decoded', 'GET', '/v1/agents/%E0/audio-cache', {}, 403, 'AGENT_FORBIDDEN'],
    ['an id that cannot be decoded', 'DELETE', `${CACHE}/%E0`, {}, 400, 'INVALID_ENTRY_ID'],
    ['limit 0', 'GET', `${CACHE}?limit=0`, {}, 400, 'INVALID_QUERY'],
    ['limit 201', 'GET', `${CACHE}?limit=201`, {}, 400, 'INVALID_QUERY'],
    ['limit in words', 'GET', `${CACHE}?limit=ten`, {}, 400, 'INVALID_QUERY'],
    ['a negative offset', 'GET', `${CACHE}?offset=-1`, {}, 400, 'INVALID_QUERY'],
    ['a sort without direction', 'GET', `${CACHE}?sort=hit_count`, {}, 400, 'INVALID_QUERY'],
    ['a sort by nothing known', 'GET', `${CACHE}?sort=colour:asc`, {}, 400, 'INVALID_QUERY'],
    ['a sort by a field without one', 'GET', `${CACHE}?sort=cached_at:asc`, {}, 400, 'INVALID_QUERY'],
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
      formOf('{"text":"a","config":{}}'),
      400,
      'INVALID_ENTRY_ID',
    ],
    [
      'details of what is not there',
      'PUT',
      `${CACHE}/9/details`,
      formOf('{"text":"","config":{}}'),
      500,
      'INTERNAL_ERROR',
    ],
    ['details in JSON', 'PUT', `${CACHE}/1/details`, sendingJson({}), 415, 'UNSUPPORTED_MEDIA_TYPE'],
    ['details without text', 'PUT', `${CACHE}/1/details`, formOf('{"config":{}}'), 400, 'INVALID_REQUEST'],
    ['details without settings', 'PUT', `${CACHE}/1/details`, formOf('nothing'), 400, 'INVALID_REQUEST'],
    [
      'details without audio',
      'PUT',
      `${CACHE}/1/details`,
      formOf('{"text":"","config":{}}', new Uint8Array()),
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
