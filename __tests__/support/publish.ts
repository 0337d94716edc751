import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { linkObjects } from '../../emulator/git/objects.ts';
import { readRefs } from '../../emulator/git/refs.ts';
import type { ScratchRepository } from '../../emulator/runner/repository.ts';

/**
 * Pushes these refs, and takes those away that are `gone`: what no ref leads to stays at home. By file where that is possible, for a
 * push takes four processes.
 */
export function publish(
  from: ScratchRepository,
  to: string,
  changed: readonly (readonly [name: string, id: string])[],
  gone: readonly string[] = [],
): void {
  if (changed.length + gone.length === 0) return;
  if (gone.length === 0 && changed.every(([, id]) => linkObjects(from.gitFolder, to, id))) {
    for (const [name, id] of changed) writeRef(join(to, name), id);
    return;
  }
  const refspecs = [...changed.map(([name]) => `${name}:${name}`), ...gone.map((name) => `:${name}`)];
  from.git('push', '--quiet', '--force', to, ...refspecs);
}

/** Branches, tags and refs of pull requests. */
export function refsOf({ gitFolder }: ScratchRepository): Map<string, string> {
  return readRefs(gitFolder, 'heads', 'tags', 'pull');
}

/** At once, as Git does it: a run may be reading. */
function writeRef(path: string, id: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(`${path}.lock`, `${id}\n`);
  renameSync(`${path}.lock`, path);
}
