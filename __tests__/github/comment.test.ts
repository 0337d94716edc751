import { describe, expect, test } from '@jest/globals';
import type { GitHubToken } from '../../emulator/github/github.ts';
import { openGitHub } from '../../src/github/client.ts';
import { MAX_COMMENT_CHARACTERS, publishComment } from '../../src/github/comment.ts';
import { systemClock } from '../../src/lib/clock.ts';
import { commentKey } from '../../src/report/comment.ts';
import type { Trigger } from '../../src/request/event.ts';
import { INPUTS } from '../../src/request/inputs.ts';
import { readInputs } from '../../src/request/read-inputs.ts';
import type { Request } from '../../src/request/request.ts';
import { newRun, type Run } from '../../src/run.ts';
import type { Runner } from '../../src/runner.ts';
import { keepComment } from '../../src/stages/comment.ts';
import { checkedRun, replacement, STATES } from '../report/states.ts';
import {
  createBare,
  type EmulatedGitHub,
  emulatedGitHub,
  REPOSITORY,
  TOKEN,
} from '../support/emulated-github.ts';

const bare = createBare();
const permissions = { 'pull-requests': 'write' } as const;
const KEY = commentKey('audio/manifest.json', undefined);
const PULL = 7;
const NEVER = new AbortController().signal;

/** A GitHub, and our way to it with one of its tokens. */
async function connect(...tokens: GitHubToken[]) {
  const all = [{ token: TOKEN, permissions }, ...tokens];
  const github = await emulatedGitHub(bare, { tokens: all });
  const publish = (text: string, token = TOKEN, key = KEY) =>
    publishComment(
      openGitHub({
        token,
        apiUrl: github.url,
        repository: REPOSITORY,
        clock: systemClock,
        abort: NEVER,
        debug: () => {},
      }),
      {
        pull: PULL,
        key,
        text,
      },
    );
  const say = async (token: string, body: string) => {
    const response = await github.call('POST', `issues/${PULL}/comments`, { token, body: { body } });
    expect(response.status).toBe(201);
  };
  return { github, publish, say };
}

const calls = ({ requests }: EmulatedGitHub) =>
  requests.map(({ method, path }) => `${method} ${path.split('/').at(-1)}`);

describe('a comment', () => {
  test('is made once, changed when it says something else, and left alone when it does not', async () => {
    const { github, publish } = await connect();
    expect(await publish('one')).toBe('created');
    expect(await publish('one\n')).toBe('unchanged');
    expect(await publish('two')).toBe('updated');
    expect(github.comments.map(({ body }) => body)).toEqual([`${KEY}\ntwo`]);
    expect(calls(github).filter((call) => !/^(?:GET|POST graphql)/.test(call))).toEqual([
      'POST comments',
      expect.stringMatching(/^PATCH \d+$/),
    ]);
  });

  test.each<[string, GitHubToken]>([
    ['of a person', { token: 'mine', permissions, login: 'ada' }],
    ['of another app', { token: 'mine', permissions, login: 'audio-team[bot]' }],
  ])('is found again with a token %s', async (_title, token) => {
    const { github, publish } = await connect(token);
    await publish('by the job');
    expect(await publish('one', 'mine')).toBe('created');
    expect(await publish('two', 'mine')).toBe('updated');
    expect(github.comments.map(({ body, user }) => [user.login, body.split('\n')[1]])).toEqual([
      ['github-actions[bot]', 'by the job'],
      [token.login, 'two'],
    ]);
  });

  test('of somebody else who uses our key is not ours, nor is one where the key stands elsewhere', async () => {
    const { github, publish, say } = await connect(
      { token: 'ada', permissions, login: 'ada' },
      { token: 'bot', permissions, login: 'other[bot]' },
    );
    await say('ada', `${KEY}\nall is well`);
    await say('bot', `${KEY}\nall is well`);
    await say(TOKEN, `another action quotes:\n${KEY}`);
    await say(TOKEN, `${KEY} and more`);
    expect(await publish('one')).toBe('created');
    expect(github.comments.map(({ body }) => body).slice(0, 2)).toEqual(Array(2).fill(`${KEY}\nall is well`));
    expect(github.comments).toHaveLength(5);
  });

  test('is found behind many others, with other line ends', async () => {
    const { publish, say } = await connect();
    for (let n = 0; n < 101; n += 1) await say(TOKEN, 'me too');
    await say(TOKEN, `${KEY}\r\none\r\ntwo`);
    expect(await publish('one\ntwo')).toBe('unchanged');
  });

  test('is known to the token of a job where GitHub does not say whose that is', async () => {
    const { github, publish } = await connect();
    await publish('one');
    github.fault({ path: /graphql/, status: 403, body: { message: 'no' } });
    expect(await publish('one')).toBe('unchanged');
  });

  test('has a key that tells jobs apart and cannot end early', () => {
    const keys = [
      commentKey('audio/manifest.json', undefined),
      commentKey('audio/manifest.json', 'A'),
      commentKey('audio/manifest.json A', undefined),
      commentKey('--> <b>.json\n', 'PROJECT--1'),
    ];
    expect(new Set(keys).size).toBe(keys.length);
    for (const key of keys) expect(key).toMatch(/^<!-- polyai-audio-cache-sync(?: [\w.%]+){1,2} -->$/);
  });
});

interface Asked {
  readonly run?: Run;
  readonly trigger?: Trigger;
  readonly inputs?: Record<string, string>;
}

const pull = { number: PULL, headSha: undefined, baseRef: 'main', isClosed: false, withoutSecrets: false };

/** Lets a run comment, and returns what GitHub and the log then have. */
async function comment(
  { run = STATES.planned(), trigger = { kind: 'pull request', pull }, inputs = {} }: Asked,
  token: Partial<GitHubToken> = {},
) {
  const github = await emulatedGitHub(bare, { tokens: [{ token: TOKEN, permissions, ...token }] });
  const given: Record<string, string> = { comment: 'true', 'github-token': TOKEN, ...inputs };
  const parsed = readInputs(INPUTS, (name) => given[name] ?? '');
  if (!parsed.ok) throw new Error('bad inputs');
  const notices: string[] = [];
  const runner = {
    variables: { GITHUB_API_URL: github.url, GITHUB_REPOSITORY: REPOSITORY },
    redact: (text: string) => text,
    log: () => {},
    debug: () => {},
    annotate: (kind, problems) => notices.push(...problems.map(({ message }) => `${kind}: ${message}`)),
  } as Partial<Runner> as Runner;
  await keepComment(run, { inputs: parsed.inputs, trigger } as Partial<Request> as Request, {
    runner,
    clock: systemClock,
    abort: NEVER,
  });
  return { github, notices };
}

describe('no comment is made', () => {
  test.each<[string, Asked]>([
    ['without the input', { inputs: { comment: 'false' } }],
    ['on a push', { trigger: { kind: 'push', before: undefined, isMergeQueue: false } }],
    ['on a merge group', { trigger: { kind: 'merge group', baseSha: undefined } }],
    ['where the event has no number', { trigger: { kind: 'pull request', pull: { ...pull, number: 0 } } }],
    [
      'where there was nothing to do, as for a pull request that is closed without a preview',
      { trigger: { kind: 'pull request closed', pull }, run: { ...newRun(), end: 'finished' } },
    ],
    ['where a plan was cancelled', { run: { ...STATES.planned(), end: 'cancelled' } }],
  ])('%s', async (_title, asked) => {
    const { github, notices } = await comment(asked);
    expect(github.requests).toEqual([]);
    expect(notices).toEqual([]);
  });

  test.each<[string, Partial<GitHubToken>, Asked, RegExp]>([
    [
      'may only read, as on a fork',
      { permissions: { 'pull-requests': 'read' } },
      {},
      /"pull-requests: write"/,
    ],
    ['may not see pull requests', { permissions: { contents: 'read' } }, {}, /"pull-requests: write"/],
    ['is not known', { token: 'other' }, {}, /GitHub answered 401/],
    ['is not given', {}, { inputs: { 'github-token': '' } }, /there is no "github-token"/],
  ])('where the token %s; that is one notice', async (_title, token, asked, notice) => {
    const { github, notices } = await comment(asked, token);
    expect(github.comments).toEqual([]);
    expect(notices).toEqual([expect.stringMatching(notice)]);
    expect(notices[0]).toMatch(/^notice: the pull request has no up-to-date comment: /);
  });
});

/** A plan whose every name takes more characters than bytes of it are seen. */
const large = () =>
  checkedRun(
    {
      replace: Array.from({ length: 20_000 }, (_, n) => replacement(String(n + 1), 'added', `é@🎧${n}.wav`)),
    },
    { dryRun: true },
  );

test.each(Object.entries({ ...STATES, large }))(
  'the comment on a run that is %s fits',
  async (state, run) => {
    const { github, notices } = await comment({ run: run() });
    expect(notices).toEqual([]);
    const body = github.comments[0]?.body ?? '';
    expect([...body].length).toBeLessThanOrEqual(MAX_COMMENT_CHARACTERS);
    expect(body).toMatch(/^<!-- .* -->\n### /);
    expect(body.includes('Shortened to fit')).toBe(state === 'large');
  },
);
