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
  return {
    git: join(folder, 'git'),
    directory: folder,
    variables: { PATH: `${folder}:${process.env['PATH']}` },
    cancel,
    debug: (line: string) => debugLog.push(line),
  };
}

let debugLog: string[] = [];

test('the debug log has each process with its end, and no address', async () => {
  debugLog = [];
  await runGit(environment('echo "fatal: https://user:secret@git.example.com/x: no" >&2; exit 128'), [
    ...['fetch', '--quiet', '--depth=1', '--', 'https://user:secret@git.example.com/x', 'abc', 'def'],
  ]);
  await runGit(environment('exit 0'), ['remote', 'get-url', 'origin']);
  expect(debugLog).toEqual([
    'git fetch --quiet --depth=1 abc def: exit code 128: fatal: https://git.example.com/x: no',
    'git remote get-url origin: exit code 0',
  ]);
});

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

test('a Git that is gone is told', async () => {
  const cancel = new AbortController().signal;
  const gone = { git: join(folder, 'git'), directory: folder, variables: {}, cancel, debug: () => {} };
  await expect(runGit(gone, ['version'])).rejects.toThrow(/Git cannot be started: .*ENOENT/);
});

test('a server that says a great deal of nothing takes no time', async () => {
  const script = `printf 'fatal: no' >&2; head -c 400000 /dev/zero | tr '\\0' ' ' >&2; echo x >&2; exit 1`;
  const start = performance.now();
  expect(await runGit(environment(script), [])).toMatchObject({ code: 1, complaint: 'fatal: no' });
  expect(performance.now() - start).toBeLessThan(5_000);
});
