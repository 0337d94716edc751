import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { createRepository, type ScratchRepository } from '../../../emulator/runner/repository.ts';
import {
  createBare,
  type EmulatedGitHub,
  emulatedGitHub,
  REPOSITORY,
  TOKEN,
} from '../../support/emulated-github.ts';

const bare = createBare();
let target: ScratchRepository;
beforeEach(() => {
  target = createRepository();
});
afterEach(() => target.remove());

const tokens = [
  { token: TOKEN, permissions: { contents: 'read' } },
  { token: 'nobody', permissions: {} },
] as const;
const basic = (token: string, user = 'x-access-token') =>
  `AUTHORIZATION: basic ${Buffer.from(`${user}:${token}`).toString('base64')}`;

/** Fetches as a checkout of one commit does, with the token in a header. */
async function fetchCommit(
  github: EmulatedGitHub,
  commit: string,
  { header, repository = REPOSITORY }: { header?: string; repository?: string } = {},
): Promise<void> {
  const url = `${github.url}/${repository}`;
  const config = header === undefined ? [] : [[`http.${github.url}/.extraheader`, header]];
  const env: NodeJS.ProcessEnv = {
    PATH: process.env['PATH'],
    HOME: target.folder,
    GIT_TERMINAL_PROMPT: '0',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_COUNT: String(config.length),
  };
  config.forEach(([key, value], at) => {
    env[`GIT_CONFIG_KEY_${at}`] = key;
    env[`GIT_CONFIG_VALUE_${at}`] = value;
  });
  const args = ['fetch', '--quiet', '--no-tags', '--depth=1', '--filter=blob:none', url, commit];
  await promisify(execFile)('git', args, { cwd: target.folder, env });
}

test.each(['octo-org/voice-agent', 'octo-org/voice-agent.git'])(
  'an old commit of %s, by id, alone',
  async (repository) => {
    const github = await emulatedGitHub(bare, { tokens });
    const { one, two } = bare.commits;
    await fetchCommit(github, two, { header: basic(TOKEN), repository });
    expect(target.git('cat-file', '-t', two)).toBe('commit');
    expect(target.git('ls-tree', '--name-only', two)).toBe('file.txt');
    // No Git command may miss an object here: it would ask the server, which waits for this process.
    const objects = target.git('rev-list', '--objects', '--missing=print', two);
    expect(objects).not.toContain(one);
    expect(objects).toMatch(/^\?[0-9a-f]{40}$/m);

    expect(github.requests.length).toBeGreaterThan(1);
    for (const { kind, status, path, authorized, token } of github.requests) {
      expect({ kind, status, authorized, token }).toEqual({
        kind: 'git',
        status: 200,
        authorized: true,
        token: TOKEN,
      });
      expect(path).not.toContain(TOKEN);
    }
  },
);

test('a commit that no branch has any more', async () => {
  const { source, folder } = bare;
  source.git('checkout', '--quiet', '-b', 'doomed', 'main');
  source.write('file.txt', 'six');
  const six = source.commit('six');
  source.git('push', '--quiet', folder, 'doomed');
  source.git('push', '--quiet', folder, ':doomed');
  const github = await emulatedGitHub(bare, { tokens });
  await fetchCommit(github, six, { header: basic(TOKEN) });
  expect(target.git('cat-file', '-t', six)).toBe('commit');
});

test.each<
  [name: string, isPublic: boolean, header: string | undefined, error: RegExp | undefined, status: number]
>([
  ['a public repository needs no token', true, undefined, undefined, 200],
  ['a public repository needs no permission', true, basic('nobody'), undefined, 200],
  ['a private one needs a token', false, undefined, /could not read Username/, 401],
  ['a wrong token', false, basic('wrong'), /could not read Username/, 401],
  ['a wrong token on a public repository', true, basic('wrong'), /could not read Username/, 401],
  ['another user name', false, basic(TOKEN, 'ada'), /could not read Username/, 401],
  ['a token for the REST API', false, `AUTHORIZATION: bearer ${TOKEN}`, /could not read Username/, 401],
  ['no permission', false, basic('nobody'), /not found/, 404],
])('%s', async (_, isPublic, header, error, status) => {
  const github = await emulatedGitHub(bare, { isPublic, tokens });
  const fetched = fetchCommit(github, bare.commits.three, header === undefined ? {} : { header });
  await (error ? expect(fetched).rejects.toThrow(error) : fetched);
  expect(new Set(github.requests.map((request) => request.status))).toEqual(new Set([status]));
  expect(github.requests.every(({ authorized }) => authorized === (header !== undefined))).toBe(true);
});

test('an unknown commit and an unknown repository', async () => {
  const github = await emulatedGitHub(bare, { tokens });
  const header = basic(TOKEN);
  await expect(fetchCommit(github, '1'.repeat(40), { header })).rejects.toThrow(/not our ref/);
  const repository = 'octo-org/other';
  await expect(fetchCommit(github, bare.commits.one, { header, repository })).rejects.toThrow(/not found/);
});

test('a push is refused', async () => {
  const github = await emulatedGitHub(bare, { tokens });
  const options = { cwd: target.folder, env: { PATH: process.env['PATH'], HOME: target.folder } };
  const args = [
    '-c',
    `http.extraheader=${basic(TOKEN)}`,
    'push',
    `${github.url}/${REPOSITORY}`,
    `${bare.commits.three}:refs/heads/x`,
  ];
  await fetchCommit(github, bare.commits.three, { header: basic(TOKEN) });
  await expect(promisify(execFile)('git', args, options)).rejects.toThrow(/403/);
});

test('faults hit Git, too', async () => {
  const github = await emulatedGitHub(bare, { tokens });
  github.fault({ path: /git-upload-pack$/, status: 503 });
  await expect(fetchCommit(github, bare.commits.one, { header: basic(TOKEN) })).rejects.toThrow(/503/);
});
