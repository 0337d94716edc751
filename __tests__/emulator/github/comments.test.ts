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
