import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { makeScratchFolder, scratchFault } from '../../src/lib/scratch-folder.ts';

test('a folder that is not there, or is none', () => {
  const home = mkdtempSync(join(tmpdir(), 'scratch-'));
  writeFileSync(join(home, 'file'), '');
  expect(() => makeScratchFolder(join(home, 'none'), 'x-')).toThrow(
    /^scratch files cannot be written to ".*none" \(ENOENT\): it must/,
  );
  expect(() => makeScratchFolder(join(home, 'file'), 'x-')).toThrow(/\(ENOTDIR\)/);
  rmSync(home, { recursive: true });
});

test.each([
  [
    'ENOSPC',
    /^scratch files cannot be written to "\/tmp" \(ENOSPC\): free up space on that disk, or set RUNNER_TEMP/,
  ],
  ['EACCES', /\(EACCES\): it must be a folder that this job may write to, or set RUNNER_TEMP/],
])('%s', (code, told) => {
  expect(scratchFault('/tmp', Object.assign(new Error(), { code })).message).toMatch(told);
});
