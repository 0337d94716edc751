import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Copies `@actions/core` to where only the bundler finds it, and adds the one word that the package leaves out: that its modules do
 * nothing when they are loaded. So what nobody calls stays out of the bundle: OIDC, and with it an HTTP client and all of
 * undici, a quarter of every start. `@actions/glob` goes along, or it would bring the other copy in.
 */
export function copyActionsCore(root: string, lib: string): void {
  for (const name of ['core', 'glob']) {
    cpSync(join(root, 'node_modules', '@actions', name), join(lib, 'node_modules', '@actions', name), {
      recursive: true,
    });
  }
  const path = join(lib, 'node_modules', '@actions', 'core', 'package.json');
  const description = JSON.parse(readFileSync(path, 'utf8'));
  writeFileSync(path, JSON.stringify({ ...description, sideEffects: false }));
}
