import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { type Emulator, startEmulator } from '../../emulator/polyai/polyai.ts';
import { createRepository, type ScratchRepository } from '../../emulator/runner/repository.ts';
import { ROOT } from './workflow.ts';

/** docs/local.md: a run on one's own machine, with the variables of examples/local/.env.example. */

const VARIABLES = join(ROOT, 'examples', 'local', '.env.example');
const { entries } = JSON.parse(readFileSync(join(ROOT, 'examples', 'audio', 'manifest.json'), 'utf8'));
const AGENT = 'PROJECT-DEMO1';

let emulator: Emulator;
let repository: ScratchRepository;

beforeEach(async () => {
  emulator = await startEmulator({
    agents: { [AGENT]: Object.values<string>(entries).map((id) => ({ id })) },
    keys: [{ key: 'emulator-key', permissions: ['read', 'write'] }],
  });
  repository = createRepository();
  repository.copy(join(ROOT, 'examples'), 'examples');
  repository.commit('the examples');
});
afterEach(async () => {
  await emulator.close();
  repository.remove();
});

/** Runs a program in this checkout, but for another port and workspace than the file's: others may use those. */
function run(program: string, args: (path: string) => string[]) {
  repository.write(
    '.env',
    readFileSync(VARIABLES, 'utf8')
      .replace('http://127.0.0.1:8787', emulator.url)
      .replace(/WORKSPACE=.*/, `WORKSPACE=${repository.folder}`),
  );
  // Where these tests run in a workflow themselves, its variables must not get in.
  const own = Object.entries(process.env).filter(([name]) => !/^(?:GITHUB|INPUT|RUNNER)_/.test(name));
  const env = { ...Object.fromEntries(own), npm_config_yes: 'true', NO_COLOR: '1' };
  return new Promise<{ code: number | null; log: string }>((resolve) => {
    const child = execFile(
      program,
      args(join(repository.folder, '.env')),
      { cwd: ROOT, env },
      (_error, stdout, stderr) => resolve({ code: child.exitCode, log: stdout + stderr }),
    );
  });
}

const replaced = () =>
  emulator.requests
    .filter(({ method }) => method === 'PATCH')
    .map(({ entryId }) => entryId)
    .toSorted();

test('"npm run local" sends the examples to the emulator', async () => {
  const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  expect(scripts.local).toBe(
    'node --env-file=examples/local/.env.example --env-file-if-exists=examples/local/.env dist/index.js',
  );
  const { code, log } = await run(process.execPath, (path) => [`--env-file=${path}`, 'dist/index.js']);
  expect(log).toMatch(/7 replaced/);
  expect(code).toBe(0);
  expect(replaced()).toEqual(Object.values(entries).toSorted());
});

const localAction = [join(ROOT, 'node_modules', '.bin'), ...(process.env['PATH'] ?? '').split(delimiter)]
  .map((folder) => join(folder, 'local-action'))
  .find((path) => existsSync(path));

(localAction ? test : test.skip)(
  "GitHub's local runner runs the action from a checkout",
  async () => {
    const { code, log } = await run(localAction ?? '', (path) => ['run', '.', 'scripts/local.ts', path]);
    expect(log).toMatch(/callers now hear this commit \(7 replaced/);
    expect(code).toBe(0);
    expect(replaced()).toEqual(Object.values(entries).toSorted());
  },
  120_000,
);
