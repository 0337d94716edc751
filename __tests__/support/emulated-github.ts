import { afterAll, afterEach, expect } from '@jest/globals';
import { type GitHub, type GitHubOptions, startGitHub } from '../../emulator/github/github.ts';
import type { Exchange } from '../../emulator/http/response.ts';
import { createRepository, type ScratchRepository } from '../../emulator/runner/repository.ts';
import { gitHubRequestViolations, gitHubResponseViolations } from './github-contract.ts';

export const REPOSITORY = 'octo-org/voice-agent';
export const API = `/repos/${REPOSITORY}`;
export const TOKEN = 'ghs_all';
const NOW = Date.UTC(2026, 0, 2, 3, 4, 5, 678);

export interface Call {
  body?: unknown;
  /** None is sent if null. */
  token?: string | null;
  headers?: Record<string, string>;
}

export interface EmulatedGitHub extends GitHub {
  readonly exchanges: readonly Exchange[];
  /** The path is that below the repository, unless it begins with a slash. */
  call(method: string, path: string, call?: Call): Promise<Response>;
  /** The response's JSON; the status is expected. */
  /** The result of a GraphQL query: `data` and `errors`. */
  // biome-ignore lint/suspicious/noExplicitAny: the tests say themselves what they expect in it
  query(query: string, variables?: Record<string, unknown>, token?: string): Promise<any>;
  // biome-ignore lint/suspicious/noExplicitAny: the tests say themselves what they expect in it
  ask(status: number, method: string, path: string, body?: unknown): Promise<any>;
}

/**
 * main:     one - two - three
 * topic/a:        \ four
 * island:   five, which has nothing to do with the others; a tag `v1` at two
 */
export interface Bare {
  readonly folder: string;
  readonly commits: Record<'one' | 'two' | 'three' | 'four' | 'five', string>;
  /** The repository that the bare one was filled from. */
  readonly source: ScratchRepository;
}

export function createBare(): Bare {
  const source = createRepository();
  const commit = (name: string) => {
    source.write('file.txt', name);
    return source.commit(name);
  };
  const one = commit('one');
  const two = commit('two');
  source.git('tag', '--annotate', '--message', 'v1', 'v1');
  const three = commit('three');
  source.git('checkout', '--quiet', '-b', 'topic/a', two);
  const four = commit('four');
  source.git('checkout', '--quiet', '--orphan', 'island');
  const five = commit('five');
  source.git('checkout', '--quiet', 'main');
  const target = createRepository('--bare');
  source.git('push', '--quiet', target.folder, '--all');
  source.git('push', '--quiet', target.folder, '--tags');
  bares.push(source, target);
  return { folder: target.folder, commits: { one, two, three, four, five }, source };
}

const bares: ScratchRepository[] = [];
const running: GitHub[] = [];
const checked: Exchange[] = [];

/** A GitHub that is closed after the test; its responses are held to GitHub's own description. */
export async function emulatedGitHub(
  bare: Bare,
  options: Partial<GitHubOptions> = {},
): Promise<EmulatedGitHub> {
  const exchanges: Exchange[] = [];
  const github = await startGitHub({
    repository: REPOSITORY,
    bare: bare.folder,
    tokens: [
      { token: TOKEN, permissions: { contents: 'read', deployments: 'write', 'pull-requests': 'write' } },
    ],
    now: () => NOW,
    onExchange(exchange) {
      exchanges.push(exchange);
      checked.push(exchange);
    },
    ...options,
  });
  running.push(github);
  const call = callerOf(github.url);
  return {
    ...github,
    exchanges,
    call,
    query: async (query, variables, token = TOKEN) =>
      (await call('POST', '/graphql', { body: { query, variables }, token })).json(),
    async ask(status, method, path, body) {
      const response = await call(method, path, { body });
      const json = await response.json();
      expect({ status: response.status, json }).toEqual({ status, json });
      return json;
    },
  };
}

function callerOf(url: string): EmulatedGitHub['call'] {
  return (method, path, { body, token = TOKEN, headers } = {}) =>
    fetch(url + (path.startsWith('/') ? path : `${API}/${path}`), {
      method,
      headers: {
        ...(token === null ? {} : { authorization: `Bearer ${token}` }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
}

afterEach(async () => {
  await Promise.all(running.splice(0).map((github) => github.close()));
  for (const exchange of checked.splice(0)) {
    const { path } = exchange.request;
    if (exchange.scripted || path === '/graphql' || path.startsWith('/nowhere')) continue;
    expect(gitHubResponseViolations(exchange)).toEqual([]);
    // What the description forbids is refused, so that a bad client cannot pass here.
    if (exchange.response.status < 400) expect(gitHubRequestViolations(exchange)).toEqual([]);
  }
});

afterAll(() => {
  for (const repository of bares.splice(0)) repository.remove();
});
