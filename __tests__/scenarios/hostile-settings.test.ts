import { existsSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { problemOf, shareHosted } from '../support/checkout.ts';
import { lists } from '../support/scene.ts';
import { DONE, quietly, twoCommits } from '../support/two-commits.ts';

/** A command that leaves a mark, outside the workspace. */
function makeTrap() {
  const folder = mkdtempSync(join(tmpdir(), 'trap-'));
  const trap = join(folder, 'git-remote-trap');
  writeFileSync(trap, `#!/bin/sh\necho "$0 $*" >> '${folder}/sprung'\nexit 1\n`, { mode: 0o755 });
  for (const hook of ['post-checkout', 'reference-transaction', 'pre-auto-gc', 'post-index-change']) {
    symlinkSync(trap, join(folder, hook));
  }
  return {
    folder,
    command: trap,
    hasSprung: () => existsSync(join(folder, 'sprung')),
    reset: () => rmSync(join(folder, 'sprung')),
    remove: () => rmSync(folder, { recursive: true }),
  };
}

/** Settings of a repository that run a command, or lead Git astray. */
function hostileSettings({ command: trap, folder }: ReturnType<typeof makeTrap>): [string, string][] {
  return [
    ['alias.cat-file', `!${trap}`],
    ['alias.rev-parse', `!${trap}`],
    ['core.alternateRefsCommand', trap],
    ['core.askPass', trap],
    ['core.editor', trap],
    ['core.fsmonitor', trap],
    ['core.gitProxy', trap],
    ['core.hooksPath', folder],
    ['core.pager', trap],
    ['core.sshCommand', trap],
    ['credential.helper', `!${trap}`],
    ['diff.external', trap],
    ['diff.wav.textconv', trap],
    ['diff.noprefix', 'true'],
    ['fetch.output', 'nonsense'],
    ['filter.wav.clean', trap],
    ['filter.wav.process', trap],
    ['filter.wav.required', 'true'],
    ['filter.wav.smudge', trap],
    ['gpg.program', trap],
    ['http.proxy', 'http://127.0.0.1:9'],
    ['http.extraheader', 'AUTHORIZATION: basic eA=='],
    ['pager.cat-file', trap],
    ['pager.rev-parse', trap],
    ['protocol.allow', 'always'],
    ['protocol.ext.allow', 'always'],
    ['remote.origin.promisor', 'true'],
    ['remote.origin.uploadpack', trap],
    ['remote.origin.vcs', 'trap'],
    ['uploadpack.packObjectsHook', trap],
  ];
}

/** Variables that an earlier step may have left behind. */
const ASTRAY = [
  'GIT_DIR',
  'GIT_WORK_TREE',
  'GIT_INDEX_FILE',
  'GIT_COMMON_DIR',
  'GIT_OBJECT_DIRECTORY',
  'GIT_ALTERNATE_OBJECT_DIRECTORIES',
  'GIT_NAMESPACE',
  'GIT_SHALLOW_FILE',
  'GIT_GRAFT_FILE',
  'GIT_REPLACE_REF_BASE',
  'GIT_DEFAULT_HASH',
  'GIT_TEMPLATE_DIR',
  'GIT_EXTERNAL_DIFF',
  'GIT_PAGER',
  'GIT_EDITOR',
  'GIT_TRACE',
  'GIT_TRACE_CURL',
];

const shared = shareHosted({ isPublic: true }, twoCommits);
let trap: ReturnType<typeof makeTrap>;
beforeEach(() => {
  trap = makeTrap();
});
afterEach(() => trap.remove());

test.each([0, 1])('settings and variables that would run something run nothing (depth %i)', async (depth) => {
  const { hosted } = shared;
  const workspace = hosted.checkout(hosted.second, { depth });
  for (const [name, value] of hostileSettings(trap)) workspace.git('config', name, value);
  workspace.write('.git/info/attributes', '*.wav filter=wav diff=wav\n');
  // The trap works: Git itself falls into it.
  expect(() => workspace.git('status')).toThrow();
  expect(trap.hasSprung()).toBe(true);
  trap.reset();
  workspace.git('config', 'core.worktree', '/nowhere');
  const value = (name: string) => (name.startsWith('GIT_TRACE') ? '1' : trap.command);
  const env = Object.fromEntries(ASTRAY.map((name) => [name, value(name)]));
  const result = await quietly(hosted, workspace, hosted.first, { env });
  expect(lists(result)).toEqual(DONE);
  expect(trap.hasSprung()).toBe(false);
});

test.each(['ext::TRAP %S', 'ssh://-oProxyCommand=TRAP/x'])('an origin of %s runs nothing', async (origin) => {
  const { hosted } = shared;
  const workspace = hosted.checkout(hosted.second);
  workspace.git('config', 'remote.origin.url', origin.replace('TRAP', trap.command));
  const result = await quietly(hosted, workspace, hosted.first);
  expect(result).toMatchObject({ code: 1, sent: [], outputs: { outcome: 'blocked' } });
  expect(problemOf(result)).toMatch(/^Git cannot fetch/);
  expect(trap.hasSprung()).toBe(false);
});
