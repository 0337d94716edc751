import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { expect, test } from '@jest/globals';
import type { GitHub } from '../../emulator/github.ts';
import type { ScratchRepository } from '../../emulator/repository.ts';
import type { Step } from '../../emulator/runner.ts';
import { basic, type Hosted, type HostedResult, playHosted, REPOSITORY, TOKEN } from '../support/checkout.ts';
import { until } from '../support/emulated.ts';
import { API } from '../support/emulated-github.ts';
import { lists, ZEROS } from '../support/scene.ts';

/** first: a, b, c. second: a is another take. third: c is gone, d came. Three is published and what is checked out. */
function threeCommits(hosted: Hosted) {
  hosted.manifest({ 'a.wav': '1', 'b.wav': '2', 'c.wav': '3' });
  const first = hosted.repository.commit('first');
  hosted.record('a.wav', 1);
  const second = hosted.repository.commit('second');
  hosted.manifest({ 'a.wav': '1', 'b.wav': '2', 'd.wav': '4' });
  const third = hosted.repository.commit('third');
  hosted.publish();
  return { first, second, third };
}

const fetches = ({ git }: HostedResult) => git.filter(({ args }) => args[0] === 'fetch');
const gitRequests = ({ asked }: HostedResult) => asked.filter(({ kind }) => kind === 'git');

test('the commit before a push is fetched by its id, without history and audio', () =>
  playHosted({}, async (hosted) => {
    const { second, third } = threeCommits(hosted);
    const result = await hosted.pushed(hosted.checkout(third), second);
    expect(result).toMatchObject({ code: 0, outputs: { outcome: 'synced', base: second, head: third } });
    expect(lists(result)).toEqual({ replaced: ['4'], deleted: ['3'], failed: [], skipped: [] });
    expect(hosted.writes()).toEqual(['PATCH 4', 'DELETE 3']);
    // The commit with its two folders; then the manifest that it had, since that is another one now.
    expect(fetches(result).map(({ objects }) => objects)).toEqual([
      { commit: 1, tree: 2 },
      { commit: 1, tree: 2, blob: 1 },
    ]);
    expect(gitRequests(result)).toHaveLength(4);
  }));

test('one fetch of two requests is enough if the manifest is the same', () =>
  playHosted({}, async (hosted) => {
    const { first, second } = threeCommits(hosted);
    const result = await hosted.pushed(hosted.checkout(second), first);
    expect(lists(result)).toEqual({ replaced: ['1'], deleted: [], failed: [], skipped: [] });
    expect(fetches(result).map(({ objects }) => objects)).toEqual([{ commit: 1, tree: 2 }]);
    expect(gitRequests(result).map(({ method, status }) => `${method} ${status}`)).toEqual([
      'GET 200',
      'POST 200',
    ]);
  }));

const RECORDER = 'ghs_may_record';
const tokens = [{ token: RECORDER, permissions: { contents: 'read', deployments: 'write' } }] as const;

/** Records a sync of a commit, as a run before did. */
async function recorded(github: GitHub, sha: string, state: 'success' | 'failure'): Promise<void> {
  const call = async (path: string, body: object) => {
    const headers = { authorization: `Bearer ${RECORDER}`, 'content-type': 'application/json' };
    const answer = await fetch(github.url + path, { method: 'POST', headers, body: JSON.stringify(body) });
    expect(answer.status).toBe(201);
    return (await answer.json()) as { id: number };
  };
  const { id } = await call(`${API}/deployments`, {
    ref: sha,
    task: 'audio-cache-sync',
    environment: 'audio-cache/PROJECT-T1',
    payload: { manifest: 'audio/manifest.json', pullRequest: null },
    auto_merge: false,
    required_contexts: [],
  });
  await call(`${API}/deployments/${id}/statuses`, { state, auto_inactive: false });
}

test('all commits that the record names are fetched in one go', () =>
  playHosted({ tokens }, async (hosted) => {
    const { first, second, third } = threeCommits(hosted);
    hosted.record('b.wav', 5);
    hosted.manifest({ 'b.wav': '2', 'd.wav': '4' });
    const fourth = hosted.repository.commit('fourth');
    hosted.publish();
    await recorded(hosted.github, first, 'success');
    await recorded(hosted.github, second, 'failure');
    await recorded(hosted.github, third, 'failure');
    const more = { with: { 'github-token': RECORDER, 'max-deletes': '100%' } };
    const result = await hosted.pushed(hosted.checkout(fourth), third, more);
    expect(result).toMatchObject({ code: 0, outputs: { outcome: 'synced', base: third } });
    expect(lists(result)).toEqual({ replaced: ['2', '4'], deleted: ['1', '3'], failed: [], skipped: [] });
    const [commits, manifests, ...others] = fetches(result);
    expect(commits?.args.slice(-3)).toEqual([first, second, third]);
    expect(commits?.objects).toMatchObject({ commit: 3 });
    // The first two share a manifest.
    expect(manifests?.objects).toMatchObject({ commit: 3, blob: 2 });
    expect(others).toEqual([]);
  }));

test('the input "base" may be a SHA, a branch or a tag, and must be one that somebody knows', () =>
  playHosted({ isPublic: true }, async (hosted) => {
    const { first, second, third } = threeCommits(hosted);
    const { git } = hosted.repository;
    const annotate = (name: string, at: string) => git('tag', '--annotate', '--message', name, name, at);
    git('branch', 'old', first);
    git('branch', 'team/old', first);
    git('tag', 'light', first);
    annotate('heavy', first);
    git('tag', 'same', first);
    git('branch', 'same', first);
    annotate('both', first);
    git('branch', 'both', second);
    git('tag', 'folder', `${first}^{tree}`);
    hosted.publish();
    const shallow = hosted.checkout(third);
    const whole = hosted.checkout(third, { depth: 0 });

    const unknown = (name: string) =>
      `"base" "${name}", to compare with, cannot be had: neither the workspace nor its origin has it`;
    const twofold = '"both" is both a branch and a tag: write refs/heads/both or refs/tags/both';
    const rows: [workspace: typeof shallow, base: string, expected: string][] = [
      [shallow, second, second],
      [shallow, second.toUpperCase(), second],
      [whole, second.slice(0, 7), second],
      [shallow, 'main', third],
      [shallow, 'old', first],
      [shallow, 'team/old', first],
      [shallow, 'heavy', first],
      [whole, 'heavy', first],
      [shallow, 'same', first],
      [shallow, 'refs/heads/both', second],
      [shallow, 'refs/tags/both', first],
      [shallow, 'both', twofold],
      [shallow, second.slice(0, 7), unknown(second.slice(0, 7))],
      [shallow, 'team', unknown('team')],
      [shallow, 'nowhere', unknown('nowhere')],
      [shallow, 'folder', unknown('folder')],
      [shallow, '1'.repeat(40), unknown('1'.repeat(40))],
    ];
    for (const [workspace, base, expected] of rows) {
      const inputs = { base, mode: 'plan', 'github-token': '', 'api-key': '' };
      const result = await hosted.pushed(workspace, ZEROS, { with: inputs });
      const answer =
        result.code === 0 ? result.outputs['base'] : /^::error::([^;\n]*)/m.exec(result.log)?.[1];
      expect([base, answer]).toEqual([base, expected]);
    }
    expect(hosted.emulator.requests).toEqual([]);
  }));

const problem = ({ log }: HostedResult) => /^::error::(.*)$/m.exec(log)?.[1];

test('a commit that GitHub no longer has blocks the run, unless nothing is to be deleted on its account', () =>
  playHosted({}, async (hosted) => {
    const { third } = threeCommits(hosted);
    const gone = 'c0ffee'.repeat(7).slice(0, 40);
    const workspace = hosted.checkout(third);
    const result = await hosted.pushed(workspace, gone);
    expect(result).toMatchObject({ code: 1, outputs: { outcome: 'blocked', base: '', head: third } });
    expect(problem(result)).toBe(
      `commit ${gone}, to compare with, cannot be had: neither the workspace nor its origin has it; set the input "base" to a commit that the cache is known to follow, or "full: true" to send everything and delete nothing`,
    );
    expect(hosted.emulator.requests).toEqual([]);
    const full = await hosted.pushed(workspace, gone, { with: { full: 'true' } });
    expect(full.outputs).toMatchObject({ outcome: 'synced', base: '' });
    expect(lists(full)).toMatchObject({ replaced: ['1', '2', '4'], deleted: [] });
  }));

test('of several commits, the one that is gone is named', () =>
  playHosted({ tokens }, async (hosted) => {
    const { first, second, third } = threeCommits(hosted);
    await recorded(hosted.github, first, 'success');
    await recorded(hosted.github, second, 'failure');
    const workspace = hosted.checkout(third);
    hosted.bare.write(`objects/${second.slice(0, 2)}/${second.slice(2)}`, null);
    const result = await hosted.pushed(workspace, second, { with: { 'github-token': RECORDER } });
    expect(result).toMatchObject({ code: 1, outputs: { outcome: 'blocked' } });
    expect(problem(result)).toContain(`commit ${second}, to compare with, cannot be had`);
    expect(fetches(result).map(({ args }) => args.length)).toEqual([10, 9]);
    expect(hosted.emulator.requests).toEqual([]);
  }));

/** What goes wrong on the way, and what Git then says. */
interface Trouble {
  readonly fault?: Parameters<GitHub['fault']>[0];
  readonly token?: string;
  readonly says: RegExp;
  readonly wayOut: string;
}

const MAY = 'give the job "contents: read" and leave the input "github-token" as it is';
const AGAIN = 'run the job again';

const TROUBLES: Record<string, Trouble> = {
  'no token': { token: '', says: /could not read Username/, wayOut: MAY },
  'a token that may not': { token: 'ghs_may_nothing', says: /Repository not found/, wayOut: MAY },
  'a server that refuses': { fault: { path: /info\/refs/, status: 403 }, says: /error: 403/, wayOut: MAY },
  'a server that is down': { fault: { path: /info\/refs/, status: 503 }, says: /error: 503/, wayOut: AGAIN },
  'a server that goes down': { fault: { path: /pack$/, status: 503 }, says: /error: 503/, wayOut: AGAIN },
  'a server that resets': {
    fault: { path: /info\/refs/, reset: true },
    says: /reset by peer/,
    wayOut: AGAIN,
  },
  'a page for people': {
    fault: { path: /info\/refs/, status: 200, body: '<html>' },
    says: /dumb http/,
    wayOut: AGAIN,
  },
  'a server that hangs': { fault: { path: /pack$/, hang: true }, says: /too slow/, wayOut: AGAIN },
};

test.each(Object.entries(TROUBLES))('%s blocks the run', (_, { fault, token = TOKEN, says, wayOut }) => {
  const tokens = [
    { token: TOKEN, permissions: { contents: 'read' } },
    { token: 'ghs_may_nothing', permissions: {} },
  ] as const;
  return playHosted({ tokens }, async (hosted) => {
    const { second, third } = threeCommits(hosted);
    const workspace = hosted.checkout(third);
    if (fault) hosted.github.fault(fault);
    const result = await hosted.pushed(workspace, second, {
      with: { 'github-token': token },
      // A hang lasts a minute without.
      env: { GIT_HTTP_LOW_SPEED_LIMIT: '1', GIT_HTTP_LOW_SPEED_TIME: '1' },
    });
    expect(result).toMatchObject({ code: 1, outputs: { outcome: 'blocked', base: '', 'to-replace': '[]' } });
    expect(problem(result)).toMatch(says);
    expect(problem(result)).toMatch(`; ${wayOut}, or check everything out with "fetch-depth: 0"`);
    expect(hosted.emulator.requests).toEqual([]);
  });
});

test('a server that is not there blocks the run', () =>
  playHosted({}, async (hosted) => {
    const { second, third } = threeCommits(hosted);
    const workspace = hosted.checkout(third);
    workspace.git('remote', 'set-url', 'origin', `http://127.0.0.1:9/${REPOSITORY}`);
    const result = await hosted.pushed(workspace, second);
    expect(result).toMatchObject({ code: 1, outputs: { outcome: 'blocked' } });
    expect(problem(result)).toMatch(/Failed to connect.*; run the job again, or check everything out/);
    expect(hosted.emulator.requests).toEqual([]);
  }));

/** Fetches a missing commit in a plan, and returns the Authorization headers that Git's side of GitHub got. */
async function sentFor(
  hosted: Hosted,
  workspace: ScratchRepository,
  before: string,
  more: Partial<Step> = {},
) {
  const result = await hosted.pushed(workspace, before, { ...more, with: { mode: 'plan', ...more.with } });
  expect([result.log, result.outputs]).toEqual([
    expect.any(String),
    expect.objectContaining({ outcome: 'planned', base: before }),
  ]);
  const requests = gitRequests(result);
  expect(requests.length).toBeGreaterThan(1);
  return [...new Set(requests.map(({ headers }) => headers['authorization']))];
}

/** Ways in which a workspace may name its origin and hold credentials of its own. */
const ORIGINS: Record<string, (hosted: Hosted, workspace: ScratchRepository) => void> = {
  'persisted by actions/checkout': ({ github }, { git }) =>
    git('config', `http.${github.url}/.extraheader`, `AUTHORIZATION: ${basic('ghs_of_the_checkout')}`),
  'persisted by actions/checkout v6': ({ github }, { git, folder, write }) => {
    write('.git/credentials.config', `[http "${github.url}/"]\n\textraheader = AUTHORIZATION: basic eA==\n`);
    git('config', `includeIf.gitdir:${folder}/.git.path`, `${folder}/.git/credentials.config`);
  },
  'persisted for the whole machine': ({ github }, { write }) =>
    write('.gitconfig', `[http "${github.url}/"]\n\textraheader = AUTHORIZATION: basic eA==\n`),
  'in the URL': ({ github }, { git }) =>
    git('remote', 'set-url', 'origin', `${github.url.replace('//', '//ada:hunter2@')}/${REPOSITORY}`),
  'as SSH': (_, { git }) => git('remote', 'set-url', 'origin', `git@127.0.0.1:${REPOSITORY}.git`),
  'as SSH without a user': (_, { git }) => git('remote', 'set-url', 'origin', `127.0.0.1:${REPOSITORY}.git`),
  'as SSH with a port': (_, { git }) =>
    git('remote', 'set-url', 'origin', `ssh://git@127.0.0.1:2222/${REPOSITORY}.git`),
  'by another name': ({ github }, { git }) => {
    git('config', `url.${github.url}/.insteadOf`, 'hub:');
    git('remote', 'set-url', 'origin', `hub:${REPOSITORY}`);
  },
};

test.each(Object.entries(ORIGINS))('an origin %s is asked with the token, and nothing else', (_, prepare) =>
  playHosted({}, async (hosted) => {
    const { first, second } = threeCommits(hosted);
    const workspace = hosted.checkout(second);
    prepare(hosted, workspace);
    const sent = await sentFor(hosted, workspace, first, { env: { HOME: workspace.folder } });
    expect(sent).toEqual([basic(TOKEN)]);
  }),
);

test('credentials in the URL of the origin count where there is no token', () =>
  playHosted({}, async (hosted) => {
    const { first, second } = threeCommits(hosted);
    const workspace = hosted.checkout(second);
    const { host } = new URL(hosted.address);
    workspace.git('remote', 'set-url', 'origin', `http://x-access-token:${TOKEN}@${host}/${REPOSITORY}`);
    const result = await hosted.pushed(workspace, first, { with: { 'github-token': '', mode: 'plan' } });
    expect(result.outputs['outcome']).toBe('planned');
    expect(gitRequests(result).map(({ token }) => token)).toEqual([TOKEN, TOKEN]);
    expect(JSON.stringify([result.log, result.git])).not.toContain(TOKEN);
  }));

test('a server other than GitHub gets no token', () =>
  playHosted({ isPublic: true }, async (hosted) => {
    const { first, second } = threeCommits(hosted);
    const workspace = hosted.checkout(second);
    const env = { GITHUB_SERVER_URL: 'https://github.example' };
    expect(await sentFor(hosted, workspace, first, { env })).toEqual([undefined]);
  }));

test('the origin may be a folder of this machine', () =>
  playHosted({}, async (hosted) => {
    const { second, third } = threeCommits(hosted);
    const workspace = hosted.checkout(third);
    workspace.git('remote', 'set-url', 'origin', relative(workspace.folder, hosted.bare.folder));
    const result = await hosted.pushed(workspace, second);
    expect(lists(result)).toEqual({ replaced: ['4'], deleted: ['3'], failed: [], skipped: [] });
    expect(fetches(result)[0]?.objects).toEqual({ commit: 1, tree: 2 });
    expect(gitRequests(result)).toEqual([]);
  }));

test('without an origin, nothing can be had', () =>
  playHosted({}, async (hosted) => {
    const { first, second } = threeCommits(hosted);
    const workspace = hosted.checkout(second);
    workspace.git('remote', 'remove', 'origin');
    const result = await hosted.pushed(workspace, first);
    expect(result).toMatchObject({ code: 1, outputs: { outcome: 'blocked' } });
    expect(problem(result)).toContain('neither the workspace nor its origin has it; set the input "base"');
    expect(gitRequests(result)).toEqual([]);
  }));

test('a repository of SHA-256 ids is fetched from, too', () =>
  playHosted({ init: ['--object-format=sha256'] }, async (hosted) => {
    const { second, third } = threeCommits(hosted);
    expect(second).toHaveLength(64);
    // What the machine would make of a new repository has no say.
    const env = { GIT_DEFAULT_HASH: 'sha1' };
    const result = await hosted.pushed(hosted.checkout(third), second, { env });
    expect(result.outputs).toMatchObject({ outcome: 'synced', base: second, head: third });
    expect(lists(result)).toEqual({ replaced: ['4'], deleted: ['3'], failed: [], skipped: [] });
  }));

/** The command lines of every process that names this address. */
function processesOf(address: string): string[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((id) => {
      try {
        return [readFileSync(`/proc/${id}/cmdline`, 'utf8').replaceAll('\0', ' ')];
      } catch {
        return [];
      }
    })
    .filter((line) => line.includes(address));
}

const withProc = existsSync('/proc/self/cmdline') ? test : test.skip;
withProc('a cancel ends a fetch at once, and every process of it; none had the token in its arguments', () =>
  playHosted({}, async (hosted) => {
    const { second, third } = threeCommits(hosted);
    const workspace = hosted.checkout(third);
    hosted.github.fault({ path: /pack$/, hang: true });
    let running: string[] = [];
    let cancelled = 0;
    const result = await hosted.pushed(workspace, second, {
      async started(process) {
        await until(() => hosted.github.requests.some(({ status }) => status === 'hung'));
        running = processesOf(hosted.address);
        cancelled = performance.now();
        process.kill('SIGTERM');
      },
    });
    expect(performance.now() - cancelled).toBeLessThan(2_000);
    expect(result).toMatchObject({ code: 1, outputs: { outcome: 'cancelled', 'to-replace': '[]' } });
    expect(running.length).toBeGreaterThan(1);
    for (const secret of [TOKEN, basic(TOKEN).slice(6)]) expect(running.join('\n')).not.toContain(secret);
    expect(processesOf(hosted.address)).toEqual([]);
    expect(hosted.emulator.requests).toEqual([]);
  }),
);
