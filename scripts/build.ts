import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { copyActionsCore } from './actions-core.ts';
import { renderLicences } from './licences.ts';

/**
 * Builds `dist/` from `src/`: tsc strips the types, ncc bundles the result. The bundle is not minified, so that it can be
 * read, and is the same to the byte wherever it is built.
 */
const root = join(import.meta.dirname, '..');
const bin = (path: string) => join(root, 'node_modules', path);
const run = (script: string, ...args: string[]) =>
  execFileSync(process.execPath, [script, ...args], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });

const ACTIONS = ['.', 'verify', 'import', 'agents'].filter((action) =>
  existsSync(join(root, 'src', action, 'index.ts')),
);

rmSync(join(root, 'lib'), { recursive: true, force: true });
copyActionsCore(root, join(root, 'lib'));
rmSync(join(root, 'dist'), { recursive: true, force: true });
run(bin('typescript/bin/tsc'), '-p', 'tsconfig.build.json');

const scratch = mkdtempSync(join(tmpdir(), 'build-'));
try {
  // Each action has a bundle of its own: a run of one never loads the code of another.
  for (const action of ACTIONS) bundle(action);
} finally {
  rmSync(scratch, { recursive: true, force: true });
}

/** `action` is a folder of `src/` with an index.ts; `.` is the main action. */
function bundle(action: string): void {
  const stats = join(scratch, 'stats.json');
  const out = join('dist', action);
  const ncc = bin('@vercel/ncc/dist/ncc/cli.js');
  run(
    ncc,
    'build',
    join('lib', action, 'index.js'),
    '--out',
    out,
    '--target',
    'es2024',
    '--stats-out',
    stats,
  );
  // ncc's own list of licences leaves out most of the packages.
  const licences = renderLicences(JSON.parse(readFileSync(stats, 'utf8')), root);
  writeFileSync(join(root, out, 'licenses.txt'), licences);
  escapeUnicode(join(root, out));
}

/** A file of nothing but ASCII takes Node half the memory, and so less time to start. */
function escapeUnicode(folder: string): void {
  for (const name of readdirSync(folder).filter((file) => file.endsWith('.js'))) {
    const path = join(folder, name);
    const text = readFileSync(path, 'utf8');
    const escaped = (unit: string) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
    writeFileSync(path, text.replaceAll(/[^\0-\x7f]/g, escaped));
  }
}
