import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import type { GitHub } from '../../emulator/github/github.ts';
import type { ScratchRepository } from '../../emulator/runner/repository.ts';
import {
  basic,
  fetchesOf,
  type Hosted,
  type HostedResult,
  playHosted,
  problemOf,
  REPOSITORY,
  shareHosted,
  TOKEN,
} from '../support/checkout.ts';
import { until } from '../support/emulated.ts';
import { API } from '../support/emulated-github.ts';
import { lists, ZEROS } from '../support/scene.ts';

/** first: a, b, c. second: a is another take. third: c is gone, d came. */
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

const NOBODY = 'ghs_may_nothing';
const RECORDER = 'ghs_may_record';
const tokens = [
  { token: TOKEN, permissions: { contents: 'read' } },
  { token: RECORDER, permissions: { contents: 'read', deployments: 'write' } },
  { token: NOBODY, permissions: {} },
] as const;
const shared = shareHosted({ tokens }, threeCommits);

const gitRequests = ({ asked }: HostedResult) => asked.filter(({ kind }) => kind === 'git');

test('the commit before a push is fetched by its id, without history and audio', async () => {
  const { hosted } = shared;
  const { second, third } = hosted;
  const result = await hosted.pushed(hosted.checkout(third), second);
  expect(result).toMatchObject({ code: 0, outputs: { outcome: 'synced', base: second, head: third } });
  expect(lists(result)).toEqual({ replaced: ['4'], deleted: ['3'], failed: [], skipped: [] });
  expect(result.written).toEqual(['PATCH 4', 'DELETE 3']);
  // The commit with its two folders; then the manifest that it had, since that is another one now.
  expect(fetchesOf(result).map(({ objects }) => objects)).toEqual([
    { commit: 1, tree: 2 },
    { commit: 1, tree: 2, blob: 1 },
  ]);
  expect(gitRequests(result)).toHaveLength(4);
});

test('one fetch of two requests is enough if the manifest is the same', async () => {
  const { hosted } = shared;
  const result = await hosted.pushed(hosted.checkout(hosted.second), hosted.first);
  expect(lists(result)).toEqual({ replaced: ['1'], deleted: [], failed: [], skipped: [] });
  expect(fetchesOf(result).map(({ objects }) => objects)).toEqual([{ commit: 1, tree: 2 }]);
  expect(gitRequests(result).map(({ method, status }) => `${method} ${status}`)).toEqual([
    'GET 200',
    'POST 200',
  ]);
});

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

test('all commits that the record names are fetched in one go; one that is gone is named', () =>
  playHosted({ tokens }, async (hosted) => {
    const { first, second, third } = threeCommits(hosted);
    hosted.record('b.wav', 5);
    hosted.manifest({ 'b.wav': '2', 'd.wav': '4' });
    const fourth = hosted.repository.commit('fourth');
    hosted.publish();
    await recorded(hosted.github, first, 'success');
    await recorded(hosted.github, second, 'failure');
    await recorded(hosted.github, third, 'failure');
    const workspace = hosted.checkout(fourth);
    const inputs = { 'github-token': RECORDER, 'max-deletes': '100%' };
    const plan = await hosted.pushed(workspace, third, { with: { ...inputs, mode: 'plan' } });
    expect(plan.outputs).toMatchObject({
      outcome: 'planned',
      base: third,
      'to-replace': '["2","4"]',
      'to-delete': '["1","3"]',
    });
    const [commits, manifests, ...others] = fetchesOf(plan);
    expect(commits?.args.slice(-3)).toEqual([first, second, third]);
    expect(commits?.objects).toMatchObject({ commit: 3 });
    // The first two share a manifest.
    expect(manifests?.objects).toMatchObject({ commit: 3, blob: 2 });
    expect(others).toEqual([]);

    hosted.bare.write(`objects/${second.slice(0, 2)}/${second.slice(2)}`, null);
    const result = await hosted.pushed(workspace, third, { with: inputs });
    expect(result).toMatchObject({ code: 1, sent: [], outputs: { outcome: 'blocked' } });
    expect(problemOf(result)).toContain(
      `commit ${second}, to compare with (the last recorded sync, and 2 runs were tried since), cannot be found`,
    );
    expect(fetchesOf(result).map(({ args }) => args.slice(args.indexOf('--') + 2))).toEqual([
      [first, second, third],
      [first, third],
    ]);
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

    const unknown = (name: string, hint = '') =>
      `"base" "${name}"${hint}, to compare with, cannot be found in the workspace or on its origin`;
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
      [
        shallow,
        second.slice(0, 7),
        unknown(second.slice(0, 7), ' (if it is a SHA, write all of its digits)'),
      ],
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

test('a commit that GitHub no longer has blocks the run, unless nothing is to be deleted because of it', async () => {
  const { hosted } = shared;
  const gone = 'c0ffee'.repeat(7).slice(0, 40);
  const workspace = hosted.checkout(hosted.third);
  const result = await hosted.pushed(workspace, gone);
  expect(result).toMatchObject({
    code: 1,
    sent: [],
    outputs: { outcome: 'blocked', base: '', head: hosted.third },
  });
  expect(problemOf(result)).toBe(
    `commit ${gone}, to compare with (the branch was there before this push), cannot be found in the workspace or on its origin; set the input "base" to a commit that the cache is known to match, or "full: true" to send everything and delete nothing`,
  );
  const full = await hosted.pushed(workspace, gone, { with: { full: 'true' } });
  expect(full.outputs).toMatchObject({ outcome: 'synced', base: '' });
  expect(lists(full)).toMatchObject({ replaced: ['1', '2', '4'], deleted: [] });
});

/** What goes wrong on the way, and what Git then says. */
interface Trouble {
  readonly fault?: Parameters<GitHub['fault']>[0];
  readonly token?: string;
  readonly origin?: string;
  readonly says: RegExp;
  readonly wayOut: string;
}

/** A hang lasts half a minute without. */
const IMPATIENT = { GIT_HTTP_LOW_SPEED_LIMIT: '1', GIT_HTTP_LOW_SPEED_TIME: '1' };
/** With these, Git writes the headers that it sends among its complaints. */
const TELLTALE = { GIT_TRACE_CURL: '1', GIT_TRACE_REDACT: '0', GIT_TRACE_CURL_NO_DATA: '1' };
const MAY = 'give the job "contents: read" and leave the input "github-token" as it is';
const AGAIN = 'run the job again';

const TROUBLES: Record<string, Trouble> = {
  'no token': { token: '', says: /could not read Username/, wayOut: MAY },
  'a token that may not': { token: NOBODY, says: /Repository not found/, wayOut: MAY },
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
  'a server that is not there': {
    origin: `http://127.0.0.1:9/${REPOSITORY}`,
    says: /Failed to connect/,
    wayOut: AGAIN,
  },
  'a server that hangs': { fault: { path: /pack$/, hang: true }, says: /too slow/, wayOut: AGAIN },
};

test.each(Object.entries(TROUBLES))('%s blocks the run', async (_, trouble) => {
  const { hosted } = shared;
  const { fault, token = TOKEN, origin = hosted.address, says, wayOut } = trouble;
  const workspace = hosted.checkout(hosted.third);
  workspace.git('remote', 'set-url', 'origin', origin);
  if (fault) hosted.github.fault(fault);
  const result = await hosted.pushed(workspace, hosted.second, {
    with: { 'github-token': token },
    env: { ...IMPATIENT, ...TELLTALE },
  });
  expect(result).toMatchObject({
    code: 1,
    sent: [],
    outputs: { outcome: 'blocked', base: '', 'to-replace': '[]' },
  });
  expect(problemOf(result)).toMatch(says);
  expect(problemOf(result)).toMatch(`; ${wayOut}, or check out the whole history with "fetch-depth: 0"`);
  expect(problemOf(result)).not.toContain('Header');
});

/** Ways in which a workspace may name its origin and hold credentials of its own. */
const ORIGINS: Record<string, (hosted: Hosted, workspace: ScratchRepository) => void> = {
  'with credentials persisted by actions/checkout': ({ github }, { git }) =>
    git('config', `http.${github.url}/.extraheader`, `AUTHORIZATION: ${basic('ghs_of_the_checkout')}`),
  'with credentials persisted by actions/checkout v6': ({ github }, { git, folder, write }) => {
    write('.git/credentials.config', `[http "${github.url}/"]\n\textraheader = AUTHORIZATION: basic eA==\n`);
    git('config', `includeIf.gitdir:${folder}/.git.path`, `${folder}/.git/credentials.config`);
  },
  'with credentials of the whole machine': ({ github }, { write }) =>
    write('.gitconfig', `[http "${github.url}/"]\n\textraheader = AUTHORIZATION: basic eA==\n`),
  'with credentials in its URL': ({ github }, { git }) =>
    git('remote', 'set-url', 'origin', `${github.url.replace('//', '//ada:hunter2@')}/${REPOSITORY}`),
  'over SSH': (_, { git }) => git('remote', 'set-url', 'origin', `git@127.0.0.1:${REPOSITORY}.git`),
  'over SSH without a user': (_, { git }) =>
    git('remote', 'set-url', 'origin', `127.0.0.1:${REPOSITORY}.git`),
  'over SSH with a port': (_, { git }) =>
    git('remote', 'set-url', 'origin', `ssh://git@127.0.0.1:2222/${REPOSITORY}.git`),
  'by a name of the workspace': ({ github }, { git }) => {
    git('config', `url.${github.url}/.insteadOf`, 'hub:');
    git('remote', 'set-url', 'origin', `hub:${REPOSITORY}`);
  },
};

/** A workspace of the second commit without the first, and what came of a plan in it. */
async function plannedWith(
  prepare: (hosted: Hosted, workspace: ScratchRepository) => void,
  inputs = {},
  env = {},
) {
  const { hosted } = shared;
  const workspace = hosted.checkout(hosted.second);
  prepare(hosted, workspace);
  const result = await hosted.pushed(workspace, hosted.first, {
    with: { mode: 'plan', ...inputs },
    env: { HOME: workspace.folder, ...env },
  });
  return { ...result, headers: gitRequests(result).map(({ headers }) => headers['authorization']) };
}

describe('the origin', () => {
  test.each(Object.entries(ORIGINS))('%s is asked with the token, and nothing else', async (_, prepare) => {
    const { outputs, headers } = await plannedWith(prepare);
    expect(outputs).toMatchObject({ outcome: 'planned', base: shared.hosted.first, 'to-replace': '["1"]' });
    expect(headers).toEqual([basic(TOKEN), basic(TOKEN)]);
  });

  test('is asked with credentials in its URL where there is no token', async () => {
    const inUrl: Parameters<typeof plannedWith>[0] = ({ github }, { git }) =>
      git(
        'remote',
        'set-url',
        'origin',
        `${github.url.replace('//', `//x-access-token:${TOKEN}@`)}/${REPOSITORY}`,
      );
    const { outputs, headers, log, git } = await plannedWith(inUrl, { 'github-token': '' });
    expect(outputs['outcome']).toBe('planned');
    expect(headers).toEqual([basic(TOKEN), basic(TOKEN)]);
    expect(JSON.stringify([log, git])).not.toContain(TOKEN);
  });

  test('refuses a wrong token', async () => {
    // A pull request is compared without a record, so that the token is not refused before.
    const { hosted } = shared;
    const pull = {
      number: 7,
      head: { repo: { full_name: 'o/r' } },
      base: { ref: 'main', repo: { full_name: 'o/r' } },
    };
    const result = await hosted.pushed(hosted.checkout(hosted.second), hosted.first, {
      event: 'pull_request',
      payload: { action: 'opened', number: 7, pull_request: pull },
      with: { base: hosted.first, 'github-token': 'ghs_wrong' },
    });
    expect(result).toMatchObject({ code: 1, sent: [], outputs: { outcome: 'blocked' } });
    expect(problemOf(result)).toMatch(new RegExp(`could not read Username.*; ${MAY}`));
    expect(gitRequests(result).map(({ token, status }) => [token, status])).toEqual([['ghs_wrong', 401]]);
  });

  test('gets no token if it is not on GitHub', async () => {
    const { headers, outputs } = await plannedWith(
      () => {},
      {},
      { GITHUB_SERVER_URL: 'https://github.example' },
    );
    expect(outputs['outcome']).toBe('blocked');
    expect(headers).toEqual([undefined]);
  });

  test('is reached as the settings of the machine say', async () => {
    const result = await plannedWith(
      ({ github }, { git, write }) => {
        const helper = `!f() { echo username=x-access-token; echo password=${TOKEN}; }; f`;
        write(
          '.gitconfig',
          `[url "${github.url}/"]\n\tinsteadOf = hub://\n[credential]\n\thelper = "${helper}"\n`,
        );
        git('config', 'remote.origin.url', `hub://${REPOSITORY}`);
      },
      { 'github-token': '' },
    );
    expect(result.outputs).toMatchObject({ outcome: 'planned', 'to-replace': '["1"]' });
    // Without, then with.
    const headers = result.headers.map((header) => header?.replace('Basic', 'basic'));
    expect(headers).toEqual([undefined, basic(TOKEN), basic(TOKEN)]);
  });

  test('may be a folder of this machine', async () => {
    const result = await plannedWith(({ bare }, { git, folder }) =>
      git('remote', 'set-url', 'origin', relative(folder, bare.folder)),
    );
    expect(result.outputs).toMatchObject({ outcome: 'planned', 'to-replace': '["1"]' });
    expect(fetchesOf(result).map(({ objects }) => objects)).toEqual([{ commit: 1, tree: 2 }]);
    expect(result.headers).toEqual([]);
  });

  test('may be missing: then nothing can be had', async () => {
    const result = await plannedWith((_, { git }) => git('remote', 'remove', 'origin'));
    expect(result).toMatchObject({ code: 1, outputs: { outcome: 'blocked' } });
    expect(problemOf(result)).toContain(
      'cannot be found in the workspace or on its origin; set the input "base"',
    );
    expect(result.headers).toEqual([]);
  });
});

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
withProc(
  'a cancel ends a fetch at once, and every process of it; none had the token in its arguments',
  async () => {
    const { hosted } = shared;
    const workspace = hosted.checkout(hosted.third);
    hosted.github.fault({ path: /pack$/, hang: true });
    const hung = () => hosted.github.requests.filter(({ status }) => status === 'hung').length;
    const hungBefore = hung();
    let running: string[] = [];
    let cancelled = 0;
    const result = await hosted.pushed(workspace, hosted.second, {
      async started(process) {
        await until(() => hung() > hungBefore);
        running = processesOf(hosted.address);
        cancelled = performance.now();
        process.kill('SIGTERM');
      },
    });
    expect(performance.now() - cancelled).toBeLessThan(2_000);
    expect(result).toMatchObject({
      code: 1,
      sent: [],
      outputs: { outcome: 'cancelled', 'to-replace': '[]' },
    });
    expect(running.length).toBeGreaterThan(1);
    for (const secret of [TOKEN, basic(TOKEN).slice(6)]) expect(running.join('\n')).not.toContain(secret);
    await until(() => processesOf(hosted.address).length === 0);
  },
);
