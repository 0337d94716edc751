import { afterAll, expect, test } from '@jest/globals';
import { linkObjects, readLoose } from '../../../emulator/git/objects.ts';
import { createRepository, type ScratchRepository } from '../../../emulator/runner/repository.ts';

const repositories: ScratchRepository[] = [];
const create = (...init: string[]) => {
  const repository = createRepository(...init);
  repositories.push(repository);
  return repository;
};
afterAll(() => {
  for (const repository of repositories) repository.remove();
});

/** Two commits, the first with what trees can hold, and one that no ref leads to. */
function filled(...init: string[]) {
  const repository = create(...init);
  const { git } = repository;
  repository.write('a/b/file.txt', 'one');
  repository.write('run.sh', '#!/bin/sh\n');
  git('update-index', '--add', '--chmod=+x', 'run.sh');
  const lost = repository.commit('lost');
  git('update-index', '--add', '--cacheinfo', `160000,${lost},module`);
  git('commit', '--quiet', '--amend', '--message', 'one');
  repository.write('a/b/file.txt', 'two');
  const head = repository.commit('two');
  git('tag', '--annotate', '--message', 'v1', 'v1');
  return { ...repository, lost, head, tag: git('rev-parse', 'v1') };
}

test.each([[[]], [['--object-format=sha256']]])('links what a push would send, and no more (%j)', (init) => {
  const { gitFolder, folder, git, tag, lost } = filled(...init);
  const [linked, pushed] = [create('--bare', ...init), create('--bare', ...init)];
  expect(linkObjects(gitFolder, linked.folder, tag)).toBe(true);
  git('push', '--quiet', pushed.folder, 'v1');
  const objects = (bare: ScratchRepository) =>
    bare.git('cat-file', '--batch-all-objects', '--batch-check=%(objectname) %(objecttype)');
  expect(objects(linked)).toBe(objects(pushed));
  expect(objects(linked)).not.toContain(lost);
  // Nothing is missing from it.
  linked.git('update-ref', 'refs/tags/v1', tag);
  expect(linked.git('fsck', '--connectivity-only')).toBe('');
  expect(folder).not.toBe(linked.folder);
});

test('does nothing where an object is packed, or missing', () => {
  const { gitFolder, git, head } = filled();
  const bare = create('--bare');
  git('gc', '--quiet');
  expect(linkObjects(gitFolder, bare.folder, head)).toBe(false);
  expect(readLoose(gitFolder, head)).toBeUndefined();
  expect(bare.git('cat-file', '--batch-all-objects', '--batch-check')).toBe('');
});

test('does nothing where a tree cannot be read', () => {
  const repository = create();
  repository.write('tree', Buffer.from('100644 without an end'));
  const { git } = repository;
  const tree = git('hash-object', '-t', 'tree', '-w', '--literally', 'tree');
  const head = git('commit-tree', '-m', 'spoilt', tree);
  expect(linkObjects(repository.gitFolder, create('--bare').folder, head)).toBe(false);
});
