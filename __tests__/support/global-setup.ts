import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { copyAction } from '../../emulator/runner/runner.ts';

/** All scenarios of a test run share one copy of `dist/`: five megabytes for each of them cost more than what they test. */
export default async function setUp(): Promise<void> {
  const memory = folderInMemory();
  if (memory) {
    process.env['TMPDIR'] = memory;
    process.env['TEST_MEMORY'] = memory;
  }
  // A copy of the project without it runs the tests that need no bundle.
  if (!existsSync(join(import.meta.dirname, '..', '..', 'dist'))) return;
  process.env['ACTION_COPY'] = await copyAction();
}

const MEMORY = '/dev/shm';
/** The tests leave most of it free. Bytes. */
const MIN_FREE = 2 * 1024 ** 3;

/**
 * Thousands of small repositories come and go: on a disk, the tests wait for its journal a quarter of the time. Undefined where the
 * caller chose a folder, where memory is short, or where programs may not run from it, as in a container.
 */
function folderInMemory(): string | undefined {
  if (process.env['TMPDIR'] || process.platform !== 'linux') return undefined;
  let folder: string | undefined;
  try {
    const { bavail, bsize } = statfsSync(MEMORY);
    if (bavail * bsize < MIN_FREE) return undefined;
    folder = mkdtempSync(join(MEMORY, 'audio-cache-sync-tests-'));
    const program = join(folder, 'program');
    writeFileSync(program, '#!/bin/sh\n', { mode: 0o755 });
    execFileSync(program);
    return folder;
  } catch {
    if (folder) rmSync(folder, { recursive: true });
    return undefined;
  }
}
