import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { runGit } from '../../src/git/command.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fake-git-'));
});
afterEach(() => {
  jest.useRealTimers();
  rmSync(folder, { recursive: true });
});

/** A Git that is this shell script. */
function environment(script: string, cancel = new AbortController().signal) {
  writeFileSync(join(folder, 'git'), `#!/bin/sh\n${script}\n`);
  chmodSync(join(folder, 'git'), 0o755);
  return { directory: folder, variables: { PATH: `${folder}:${process.env['PATH']}` }, cancel };
}

test('what Git says comes in one line, without credentials', async () => {
  const script = `echo out; printf 'fatal: no\\n  hint: https://ada:hunter2@git.example/x\\r\\n' >&2; exit 3`;
  expect(await runGit(environment(script), ['x'])).toEqual({
    code: 3,
    output: 'out',
    complaint: 'fatal: no; hint: https://git.example/x',
  });
});

test('a Git that never ends is stopped after five minutes, its children too', async () => {
  jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask'] });
  const result = runGit(environment('sleep 60 & echo working >&2; wait'), []);
  jest.advanceTimersByTime(299_000);
  expect(await Promise.race([result, 'still running'])).toBe('still running');
  jest.advanceTimersByTime(1_000);
  expect(await result).toMatchObject({
    code: null,
    complaint: expect.stringMatching(/it was stopped after 300 s$/),
  });
});

test('a cancelled run starts no Git, and ends the one that runs', async () => {
  const cancel = new AbortController();
  const running = runGit(environment('sleep 60 & wait', cancel.signal), []);
  cancel.abort();
  await expect(running).rejects.toThrow('the run was cancelled');
  await expect(runGit(environment('exit 0', cancel.signal), [])).rejects.toThrow('the run was cancelled');
});

test('a machine without Git is told so', async () => {
  const cancel = new AbortController().signal;
  const nowhere = { directory: folder, variables: { PATH: folder }, cancel };
  await expect(runGit(nowhere, ['version'])).rejects.toThrow(/git cannot be started: .*ENOENT/);
});
