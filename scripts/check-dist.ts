import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Fails unless `dist/` is, to the byte, what the source builds. Leaves `dist/` as it was. */
const root = join(import.meta.dirname, '..');
const dist = join(root, 'dist');
const kept = mkdtempSync(join(tmpdir(), 'dist-'));
try {
  cpSync(dist, kept, { recursive: true });
  execFileSync(process.execPath, [join(root, 'scripts', 'build.ts')], { stdio: 'inherit' });
  const differing = differences(kept, dist);
  rmSync(dist, { recursive: true });
  cpSync(kept, dist, { recursive: true });
  if (differing.length > 0) {
    process.stderr.write(`dist is stale (${differing.join(', ')}): run "npm run build" and commit dist\n`);
    process.exitCode = 1;
  }
} finally {
  rmSync(kept, { recursive: true, force: true });
}

function differences(a: string, b: string): string[] {
  const names = (folder: string) =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((file) => file.isFile())
      .map((file) => join(file.parentPath, file.name).slice(folder.length + 1));
  const all = new Set([...names(a), ...names(b)]);
  return [...all].filter((name) => {
    try {
      return !readFileSync(join(a, name)).equals(readFileSync(join(b, name)));
    } catch {
      return true;
    }
  });
}
