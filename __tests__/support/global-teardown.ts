import { rm } from 'node:fs/promises';

/** Removes what `global-setup.ts` made. */
export default async function tearDown(): Promise<void> {
  const copy = process.env['ACTION_COPY'];
  if (copy) await rm(copy, { recursive: true, force: true });
}
