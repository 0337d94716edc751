import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sectionOf } from './changelog.ts';

/**
 * Prints the notes of a release: its section of CHANGELOG.md. Fails unless package.json has the version of the tag.
 *
 *     node scripts/release-notes.ts v1.2.3
 */
const ROOT = join(import.meta.dirname, '..');
const read = (name: string) => readFileSync(join(ROOT, name), 'utf8');

try {
  const notes = sectionOf(
    process.argv[2] ?? '',
    JSON.parse(read('package.json')).version,
    read('CHANGELOG.md'),
  );
  process.stdout.write(`${notes}\n`);
} catch (error) {
  process.stderr.write(`error: ${(error as Error).message}\n`);
  process.exitCode = 1;
}
