import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A real Git repository in a scratch folder, for the demo, the tests and the benchmarks. */
export interface ScratchRepository {
  readonly folder: string;
  git(...args: string[]): string;
  /** Writes a file, or takes it away where the content is null. */
  write(path: string, content: string | Uint8Array | null): void;
  read(path: string): Buffer;
  /** Copies a folder's content over the repository's. */
  copy(from: string, to: string): void;
  /** Commits everything and returns the commit's id. */
  commit(message: string): string;
  remove(): void;
}

/** Variables of the machine's own Git settings have no say here. */
const ENVIRONMENT = {
  PATH: process.env['PATH'],
  SystemRoot: process.env['SystemRoot'],
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_AUTHOR_NAME: 'Ada',
  GIT_AUTHOR_EMAIL: 'ada@example.com',
  GIT_COMMITTER_NAME: 'Ada',
  GIT_COMMITTER_EMAIL: 'ada@example.com',
  // What is thrown away need not be safe on the disk, nor tidy.
  ...settings({ 'core.fsync': 'none', 'gc.auto': '0', 'maintenance.auto': 'false' }),
};

function settings(values: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  const pairs = Object.entries(values).flatMap(([name, value], index) => [
    [`GIT_CONFIG_KEY_${index}`, name],
    [`GIT_CONFIG_VALUE_${index}`, value],
  ]);
  return { GIT_CONFIG_COUNT: String(pairs.length / 2), ...Object.fromEntries(pairs) };
}

export function createRepository(...initArguments: string[]): ScratchRepository {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'scratch-repository-')));
  const git = (...args: string[]) =>
    execFileSync('git', args, {
      cwd: folder,
      env: { ...ENVIRONMENT, HOME: folder },
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    }).trim();
  git('init', '--quiet', '--initial-branch=main', ...initArguments);

  return {
    folder,
    git,
    write(path, content) {
      const target = join(folder, path);
      if (content === null) return rmSync(target, { recursive: true });
      mkdirSync(dirname(target), { recursive: true });
      writeFileSync(target, content);
    },
    read: (path) => readFileSync(join(folder, path)),
    copy: (from, to) => cpSync(from, join(folder, to), { recursive: true }),
    commit(message) {
      git('add', '--all');
      git('commit', '--quiet', '--allow-empty', '--message', message);
      return git('rev-parse', 'HEAD');
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
