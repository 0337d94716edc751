import { afterAll, expect, test } from '@jest/globals';
import { ancestors, readCommit } from '../../../emulator/git/history.ts';
import { BareRepository } from '../../../emulator/github/bare.ts';
import { createRepository } from '../../../emulator/runner/repository.ts';
import { createBare } from '../../support/emulated-github.ts';

const bare = createBare();
const { source, commits } = bare;
source.git('checkout', '--quiet', '--detach', 'main');
source.git('merge', '--quiet', '--no-ff', '--strategy=ours', '--message', 'merge', 'topic/a');
const merge = source.head();
source.git('branch', 'merged', merge);
const all = { ...commits, merge };
source.git('push', '--quiet', bare.folder, '--all');

/** The same, but packed: every question goes to Git. */
const packed = createRepository('--bare');
source.git('push', '--quiet', packed.folder, '--all');
packed.git('gc', '--quiet');
afterAll(() => packed.remove());

const pairs = Object.entries(all).flatMap(([base, a]) =>
  Object.entries(all).map(([head, b]) => [base, head, a, b] as const),
);

test.each(pairs)('%s...%s is compared as Git compares it', async (_, __, base, head) => {
  const [files, git] = [new BareRepository(bare.folder), new BareRepository(packed.folder)];
  expect(ancestors(packed.folder, base)).toBeUndefined();
  expect(plain(await files.compare(base, head))).toEqual(plain(await git.compare(base, head)));
});

test.each(Object.entries(all))('commit %s is read as Git reads it', async (_, sha) => {
  const git = await new BareRepository(packed.folder).commit(sha);
  expect(readCommit(bare.folder, sha)).toBeDefined();
  expect(plain(readCommit(bare.folder, sha))).toEqual(plain(git));
});

test('a commit in another encoding is left to Git', () => {
  source.git('-c', 'i18n.commitEncoding=latin1', 'commit', '--quiet', '--allow-empty', '--message', 'x');
  expect(readCommit(source.gitFolder, source.head())).toBeUndefined();
});

/** Times in one form. */
function plain(value: unknown): unknown {
  const text = JSON.stringify(value ?? null, (key, member) =>
    key === 'date' ? new Date(member).toISOString() : member,
  );
  return JSON.parse(text);
}
