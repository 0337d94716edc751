import { expect, test } from '@jest/globals';
import { createBare, emulatedGitHub } from '../../support/emulated-github.ts';

const bare = createBare();
const { one, two, three, four } = bare.commits;

test.each([
  ['a branch', 'topic/a', four],
  ['a branch, encoded', 'topic%2Fa', four],
  ['the default branch', 'HEAD', three],
  ['a tag', 'v1', two],
  ['an id', one, one],
])('the commit of %s', async (_, ref, sha) => {
  const github = await emulatedGitHub(bare);
  expect(await github.ask(200, 'GET', `commits/${ref}`)).toMatchObject({ sha });
  const headers = { accept: 'application/vnd.github.sha' };
  expect(await (await github.call('GET', `commits/${ref}`, { headers })).text()).toBe(sha);
});

test('a branch', async () => {
  const github = await emulatedGitHub(bare);
  expect(await github.ask(200, 'GET', 'branches/topic/a')).toMatchObject({
    name: 'topic/a',
    commit: { sha: four },
  });
  await github.ask(404, 'GET', 'branches/v1');
  await github.ask(422, 'GET', 'commits/none');
});

test('a ref in full', async () => {
  const { source, folder } = bare;
  source.git('push', '--quiet', folder, `${four}:refs/pull/7/head`);
  const github = await emulatedGitHub(bare);
  const commit = (sha: string) => ({ object: { type: 'commit', sha } });
  expect(await github.ask(200, 'GET', 'git/ref/heads/main')).toMatchObject({
    ref: 'refs/heads/main',
    ...commit(three),
  });
  expect(await github.ask(200, 'GET', 'git/ref/heads%2Ftopic%2Fa')).toMatchObject(commit(four));
  expect(await github.ask(200, 'GET', 'git/ref/pull/7/head')).toMatchObject(commit(four));
  expect(await github.ask(200, 'GET', 'git/ref/tags/v1')).toMatchObject({ object: { type: 'tag' } });
  await github.ask(404, 'GET', 'git/ref/main');
  await github.ask(404, 'GET', 'git/ref/heads/main~1');
});
