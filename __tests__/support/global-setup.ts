import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { copyAction } from '../../emulator/runner/runner.ts';

/** All scenarios of a test run share one copy of `dist/`: five megabytes for each of them cost more than what they test. */
export default async function setUp(): Promise<void> {
  // A copy of the project without it runs the tests that need no bundle.
  if (!existsSync(join(import.meta.dirname, '..', '..', 'dist'))) return;
  process.env['ACTION_COPY'] = await copyAction();
}
