import { expect, test } from '@jest/globals';
import { createBare, emulatedGitHub, TOKEN } from '../../support/emulated-github.ts';

const bare = createBare();

test('a comment is made, listed, changed and read', async () => {
  let now = Date.UTC(2026, 0, 1);
  const github = await emulatedGitHub(bare, { now: () => now });
  const made = await github.ask(201, 'POST', 'issues/7/comments', { body: 'hello' });
  expect(made.user).toMatchObject({ login: 'github-actions[bot]', type: 'Bot' });
  expect(await github.ask(200, 'GET', 'issues/7/comments')).toEqual([made]);
  expect(await github.ask(200, 'GET', 'issues/8/comments')).toEqual([]);
  now += 60_000;
  const changed = await github.ask(200, 'PATCH', `issues/comments/${made.id}`, { body: 'bye' });
  expect(changed).toEqual({ ...made, body: 'bye', updated_at: '2026-01-01T00:01:00Z' });
  expect(await github.ask(200, 'GET', `issues/comments/${made.id}`)).toEqual(changed);
  expect(github.comments).toMatchObject([{ id: made.id, issue: 7, body: 'bye' }]);
});

test('comments are the oldest first, in pages, since a time', async () => {
  let now = Date.UTC(2026, 0, 1);
  const github = await emulatedGitHub(bare, { now: () => now });
  for (const body of ['1', '2', '3']) {
    await github.ask(201, 'POST', 'issues/7/comments', { body });
    now += 60_000;
  }
  const bodies = async (query: string) => {
    const listed: { body: string }[] = await github.ask(200, 'GET', `issues/7/comments${query}`);
    return listed.map(({ body }) => body).join('');
  };
  expect(await bodies('')).toBe('123');
  expect(await bodies('?per_page=2')).toBe('12');
  expect(await bodies('?per_page=2&page=2')).toBe('3');
  expect(await bodies('?since=2026-01-01T00:01:00Z')).toBe('23');
});

test('others have their own names', async () => {
  const permissions = { 'pull-requests': 'write' } as const;
  const tokens = [
    { token: TOKEN, permissions },
    { token: 'ada', permissions, login: 'ada' },
  ];
  const github = await emulatedGitHub(bare, { tokens });
  const response = await github.call('POST', 'issues/7/comments', { token: 'ada', body: { body: 'x' } });
  expect(await response.json()).toMatchObject({ user: { login: 'ada', type: 'User' } });
});

test('GraphQL says whose a token is, and nothing else', async () => {
  const tokens = [
    { token: TOKEN, permissions: {} },
    { token: 'ada', permissions: {}, login: 'ada' },
  ];
  const github = await emulatedGitHub(bare, { tokens });
  const ask = async (token: string, query: string) =>
    (await github.call('POST', '/graphql', { token, body: { query } })).json();
  const query = 'query { viewer { login } }';
  expect(await ask(TOKEN, query)).toEqual({ data: { viewer: { login: 'github-actions[bot]' } } });
  expect(await ask('ada', query)).toEqual({ data: { viewer: { login: 'ada' } } });
  expect(await ask('who', query)).toMatchObject({ message: 'Bad credentials', status: '401' });
  expect(await ask(TOKEN, 'query { viewer { email } }')).toEqual({
    errors: [{ message: expect.any(String) }],
  });
});

test.each<[name: string, method: string, path: string, body: unknown, status: number]>([
  ['no body', 'POST', 'issues/7/comments', {}, 422],
  ['an empty body', 'POST', 'issues/7/comments', { body: ' ' }, 422],
  ['a body that is too long', 'POST', 'issues/7/comments', { body: 'é'.repeat(65_537) }, 422],
  ['a body that just fits', 'POST', 'issues/7/comments', { body: '🎧'.repeat(65_536) }, 201],
  ['an unknown comment', 'PATCH', 'issues/comments/7', { body: 'x' }, 404],
  ['an unknown comment', 'GET', 'issues/comments/7', undefined, 404],
])('%s: %s %s', async (_, method, path, body, status) => {
  const github = await emulatedGitHub(bare);
  await github.ask(status, method, path, body);
});
