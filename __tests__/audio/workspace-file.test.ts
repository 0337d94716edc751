import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { MAX_WAV_BYTES } from '../../src/audio/limits.ts';
import { readWorkspaceFile } from '../../src/audio/workspace-file.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'workspace-file-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

test.each([0, 1, 5_000, MAX_WAV_BYTES])('a file of %i bytes is read as it is', async (size) => {
  const path = join(folder, `${size}.wav`);
  const content = Buffer.alloc(size, 'some audio');
  writeFileSync(path, content);
  const file = await readWorkspaceFile(path);
  expect(file.kind === 'read' && file.bytes.equals(content)).toBe(true);
});

test.each(['missing.wav', 'missing/a.wav', '0.wav/a.wav', `${'x'.repeat(300)}.wav`])(
  '%s is absent',
  async (name) => {
    writeFileSync(join(folder, '0.wav'), '');
    expect(await readWorkspaceFile(join(folder, name))).toEqual({ kind: 'absent' });
  },
);

test.each<[string, (path: string) => void, RegExp]>([
  ['a link', (path) => symlinkSync('/etc/passwd', path), /^is a symbolic link in the workspace/],
  ['a folder', (path) => mkdirSync(path), /^is not a regular file/],
  ['a pipe that nobody writes to', (path) => execFileSync('mkfifo', [path]), /^is not a regular file/],
  [
    'one byte too much',
    (path) => {
      writeFileSync(path, '');
      truncateSync(path, MAX_WAV_BYTES + 1);
    },
    /^is too large: it has 6,291,457 bytes/,
  ],
])('%s is refused', async (what, make, reason) => {
  const path = join(folder, `${what}.wav`);
  make(path);
  expect(await readWorkspaceFile(path)).toEqual({ kind: 'refused', reason: expect.stringMatching(reason) });
});
