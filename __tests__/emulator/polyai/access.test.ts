import { describe, expect, test } from '@jest/globals';
import { AGENT, CACHE, emulated, jsonOf } from '../../support/emulated.ts';

describe('keys', () => {
  const keys = [
    { key: 'reader', permissions: ['read' as const] },
    { key: 'writer', permissions: ['write' as const] },
    { key: 'elsewhere', agents: ['PROJECT-2'], permissions: ['read' as const, 'write' as const] },
    { key: 'here', agents: [AGENT], permissions: ['read' as const], expiresAt: '2999-01-01T00:00:00Z' },
    { key: 'expired', permissions: ['read' as const], expiresAt: '2020-01-01T00:00:00Z' },
  ];
  const agents = { [AGENT]: [{ id: '1' }], 'PROJECT-2': [] };

  test.each<[string, string, string, number, string]>([
    ['reader', 'GET', CACHE, 200, 'none'],
    ['reader', 'GET', `${CACHE}/1/file`, 200, 'none'],
    ['reader', 'DELETE', `${CACHE}/1`, 403, 'PERMISSION_MISSING'],
    ['reader', 'PATCH', `${CACHE}/1/file`, 403, 'PERMISSION_MISSING'],
    ['reader', 'PUT', `${CACHE}/1/details`, 403, 'PERMISSION_MISSING'],
    ['reader', 'POST', `${CACHE}/bulk-delete`, 403, 'PERMISSION_MISSING'],
    ['reader', 'GET', '/v1/agents/PROJECT-3/audio-cache', 403, 'AGENT_FORBIDDEN'],
    ['writer', 'GET', CACHE, 403, 'PERMISSION_MISSING'],
    ['writer', 'GET', `${CACHE}/1/file`, 403, 'PERMISSION_MISSING'],
    ['writer', 'DELETE', `${CACHE}/1`, 200, 'none'],
    ['elsewhere', 'GET', CACHE, 403, 'AGENT_FORBIDDEN'],
    ['elsewhere', 'GET', '/v1/agents/PROJECT-2/audio-cache', 200, 'none'],
    ['here', 'GET', CACHE, 200, 'none'],
    ['expired', 'GET', CACHE, 401, 'EXPIRED_API_KEY'],
    ['unknown', 'GET', CACHE, 401, 'INVALID_API_KEY'],
  ])('%s: %s %s is %d, %s', async (key, method, path, status, code) => {
    const emulator = await emulated({ agents, keys });
    const response = await emulator.call(method, path, { headers: { 'x-api-key': key } });
    expect(response.status).toBe(status);
    if (code !== 'none') expect((await jsonOf(response)).error_code).toBe(code);
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
    const echoed = response.headers.get('x-polyai-correlation-id');
    expect(echoed === id).toBe(kept);
    expect((await jsonOf(response)).error_id).toBe(echoed);
  });

  test('are fresh when the caller has none', async () => {
    const emulator = await emulated();
    const ids = await Promise.all(
      [1, 2].map(async () => (await emulator.call('GET', CACHE)).headers.get('x-polyai-correlation-id')),
    );
    expect(new Set(ids).size).toBe(2);
  });
});
