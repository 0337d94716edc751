import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect } from '@jest/globals';
import { type GitHub, type GitHubToken, startGitHub } from '../../emulator/github/github.ts';
import type { Emulator } from '../../emulator/polyai/polyai.ts';
import { createRepository, type ScratchRepository } from '../../emulator/runner/repository.ts';
import type { Step, StepResult } from '../../emulator/runner/runner.ts';
import { differences, fingerprint } from './fingerprint.ts';
import { type GitCall, logGit } from './git-log.ts';
import { play, type Scene, type SceneOptions } from './scene.ts';

export const REPOSITORY = 'octo-org/voice-agent';
/** A job's token with `contents: read` alone: there is no record, so a push compares with its `before`. */
export const TOKEN = 'ghs_may_read_contents';

/** The scene's repository on a GitHub, and workspaces of it as actions/checkout makes them. */
export interface Hosted extends Scene {
  readonly github: GitHub;
  /** The repository on GitHub's disk. */
  readonly bare: ScratchRepository;
  /** The address that actions/checkout gives the workspace's origin. */
  readonly address: string;
  /** Sends every branch and tag of the scene's repository to GitHub. */
  publish(): void;
  checkout(sha: string, how?: Checkout): ScratchRepository;
  /**
   * Runs the action on a push from `before` to what the workspace has checked out. Expects that the run leaves the workspace
   * and `RUNNER_TEMP` as they were, and shows no secret.
   */
  pushed(workspace: ScratchRepository, before: string, more?: Partial<Step>): Promise<HostedResult>;
}

/** The inputs of actions/checkout. */
export interface Checkout {
  /** `fetch-depth`, 1 if not said; 0 is everything. */
  readonly depth?: number;
  readonly filter?: string;
  /** `persist-credentials`, with this token; none if not said. */
  readonly persist?: string;
  /** `sparse-checkout`, in cone mode. */
  readonly sparse?: readonly string[];
}

export interface HostedResult extends StepResult {
  /** The Git processes that the run started, in order. */
  readonly git: readonly GitCall[];
  /** What GitHub was asked during the run. */
  readonly asked: GitHub['requests'];
  /** What PolyAI was asked during the run. */
  readonly sent: Emulator['requests'];
  /** Those of them that write, as `PATCH 7`. */
  readonly written: readonly string[];
}

export interface HostedOptions extends SceneOptions {
  readonly tokens?: readonly GitHubToken[];
  readonly isPublic?: boolean;
}

/** One scene for all tests of a file: to set one takes longer than a run. */
export function shareHosted<Facts extends object>(
  options: HostedOptions,
  prepare: (hosted: Hosted) => Facts,
): { readonly hosted: Hosted & Facts } {
  const shared = {} as { hosted: Hosted & Facts };
  let played: Promise<void> | undefined;
  let end = () => {};
  beforeAll(async () => {
    await new Promise<void>((ready, fail) => {
      played = playHosted(options, async (hosted) => {
        shared.hosted = { ...hosted, ...prepare(hosted) };
        ready();
        await new Promise<void>((resolve) => {
          end = resolve;
        });
      });
      played.catch(fail);
    });
  });
  afterAll(async () => {
    end();
    await played;
  });
  return shared;
}

export function playHosted(options: HostedOptions, act: (hosted: Hosted) => Promise<void>): Promise<void> {
  const {
    tokens = [{ token: TOKEN, permissions: { contents: 'read' } }],
    isPublic = false,
    ...rest
  } = options;
  return play(rest, async (scene) => {
    const init = rest.init ?? [];
    const bare = createRepository('--bare', ...init);
    for (const may of ['allowFilter', 'allowAnySHA1InWant']) bare.git('config', `uploadpack.${may}`, 'true');
    const github = await startGitHub({ repository: REPOSITORY, bare: bare.folder, tokens, isPublic });
    const address = `${github.url}/${REPOSITORY}`;
    const repositories = [bare];
    const create = () => {
      const repository = createRepository(...init);
      repositories.push(repository);
      return repository;
    };
    const templates = new Map<string, ScratchRepository>();
    try {
      await act({
        ...scene,
        github,
        bare,
        address,
        publish() {
          scene.repository.git(
            'push',
            '--quiet',
            '--force',
            bare.folder,
            'refs/heads/*:refs/heads/*',
            'refs/tags/*:refs/tags/*',
          );
        },
        checkout(sha, how = {}) {
          const key = JSON.stringify([sha, how]);
          const template = templates.get(key) ?? create();
          if (!templates.has(key)) checkOut(template, bare.folder, address, sha, how);
          templates.set(key, template);
          const workspace = create();
          workspace.write('.git', null);
          cpSync(template.folder, workspace.folder, { recursive: true, verbatimSymlinks: true });
          return workspace;
        },
        pushed: (workspace, before, more = {}) => run(scene, github, workspace, before, more),
      });
    } finally {
      await github.close();
      for (const repository of repositories) repository.remove();
    }
  });
}

/**
 * What actions/checkout leaves behind. It is fetched past the server's HTTP side, which could not answer while Git is waited
 * for here, and so that every request that GitHub saw is the action's.
 */
function checkOut(
  { git }: ScratchRepository,
  bare: string,
  address: string,
  sha: string,
  { depth = 1, filter, persist, sparse }: Checkout,
): void {
  git('remote', 'add', 'origin', `file://${bare}`);
  git('config', 'gc.auto', '0');
  const options = ['--quiet', '--no-tags', '--prune', '--no-recurse-submodules'];
  if (filter) options.push(`--filter=${filter}`);
  if (depth > 0) git('fetch', ...options, `--depth=${depth}`, 'origin', `+${sha}:refs/remotes/origin/main`);
  else git('fetch', ...options, 'origin', '+refs/heads/*:refs/remotes/origin/*', '+refs/tags/*:refs/tags/*');
  if (sparse) git('sparse-checkout', 'set', ...sparse);
  git('checkout', '--quiet', '--force', '-B', 'main', sha);
  git('remote', 'set-url', 'origin', address);
  if (persist)
    git('config', `http.${new URL(address).origin}/.extraheader`, `AUTHORIZATION: ${basic(persist)}`);
}

async function run(
  scene: Scene,
  github: GitHub,
  workspace: ScratchRepository,
  before: string,
  more: Partial<Step>,
): Promise<HostedResult> {
  const temp = mkdtempSync(join(tmpdir(), 'runner-temp-'));
  const log = logGit();
  const asked = github.requests.length;
  const sent = scene.emulator.requests.length;
  const written = scene.writes().length;
  const was = fingerprint(workspace.folder);
  try {
    const result = await scene.run({
      event: 'push',
      payload: { ref: 'refs/heads/main', before, deleted: false, forced: false },
      workspace: workspace.folder,
      ...more,
      with: { 'github-token': TOKEN, ...more.with },
      env: {
        GITHUB_SERVER_URL: github.url,
        GITHUB_API_URL: github.url,
        RUNNER_TEMP: temp,
        PATH: log.path,
        ...more.env,
      },
    });
    const git = log.calls();
    expect(differences(was, fingerprint(workspace.folder))).toEqual([]);
    expect(readdirSync(temp)).toEqual([expect.stringMatching(/^audio-cache-sync-/)]);
    const shown = [result.log, result.summary, scene.report(result), ...git.flatMap(({ args }) => args)].join(
      '\n',
    );
    for (const secret of result.masks) {
      for (const form of [secret, basic(secret)]) expect(shown).not.toContain(form);
    }
    return {
      ...result,
      git,
      asked: github.requests.slice(asked),
      sent: scene.emulator.requests.slice(sent),
      written: scene.writes().slice(written),
    };
  } finally {
    log.remove();
    rmSync(temp, { recursive: true, force: true });
  }
}

/** How a job's token is sent to Git's side of GitHub. */
export function basic(token: string): string {
  return `basic ${Buffer.from(`x-access-token:${token}`).toString('base64')}`;
}

/** The fetches of a run, in order. */
export function fetchesOf({ git }: HostedResult): GitCall[] {
  return git.filter(({ args }) => args[0] === 'fetch');
}

/** The first problem that a run shows. */
export function problemOf({ log }: HostedResult): string | undefined {
  return /^::error.*?::(.*)$/m.exec(log)?.[1];
}
