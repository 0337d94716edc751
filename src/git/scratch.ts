import { mkdtemp, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { BlobId, CommitSha } from '../plan/ids.ts';
import { Blocked } from '../problem.ts';
import { visible } from '../text.ts';
import { runGit } from './command.ts';
import { type GitEnvironment, plainGit, withConfig } from './environment.ts';
import { type ObjectStore, openObjectStore } from './objects.ts';

/** A throw-away repository for what the workspace lacks: the workspace itself is never written to. */
export interface Scratch {
  readonly objects: ObjectStore;
  /** Fetches commits and their trees, without more history or blobs, all in one go. Returns those that the server does not have. */
  fetchCommits(shas: readonly CommitSha[], depth: number): Promise<readonly CommitSha[]>;
  fetchBlobs(ids: readonly BlobId[]): Promise<void>;
  /** What a branch or tag is on the server now. */
  resolveName(name: string): Promise<CommitSha | undefined>;
  close(): Promise<void>;
}

export interface ScratchOptions {
  readonly workspace: GitEnvironment;
  /** Where throw-away folders go. */
  readonly folder: string;
  /** 40 or 64: the object format must be the workspace's. */
  readonly idDigits: number;
  readonly token: string | undefined;
  /** `GITHUB_SERVER_URL`: the only place that the token is sent to. */
  readonly serverUrl: string | undefined;
  /** `GITHUB_REPOSITORY`, owner/name. */
  readonly repository: string | undefined;
}

/** Opens a scratch repository that fetches from the workspace's `origin`; without an origin, nothing can be had. */
export async function openScratch(options: ScratchOptions): Promise<Scratch> {
  const url = await originUrl(options);
  return url === undefined ? NO_ORIGIN : openFetching(url, options);
}

const NO_ORIGIN: Scratch = {
  objects: { read: async () => undefined, close() {} },
  fetchCommits: async (shas) => shas,
  fetchBlobs: async () => {},
  resolveName: async () => undefined,
  close: async () => {},
};

async function openFetching(url: string, options: ScratchOptions): Promise<Scratch> {
  const directory = await mkdtemp(join(options.folder, 'audio-cache-git-'));
  const environment = fetchEnvironment(directory, options);
  const format = options.idDigits === 64 ? ['--object-format=sha256'] : [];
  const made = await runGit(environment, ['init', '--quiet', '--bare', '--template=', ...format, directory]);
  if (made.code !== 0)
    throw Blocked.because(`a scratch repository cannot be made: ${visible(made.complaint)}`);
  const objects = openObjectStore(environment);
  const fetch = (...args: string[]) =>
    runGit(environment, [
      'fetch',
      '--quiet',
      '--no-tags',
      '--no-recurse-submodules',
      '--filter=blob:none',
      ...args,
    ]);

  return {
    objects,
    async fetchCommits(shas, depth) {
      const missing: CommitSha[] = [];
      for (let wanted = [...shas]; wanted.length > 0; ) {
        const { code, complaint } = await fetch(`--depth=${depth}`, url, ...wanted);
        if (code === 0) break;
        const lost = wanted.find((sha) => complaint.includes(sha));
        if (!lost || !/not our ref|no such remote ref|couldn't find|unadvertised/i.test(complaint)) {
          throw Blocked.because(`git cannot fetch from the workspace's origin: ${visible(complaint, 500)}`);
        }
        missing.push(lost);
        wanted = wanted.filter((sha) => sha !== lost);
      }
      return missing;
    },
    async fetchBlobs(ids) {
      const { code, complaint } = await fetch(url, ...ids);
      if (code !== 0) throw Blocked.because(`git cannot fetch an old manifest: ${visible(complaint, 500)}`);
    },
    async resolveName(name) {
      const refs = name.startsWith('refs/') ? [name] : [`refs/heads/${name}`, `refs/tags/${name}`];
      const { code, output, complaint } = await runGit(environment, [
        'ls-remote',
        url,
        ...refs,
        ...refs.map((ref) => `${ref}^{}`),
      ]);
      if (code !== 0)
        throw Blocked.because(
          `git cannot ask the workspace's origin for ${name}: ${visible(complaint, 500)}`,
        );
      return pickRef(name, output);
    },
    async close() {
      objects.close();
      await rm(directory, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}

/** Chooses from lines of `<id>\t<ref>`. A tag's `^{}` line names the commit behind an annotated tag. */
function pickRef(name: string, output: string): CommitSha | undefined {
  const refs = new Map(
    output.split('\n').flatMap((line) => {
      const [id = '', ref = ''] = line.split('\t');
      return ref === '' ? [] : [[ref, id as CommitSha] as const];
    }),
  );
  const commitOf = (ref: string) => refs.get(`${ref}^{}`) ?? refs.get(ref);
  if (name.startsWith('refs/')) return commitOf(name);
  const branch = commitOf(`refs/heads/${name}`);
  const tag = commitOf(`refs/tags/${name}`);
  if (branch && tag && branch !== tag) throw ambiguous(name);
  return branch ?? tag;
}

export function ambiguous(name: string): Blocked {
  return Blocked.because(
    `"${name}" is both a branch and a tag: write refs/heads/${name} or refs/tags/${name}`,
  );
}

async function originUrl({
  workspace,
  token,
  serverUrl,
  repository,
}: ScratchOptions): Promise<string | undefined> {
  const { code, output } = await runGit(workspace, ['remote', 'get-url', 'origin']);
  if (code !== 0 || output === '') return undefined;
  // The key that an SSH checkout used is not ours; the token opens the same repository.
  const ssh = /^(?:ssh:\/\/)?[^@/\s]+@([^:/]+)[:/]/.exec(output);
  if (ssh && token && serverUrl && repository && URL.parse(serverUrl)?.hostname === ssh[1])
    return `${serverUrl}/${repository}`;
  const isPath = !ssh && !output.includes('://');
  return isPath ? resolve(workspace.directory, output) : output;
}

/** The token goes into a header through the environment: arguments can be read by every process of the machine. */
function fetchEnvironment(directory: string, options: ScratchOptions): GitEnvironment {
  const { workspace, token, serverUrl } = options;
  const header = token && `AUTHORIZATION: basic ${Buffer.from(`x-access-token:${token}`).toString('base64')}`;
  const scope = serverUrl && `http.${serverUrl.replace(/\/*$/, '/')}.extraheader`;
  return {
    directory,
    variables: withConfig({ ...plainGit(workspace.variables), GIT_DIR: directory }, [
      ['gc.auto', '0'],
      ['protocol.version', '2'],
      // An empty value forgets headers from other settings: GitHub refuses two.
      ...(header && scope
        ? ([
            [scope, ''],
            [scope, header],
          ] as const)
        : []),
    ]),
  };
}
