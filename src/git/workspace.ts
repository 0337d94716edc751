import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type CommitSha, parseCommitSha } from '../lib/ids.ts';
import { Blocked } from '../lib/problem.ts';
import { visible } from '../lib/text.ts';
import { runGit } from './command.ts';
import { type GitEnvironment, type GitProgram, plainGit } from './environment.ts';

/** The user's own repository. It is only read. */
export interface Workspace {
  /** The commit that is checked out; undefined where there is none yet. */
  readonly head: CommitSha | undefined;
  readonly objectFormat: 'sha1' | 'sha256';
  /** The folder of its objects. */
  readonly objects: string;
  /** What refs of these full names point to; those that do not exist are missing from the result. */
  refs(names: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** Where it was cloned from: a URL, or another address that Git knows. */
  originUrl(): Promise<string | undefined>;
}

/**
 * Finds out what a run needs to know of the repository in `folder`. Raises Blocked where there is none.
 * `GIT_DIR` is set explicitly, so Git neither searches parent folders nor checks who owns the workspace (in container jobs it
 * is another user); a `.git` file, as worktrees have it, is followed.
 */
export async function openWorkspace(folder: string, program: GitProgram): Promise<Workspace> {
  const gitDirectory = join(folder, '.git');
  if (!existsSync(gitDirectory)) {
    throw Blocked.because(
      'the workspace is not a Git repository: run actions/checkout before this action, without its "path" input',
    );
  }
  const variables = { ...plainGit(program.variables), GIT_DIR: gitDirectory };
  const environment = { ...program, directory: folder, variables };
  const { head, objectFormat, objects } = readPlain(gitDirectory) ?? (await ask(environment));
  return {
    head,
    objectFormat,
    objects: resolve(folder, objects),
    refs: (names) => readRefs(environment, names),
    originUrl: () => readOriginUrl(environment),
  };
}

type Facts = Pick<Workspace, 'head' | 'objectFormat' | 'objects'>;

/**
 * What a plain clone says in its files (gitrepository-layout), as actions/checkout makes it: that saves a process. Undefined
 * for all others: worktrees, packed refs, other formats of the repository, a commit that is not there yet.
 */
function readPlain(gitDirectory: string): Facts | undefined {
  const read = (name: string) =>
    readFileSync(join(gitDirectory, name), 'utf8').replace(/(?<![ \t\r\n])[ \t\r\n]+$/, '');
  const objects = join(gitDirectory, 'objects');
  try {
    // Others have settings that change what the files mean.
    const versions = read('config').match(/repositoryformatversion.*|\[extensions/gi) ?? [];
    if (versions.length !== 1 || !/^\w+\s*=\s*0\s*$/.test(versions[0])) return undefined;
    if (existsSync(join(gitDirectory, 'commondir'))) return undefined;
    const text = read('HEAD');
    const branch = /^ref: (refs\/heads(?:\/[\w-]+(?:\.[\w-]+)*)+)$/.exec(text)?.[1];
    const head = parseCommitSha(branch ? read(branch) : text);
    if (head?.length !== 40 || !existsSync(objects)) return undefined;
    return { head, objectFormat: 'sha1', objects };
  } catch {
    return undefined;
  }
}

async function ask(environment: GitEnvironment): Promise<Facts> {
  const asked = ['--show-object-format', '--git-path', 'objects', '--verify', '--quiet', 'HEAD'];
  const { code, output, complaint } = await runGit(environment, ['rev-parse', ...asked]);
  const [format, objects, head] = output.split('\n');
  // Without a commit Git ends with 1, silently.
  if ((code !== 0 && complaint !== '') || !objects) {
    throw Blocked.because(
      `Git cannot read the workspace: ${visible(complaint, 500) || `it ended with code ${code}`}`,
    );
  }
  return {
    head: head as CommitSha | undefined,
    objectFormat: format === 'sha256' ? 'sha256' : 'sha1',
    objects,
  };
}

async function readRefs(environment: GitEnvironment, names: readonly string[]) {
  const { output } = await runGit(environment, [
    'for-each-ref',
    '--format=%(refname) %(objectname)',
    ...names,
  ]);
  const found = output.split('\n').map((line) => line.split(' ') as [name: string, id: string]);
  // A name also matches everything below it.
  return new Map(found.filter(([name]) => names.includes(name)));
}

async function readOriginUrl(environment: GitEnvironment): Promise<string | undefined> {
  const { code, output } = await runGit(environment, ['remote', 'get-url', 'origin']);
  if (code !== 0 || output === '') return undefined;
  // With a bare path, Git cannot note that what it fetched is partial.
  return isPath(output) ? pathToFileURL(resolve(environment.directory, output)).href : output;
}

/** As Git distinguishes paths from URLs (git-fetch, "GIT URLS"): `host:path` is an address, `./host:path` and `C:\path` are not. */
function isPath(text: string): boolean {
  return !/^[^/]*:/.test(text) || /^[A-Za-z]:[\\/]/.test(text);
}
