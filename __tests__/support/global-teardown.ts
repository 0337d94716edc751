import { rm } from 'node:fs/promises';

/** Removes what `global-setup.ts` made. */
export default async function tearDown(): Promise<void> {
  for (const folder of [process.env['ACTION_COPY'], process.env['TEST_MEMORY']])
    if (folder) await rm(folder, { recursive: true, force: true });
}
