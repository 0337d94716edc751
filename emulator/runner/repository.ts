import { execFileSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { readRef } from '../git/refs.ts';

/** A real Git repository in a scratch folder, for the demo, the tests and the benchmarks. */
export interface ScratchRepository {
  readonly folder: string;
  /** Git's own folder in it. */
  readonly gitFolder: string;
  git(...args: string[]): string;
  /** Writes a file, or takes it away where the content is null. */
  write(path: string, content: string | Uint8Array | null): void;
  read(path: string): Buffer;
  /** Copies a folder's content over the repository's. */
  copy(from: string, to: string): void;
  /** Commits everything and returns the commit's id. */
  commit(message: string): string;
  /** The id of the commit that is checked out. */
  head(): string;
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
  initialize(folder, git, initArguments);
  const gitFolder = initArguments.includes('--bare') ? folder : join(folder, '.git');
  const head = () => readRef(gitFolder, 'HEAD') ?? git('rev-parse', 'HEAD');

  return {
    folder,
    gitFolder,
    git,
    head,
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
      return head();
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** What `git init` made, by its arguments: it makes the same each time, and to write it again takes no process. */
const made = new Map<string, Map<string, Buffer | undefined>>();

function initialize(folder: string, git: ScratchRepository['git'], initArguments: readonly string[]): void {
  const key = initArguments.join(' ');
  const known = made.get(key);
  if (!known) {
    // Without a template, that is without a dozen sample hooks.
    git('init', '--quiet', '--initial-branch=main', '--template=', ...initArguments);
    made.set(key, contentOf(folder));
    return;
  }
  for (const [path, content] of known) {
    if (content) writeFileSync(join(folder, path), content);
    else mkdirSync(join(folder, path));
  }
}

/** Files with their content, and folders before what is in them, by path. */
function contentOf(folder: string): Map<string, Buffer | undefined> {
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true }).map((entry) => {
    const path = join(entry.parentPath, entry.name);
    return [relative(folder, path), entry.isDirectory() ? undefined : readFileSync(path)] as const;
  });
  return new Map(paths.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
