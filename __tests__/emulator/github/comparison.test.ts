import { expect, test } from '@jest/globals';
import { createBare, emulatedGitHub } from '../../support/emulated-github.ts';

const bare = createBare();
const { one, two, three, four } = bare.commits;

test.each<
  [names: string, status: string, ahead: number, behind: number, mergeBase: string, commits: string[]]
>([
  [`${three}...${three}`, 'identical', 0, 0, three, []],
  [`${one}...main`, 'ahead', 2, 0, one, [two, three]],
  [`main...${one}`, 'behind', 0, 2, one, []],
  ['main...topic%2Fa', 'diverged', 1, 1, two, [four]],
  ['topic%2Fa...main', 'diverged', 1, 1, two, [three]],
  ['v1...main', 'ahead', 1, 0, two, [three]],
])('%s is %s', async (names, status, ahead, behind, mergeBase, commits) => {
  const github = await emulatedGitHub(bare);
  const body = await github.ask(200, 'GET', `compare/${names}`);
  expect(body).toMatchObject({ status, ahead_by: ahead, behind_by: behind, total_commits: ahead, files: [] });
  expect(body.merge_base_commit.sha).toBe(mergeBase);
  expect(body.commits.map(({ sha }: { sha: string }) => sha)).toEqual(commits);
});

test('commits are told in full', async () => {
  const github = await emulatedGitHub(bare);
  const { base_commit: commit } = await github.ask(200, 'GET', `compare/${two}...main`);
  expect(commit).toMatchObject({
    sha: two,
    parents: [{ sha: one }],
    commit: { message: 'two', author: { name: 'Ada', email: 'ada@example.com' }, tree: {} },
  });
});

test('commits come in pages, the counts do not', async () => {
  const github = await emulatedGitHub(bare);
  const body = await github.ask(200, 'GET', `compare/${one}...main?per_page=1&page=2`);
  expect(body).toMatchObject({ ahead_by: 2, commits: [{ sha: three }] });
});

test.each([
  ['an unknown head', 'main...gone', 'Not Found'],
  ['an unknown base', `${'1'.repeat(40)}...main`, 'Not Found'],
  ['one name', 'main', 'Not Found'],
  ['no good encoding', 'main...%ff', 'Not Found'],
  ['a NUL', 'main...a%00b', 'Not Found'],
  ['no common ancestor', 'main...island', 'No common ancestor between main and island.'],
])('404: %s', async (_, names, message) => {
  const github = await emulatedGitHub(bare);
  expect(await github.ask(404, 'GET', `compare/${names}`)).toMatchObject({ message });
});
