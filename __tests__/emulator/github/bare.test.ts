import { expect, test } from '@jest/globals';
import { createBare, emulatedGitHub } from '../../support/emulated-github.ts';

test('a merge commit that was collected is gone, the head of its pull request is not', async () => {
  const bare = createBare();
  const { source, folder, commits } = bare;
  source.git('checkout', '--quiet', '--detach', 'main');
  source.git('merge', '--quiet', '--no-ff', '--strategy=ours', '--message', 'merge', 'topic/a');
  const merge = source.head();
  source.git('push', '--quiet', folder, `${merge}:refs/pull/7/merge`, `${commits.four}:refs/pull/7/head`);
  source.git('push', '--quiet', folder, ':topic/a');
  const github = await emulatedGitHub(bare);
  await github.ask(200, 'GET', `commits/${merge}`);
  await github.collect(merge);
  await github.ask(422, 'GET', `commits/${merge}`);
  await github.ask(404, 'GET', 'git/ref/pull/7/merge');
  await github.ask(404, 'GET', `compare/${merge}...main`);
  await github.ask(200, 'GET', `commits/${commits.four}`);
  await expect(github.collect(commits.three)).rejects.toThrow('cannot be collected');
});
