import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect } from '@jest/globals';
import {
  type GitHub,
  type GitHubOptions,
  type GitHubToken,
  startGitHub,
} from '../../emulator/github/github.ts';
import {
  type Emulator,
  type EmulatorOptions,
  type Exchange,
  makeWav,
  startEmulator,
} from '../../emulator/polyai/polyai.ts';
import { createRepository, type ScratchRepository } from '../../emulator/runner/repository.ts';
import { createLocalRunner, type Step, type StepResult } from '../../emulator/runner/runner.ts';
import { requestViolations, responseViolations } from './contract.ts';
import { gitHubViolations } from './github-contract.ts';
import { publish, refsOf } from './publish.ts';
import { withStepLogs } from './step-logs.ts';

export const AGENT = 'PROJECT-T1';
export const KEY = 'key-with-all-rights';
export const READ_ONLY_KEY = 'key-that-may-read';
const TOKEN = 'ghs_workflow_token';
export const ZEROS = '0'.repeat(40);

/** A repository with audio, an audio cache, and a runner that runs the shipped bundle: what a user has. */
export interface Scene {
  readonly emulator: Emulator;
  readonly repository: ScratchRepository;
  /** GitHub as the run sees it: its repository is brought up to date before each step. Only where the scene has one. */
  readonly github: GitHub;
  /**
   * Writes a manifest of file names and what is mapped to them. Files that are not there yet are made: a short tone, another for
   * each name.
   */
  manifest(entries: Record<string, string | MappedEntry>, extra?: Record<string, unknown>): void;
  /** Puts other audio into a file: the same `take` makes the same bytes. */
  record(name: string, take: number): void;
  push(before: string, more?: Partial<Step>): Promise<StepResult>;
  run(step: Partial<Step> & { event: string }): Promise<StepResult>;
  /** Requests that would change the cache, as `PATCH 7`, `DELETE 8`, `POST bulk-delete`. */
  writes(): string[];
  /** SHA-256 of the audio that the cache holds, by entry id. */
  cache(): Record<string, string>;
  sha256(path: string): string;
  /** The report file's text. */
  report(result: StepResult): string;
}

/** What a manifest maps to a file, in full. */
export interface MappedEntry {
  readonly id: string | readonly string[];
  readonly transcript?: string;
  readonly language?: string;
}

export interface SceneOptions extends Partial<EmulatorOptions> {
  /** Ids that the agent's cache has at first. */
  readonly ids?: readonly string[];
  readonly init?: readonly string[];
  /** What the workflow's token may do on GitHub; without it, there is no GitHub. */
  readonly github?: GitHubToken['permissions'];
  /** More about that GitHub. */
  readonly hosting?: Partial<Pick<GitHubOptions, 'latencyMs' | 'listLag' | 'statusesOldestFirst'>>;
}

/**
 * Sets a scene, plays it, and holds every exchange that no fault had a hand in to the contracts of both servers. Where the
 * test fails, the error shows the logs of the steps.
 */
export async function play(options: SceneOptions, act: (scene: Scene) => Promise<void>): Promise<void> {
  const exchanges: Exchange[] = [];
  const { ids = ['1', '2', '3', '4', '5', '6'], init = [], github: permissions, hosting, ...rest } = options;
  const emulator = await startEmulator({
    agents: { [AGENT]: ids.map((id) => ({ id })) },
    keys: [
      { key: KEY, permissions: ['read', 'write'] },
      { key: READ_ONLY_KEY, permissions: ['read'] },
    ],
    onExchange: (exchange) => exchanges.push(exchange),
    ...rest,
  });
  const repository = createRepository(...init);
  const hosted = permissions && (await host(permissions, init, hosting));
  const runner = await createLocalRunner(process.env['ACTION_COPY']);
  try {
    await withStepLogs(runner, async (run) => {
      await act(sceneOf(emulator, repository, hosted, run));
      expect(exchanges.flatMap(requestViolations)).toEqual([]);
      expect(exchanges.filter((exchange) => !exchange.scripted).flatMap(responseViolations)).toEqual([]);
      expect(hosted?.violations() ?? []).toEqual([]);
    });
  } finally {
    await emulator.close();
    await hosted?.close();
    await runner.remove();
    repository.remove();
  }
}

interface Hosted {
  readonly github: GitHub;
  readonly bare: string;
  violations(): string[];
  close(): Promise<void>;
}

/** A GitHub whose clock ticks a second at each look, so that the order of things shows in their times. */
async function host(
  permissions: GitHubToken['permissions'],
  init: readonly string[],
  hosting: SceneOptions['hosting'],
): Promise<Hosted> {
  const bare = createRepository('--bare', ...init);
  const exchanges: Exchange[] = [];
  let ticks = 0;
  const github = await startGitHub({
    repository: 'octo-org/voice-agent',
    bare: bare.folder,
    tokens: [{ token: TOKEN, permissions }],
    now: () => Date.UTC(2026, 0, 2, 3, 4, 5) + 1_000 * ticks++,
    onExchange: (exchange) => exchanges.push(exchange),
    ...hosting,
  });
  return {
    github,
    bare: bare.folder,
    violations: () => exchanges.filter((exchange) => !exchange.scripted).flatMap(gitHubViolations),
    async close() {
      await github.close();
      bare.remove();
    },
  };
}

function sceneOf(
  emulator: Emulator,
  repository: ScratchRepository,
  hosted: Hosted | undefined,
  runStep: (step: Step) => Promise<StepResult>,
): Scene {
  const written = new Set<string>();
  const bringUpToDate = hosted && publisher(repository, hosted.bare);
  const run: Scene['run'] = (step) => {
    const url = hosted?.github.url;
    bringUpToDate?.();
    return runStep({
      workspace: repository.folder,
      ...step,
      env: { ...(url ? { GITHUB_API_URL: url, GITHUB_SERVER_URL: url } : {}), ...step.env },
      with: {
        'api-key': KEY,
        'api-url': emulator.url,
        ...(url ? { 'github-token': TOKEN } : {}),
        ...step.with,
      },
    });
  };
  const record: Scene['record'] = (name, take) => {
    written.add(name);
    repository.write(`audio/${name}`, makeWav(0.05, frequencyOf(name, take)));
  };
  return {
    emulator,
    repository,
    github: hosted?.github as GitHub,
    run,
    record,
    manifest(entries, extra = { agentId: AGENT }) {
      for (const name of Object.keys(entries)) if (!written.has(name)) record(name, 0);
      repository.write('audio/manifest.json', `${JSON.stringify({ ...extra, entries }, null, 2)}\n`);
    },
    push(before, more = {}) {
      const after = repository.head();
      return run({
        event: 'push',
        payload: { ref: 'refs/heads/main', before, after, deleted: false, forced: false },
        ...more,
      });
    },
    writes: () =>
      emulator.requests
        .filter(({ method }) => method !== 'GET')
        .map(({ method, entryId, route }) => `${method} ${route === 'bulkDelete' ? 'bulk-delete' : entryId}`),
    cache: () => Object.fromEntries(emulator.entries(AGENT).map((entry) => [entry.id, sha256(entry.audio)])),
    sha256: (path) => sha256(repository.read(path)),
    report: (result) => readFileSync(result.outputs['report'] ?? '', 'utf8'),
  };
}

/**
 * Branches and tags become those of the repository; the heads of pull requests stay, as on GitHub. By path, not over the server:
 * a synchronous Git would wait for a response of this same process.
 */
function publisher(repository: ScratchRepository, bare: string): () => void {
  let known = new Map<string, string>();
  return () => {
    const refs = refsOf(repository);
    const changed = [...refs].filter(([name, id]) => known.get(name) !== id);
    const gone = [...known.keys()].filter((name) => !refs.has(name) && !name.startsWith('refs/pull/'));
    known = new Map([...known].filter(([name]) => name.startsWith('refs/pull/')).concat([...refs]));
    publish(repository, bare, changed, gone);
  };
}

function frequencyOf(name: string, take: number): number {
  const sum = [...name].reduce((total, character) => (total * 31 + (character.codePointAt(0) ?? 0)) % 997, 7);
  return 200 + sum + take * 1_009;
}

export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** The four lists of what happened, parsed. */
export function lists({
  outputs,
}: StepResult): Record<'replaced' | 'deleted' | 'failed' | 'skipped', string[]> {
  const list = (name: string) => JSON.parse(outputs[name] ?? 'null');
  return {
    replaced: list('replaced'),
    deleted: list('deleted'),
    failed: list('failed'),
    skipped: list('skipped'),
  };
}
