import { describe, expect, test } from '@jest/globals';
import type { GitHubOptions } from '../../emulator/github/github.ts';
import { openRecord } from '../../src/github/record.ts';
import type { AgentId } from '../../src/lib/ids.ts';
import { Blocked } from '../../src/lib/problem.ts';
import { createBare, type EmulatedGitHub, emulatedGitHub, TOKEN } from '../support/emulated-github.ts';
import {
  AGENT,
  CACHE,
  calls,
  connect,
  ENVIRONMENT,
  leave,
  newNote,
  TASK,
} from '../support/emulated-record.ts';
import { MANIFEST } from '../support/notes.ts';

const bare = createBare();
const { one, two, three } = bare.commits;
const NOW = Date.UTC(2026, 0, 2, 3, 4, 5);
const LOG = 'https://github.com/octo-org/voice-agent/actions/runs/17';

/** A GitHub whose time passes where our runs wait. */
async function stage(options: Partial<GitHubOptions> = {}) {
  let now = NOW;
  const github = await emulatedGitHub(bare, { now: () => now, ...options });
  const sleeps: number[] = [];
  const open = (logUrl: string | undefined = LOG) =>
    openRecord({
      github: connect(github),
      agentId: AGENT as AgentId,
      cache: CACHE,
      manifest: MANIFEST,
      logUrl,
      async sleep(milliseconds) {
        sleeps.push(milliseconds);
        now += milliseconds;
      },
    });
  return { github, open, sleeps };
}

const may = (permission: 'read' | undefined): Partial<GitHubOptions> => ({
  tokens: [
    { token: TOKEN, permissions: { contents: 'read', ...(permission ? { deployments: permission } : {}) } },
  ],
});
/** GraphQL, and REST where GraphQL may not be used. */
const SOURCES = ['graphql', 'rest'] as const;
function withSource(github: EmulatedGitHub, source: (typeof SOURCES)[number]): void {
  if (source === 'rest')
    github.fault({ path: /graphql/, status: 403, body: { message: 'no' }, times: 'always' });
}

describe('a run on the record', () => {
  test('notes that it begins, that it has started, and how it ends', async () => {
    const { github, open } = await stage();
    const record = open();
    expect(await record.read()).toEqual({ kind: 'notes', notes: [] });
    const attempt = await record.begin(newNote(one, { leftToOthers: [3] }));
    expect(github.deployments).toMatchObject([
      {
        ref: one,
        sha: one,
        task: TASK,
        environment: ENVIRONMENT,
        payload: { manifest: MANIFEST, region: 'us', purpose: 'sync', ref: 'refs/heads/main', left: ['3'] },
        statuses: [],
      },
    ]);
    expect(await attempt?.start()).toEqual({ isOvertaken: false });
    await attempt?.end(true);
    const [{ statuses } = { statuses: [] }] = github.deployments;
    expect(statuses).toMatchObject([
      { state: 'in_progress', logUrl: LOG },
      { state: 'success', logUrl: LOG },
    ]);
  });

  test('is what the next one reads, and leaves the notes before it as they are', async () => {
    const { github, open } = await stage();
    for (const [sha, succeeded] of [
      [one, true],
      [two, false],
      [three, true],
    ] as const) {
      const record = open();
      await record.read();
      const attempt = await record.begin(newNote(sha));
      await attempt?.start();
      await attempt?.end(succeeded);
    }
    const history = await open().read();
    const notes = history.kind === 'notes' ? history.notes : [];
    expect(notes.map(({ sha, end }) => [sha, end.succeeded])).toEqual([
      [three, true],
      [two, false],
      [one, true],
    ]);
    const states = github.deployments.flatMap(({ statuses }) => statuses.map(({ state }) => state));
    expect(states).not.toContain('inactive');
  });

  test('reads no further than it must', async () => {
    const { github, open } = await stage();
    const { scope, ...payload } = { ...newNote(two), manifest: MANIFEST, region: 'us', left: [] };
    await leave(github, one, { states: ['success'] });
    await leave(github, two, { payload: { ...payload, ...scope, clean: true }, states: ['success'] });
    withSource(github, 'rest');
    const before = github.requests.length;
    await open().read();
    expect(calls(github, before)).toEqual([
      'POST graphql',
      'GET deployments',
      'GET statuses',
      'GET statuses',
    ]);
  });

  test('may have no page to show', async () => {
    const { github } = await stage();
    const record = openRecord({
      github: connect(github),
      agentId: AGENT as AgentId,
      cache: CACHE,
      manifest: MANIFEST,
      logUrl: undefined,
      sleep: async () => {},
    });
    const attempt = await record.begin(newNote(one));
    await attempt?.end(false);
    expect(github.deployments[0]?.statuses).toMatchObject([{ state: 'failure', logUrl: '' }]);
  });
});

describe('whether another run began that the plan does not know of', () => {
  test.each(SOURCES)('not one that was there when the record was read: %s', async (source) => {
    const { github, open } = await stage();
    withSource(github, source);
    await leave(github, two, { states: ['in_progress'] });
    const record = open();
    await record.read();
    expect(await (await record.begin(newNote(one)))?.start()).toEqual({ isOvertaken: false });
  });

  test.each(SOURCES)('one that was noted since, before this one: %s', async (source) => {
    const { github, open } = await stage();
    withSource(github, source);
    const record = open();
    await record.read();
    await leave(github, two);
    expect(await (await record.begin(newNote(one)))?.start()).toEqual({ isOvertaken: true });
  });

  test('not one that was noted after this one: that one stops', async () => {
    const { github, open } = await stage();
    const record = open();
    await record.read();
    const attempt = await record.begin(newNote(one));
    await leave(github, two);
    expect(await attempt?.start()).toEqual({ isOvertaken: false });
  });

  test('of two that begin at once, exactly one goes on: the one that GitHub noted first', async () => {
    const { open } = await stage();
    const records = [open(), open()];
    await Promise.all(records.map((record) => record.read()));
    const attempts = [];
    for (const [index, record] of records.entries())
      attempts.push(await record.begin(newNote(index === 0 ? one : two)));
    const started = await Promise.all(attempts.map((attempt) => attempt?.start()));
    expect(started).toEqual([{ isOvertaken: false }, { isOvertaken: true }]);
  });

  test('not this run itself, where the response to its first note was lost', async () => {
    const { github, open } = await stage();
    const record = open();
    await record.read();
    github.fault({ method: 'POST', path: /deployments$/, reset: true, performed: true });
    const attempt = await record.begin(newNote(one));
    expect(github.deployments.map(({ sha }) => sha)).toEqual([one, one]);
    expect(await attempt?.start()).toEqual({ isOvertaken: false });
  });

  test('not one of another agent, another region or another task', async () => {
    const { github, open } = await stage();
    const record = open();
    await record.read();
    await leave(github, two, { environment: 'audio-cache/PROJECT-2' });
    await leave(github, two, { task: 'deploy' });
    await leave(github, two, { payload: { manifest: MANIFEST, region: 'uk' } });
    expect(await (await record.begin(newNote(one)))?.start()).toEqual({ isOvertaken: false });
  });
});

describe('where GitHub lists a new deployment late', () => {
  test.each(SOURCES)('a run waits until it finds its own: %s', async (source) => {
    const { github, open, sleeps } = await stage({ listLag: 3 });
    withSource(github, source);
    const record = open();
    await record.read();
    expect(await (await record.begin(newNote(one)))?.start()).toEqual({ isOvertaken: false });
    expect(sleeps).toEqual([500, 1_000, 2_000]);
  });

  test.each(SOURCES)('and finds one that was noted before it: %s', async (source) => {
    const { github, open } = await stage({ listLag: 3 });
    withSource(github, source);
    const record = open();
    await record.read();
    await leave(github, two);
    expect(await (await record.begin(newNote(one)))?.start()).toEqual({ isOvertaken: true });
  });

  test('and writes nothing where it does not come up', async () => {
    const { open, sleeps } = await stage({ listLag: 60 });
    const record = open();
    await record.read();
    const attempt = await record.begin(newNote(one));
    const started = attempt?.start();
    await expect(started).rejects.toBeInstanceOf(Blocked);
    await expect(started).rejects.toThrow(
      'GitHub does not list the deployment that this run has just created',
    );
    expect(sleeps).toEqual([500, 1_000, 2_000, 4_000, 8_000]);
  });
});

describe('what the token may', () => {
  test('not read: there is no record', async () => {
    const { open } = await stage(may(undefined));
    expect(await open().read()).toEqual({ kind: 'none', why: 'the token may not read deployments' });
  });

  test('read, but not write: nothing is begun', async () => {
    const { github, open } = await stage(may('read'));
    const record = open();
    expect(await record.read()).toEqual({ kind: 'notes', notes: [] });
    expect(await record.begin(newNote(one))).toBeUndefined();
    expect(github.deployments).toEqual([]);
  });
});

describe('what GitHub answers to a new note', () => {
  const begin = async (fault: Parameters<EmulatedGitHub['fault']>[0], sha: string = one) => {
    const { github, open } = await stage();
    github.fault({ method: 'POST', path: /deployments$/, ...fault });
    return open().begin(newNote(sha));
  };

  test.each<[title: string, fault: Parameters<EmulatedGitHub['fault']>[0], message: RegExp]>([
    [
      'a conflict',
      { status: 409, body: { message: 'Conflict' } },
      /^the sync cannot be recorded at [0-9a-f]{40}: GitHub answered 409 .*set "record: false"$/,
    ],
    [
      'that it merged a branch',
      { status: 202, body: { message: 'Auto-merged' } },
      /did not answer with a deployment/,
    ],
    ['too many requests', { status: 429, body: { message: 'rate limit' } }, /^GitHub answered 429/],
    ['nothing, three times', { reset: true, times: 3 }, /^GitHub cannot be reached/],
  ])('%s: nothing may be written', async (_title, fault, message) => {
    await expect(begin(fault)).rejects.toThrow(message);
    await expect(begin(fault)).rejects.toBeInstanceOf(Blocked);
  });

  test('that there is no such commit: the workspace holds another repository', async () => {
    await expect(begin({}, 'd'.repeat(40))).rejects.toThrow(
      /^the sync cannot be recorded at d{40}: GitHub answered 422 .* a different repository from the workflow's/,
    );
  });
});
