import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Builds `dist/` from `src/`: tsc strips the types, ncc bundles the result. The bundle is not minified, so that it can be
 * read, and is the same to the byte wherever it is built.
 */
const root = join(import.meta.dirname, '..');
const bin = (path: string) => join(root, 'node_modules', path);
const run = (script: string, ...args: string[]) =>
  execFileSync(process.execPath, [script, ...args], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });

rmSync(join(root, 'lib'), { recursive: true, force: true });
rmSync(join(root, 'dist'), { recursive: true, force: true });
run(bin('typescript/bin/tsc'), '-p', 'tsconfig.build.json');
run(
  bin('@vercel/ncc/dist/ncc/cli.js'),
  'build',
  'lib/index.js',
  '--out',
  'dist',
  '--license',
  'licenses.txt',
  '--target',
  'es2024',
);
