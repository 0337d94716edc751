import { afterAll, expect, test } from '@jest/globals';
import { readHeadRef, readRef, readRefs } from '../../../emulator/git/refs.ts';
import { createRepository } from '../../../emulator/runner/repository.ts';

const repository = createRepository();
const { git, gitFolder } = repository;
const one = repository.commit('one');
git('tag', 'v1');
git('branch', 'topic/a');
git('symbolic-ref', 'refs/heads/alias', 'refs/heads/topic/a');
git('pack-refs', '--all');
const two = repository.commit('two');
git('update-ref', 'refs/pull/7/head', two);

afterAll(() => repository.remove());

test('every ref is read as Git reads it, packed or not', () => {
  const lines = git('for-each-ref', '--format=%(refname) %(objectname)', 'refs/heads', 'refs/tags').split(
    '\n',
  );
  expect(lines).toHaveLength(4);
  expect([...readRefs(gitFolder, 'heads', 'tags')].map((ref) => ref.join(' ')).toSorted()).toEqual(lines);
  expect(readRefs(gitFolder, 'pull')).toEqual(new Map([['refs/pull/7/head', two]]));
});

test.each([
  ['HEAD', two],
  ['refs/heads/main', two],
  ['refs/tags/v1', one],
  ['refs/heads/alias', one],
  ['refs/heads/topic', undefined],
  ['refs/heads/none', undefined],
  ['refs/../HEAD', undefined],
])('%s', (name, id) => {
  expect(readRef(gitFolder, name)).toBe(id);
});

test('HEAD stands for a branch, or for a commit itself', () => {
  expect(readHeadRef(gitFolder)).toBe('refs/heads/main');
  git('switch', '--quiet', '--detach', one);
  expect(readHeadRef(gitFolder)).toBeUndefined();
  expect(readRef(gitFolder, 'HEAD')).toBe(one);
  git('switch', '--quiet', 'main');
});

test('refs that lead in a circle lead nowhere', () => {
  repository.write('.git/refs/heads/round', 'ref: refs/heads/round\n');
  expect(readRef(gitFolder, 'refs/heads/round')).toBeUndefined();
  repository.write('.git/refs/heads/round', null);
});
