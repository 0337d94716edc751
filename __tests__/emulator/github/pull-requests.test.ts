import { expect, test } from '@jest/globals';
import { createBare, emulatedGitHub, TOKEN } from '../../support/emulated-github.ts';

const bare = createBare();
const { three, four } = bare.commits;

test('pull requests: open ones first of all, the newest first', async () => {
  const github = await emulatedGitHub(bare);
  github.pullRequest({ number: 7, head: 'topic/a', headSha: four, baseSha: three, user: 'ada' });
  github.pullRequest({ number: 8, state: 'closed', merged: true });
  github.pullRequest({ number: 9, headRepository: 'someone/fork', base: 'other' });
  const numbers = async (query: string) =>
    (await github.ask(200, 'GET', `pulls${query}`)).map(({ number }: { number: number }) => number);
  expect(await numbers('')).toEqual([9, 7]);
  expect(await numbers('?state=all&direction=asc')).toEqual([7, 8, 9]);
  expect(await numbers('?state=closed')).toEqual([8]);
  expect(await numbers('?base=other')).toEqual([9]);
  expect(await numbers('?head=octo-org:topic/a')).toEqual([7]);
  expect(await numbers('?per_page=1&page=2')).toEqual([7]);
  await github.ask(422, 'GET', 'pulls?state=merged');
});

test('one pull request, from open to closed and back', async () => {
  const github = await emulatedGitHub(bare);
  github.pullRequest({ number: 7, head: 'topic/a', headSha: four });
  expect(await github.ask(200, 'GET', 'pulls/7')).toMatchObject({
    state: 'open',
    merged: false,
    closed_at: null,
    head: { ref: 'topic/a', sha: four, repo: { full_name: 'octo-org/voice-agent' } },
    base: { ref: 'main' },
  });
  github.pullRequest({ number: 7, state: 'closed' });
  const closed = { state: 'closed', merged_at: null, closed_at: '2026-01-02T03:04:05Z', head: { sha: four } };
  expect(await github.ask(200, 'GET', 'pulls/7')).toMatchObject(closed);
  github.pullRequest({ number: 7, state: 'open' });
  expect(await github.ask(200, 'GET', 'pulls/7')).toMatchObject({ state: 'open', closed_at: null });
  await github.ask(404, 'GET', 'pulls/8');
});

test('they need a permission of their own', async () => {
  const tokens = [{ token: TOKEN, permissions: { contents: 'read', issues: 'write' } }] as const;
  const github = await emulatedGitHub(bare, { tokens });
  await github.ask(403, 'GET', 'pulls');
  await github.ask(403, 'GET', 'pulls/7');
});
