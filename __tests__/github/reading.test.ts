import { describe, expect, test } from '@jest/globals';
import { formatPayload } from '../../src/github/notes.ts';
import type { Source } from '../../src/github/pages.ts';
import { type ReadOptions, readPages } from '../../src/github/reading.ts';
import type { Note } from '../../src/plan/note.ts';
import { createBare, type EmulatedGitHub, emulatedGitHub } from '../support/emulated-github.ts';
import { CACHE, calls, connect, ENVIRONMENT, leave, newNote, TASK } from '../support/emulated-record.ts';
import { MANIFEST, noteOf } from '../support/notes.ts';

const bare = createBare();
const { one, two, three } = bare.commits;
const SOURCES: Source[] = ['graphql', 'rest'];
const all = () => false;
const newest = (notes: readonly Note[]) => notes.length > 0;

const optionsFor = (github: EmulatedGitHub): ReadOptions => ({
  github: connect(github),
  environment: ENVIRONMENT,
  task: TASK,
  cache: CACHE,
  manifest: MANIFEST,
});

/** Many notes of syncs that succeeded, without a request for each. */
async function leaveMany(github: EmulatedGitHub, count: number): Promise<number[]> {
  await leave(github, one, { states: ['success'] });
  const deployments = github.deployments as (typeof github.deployments)[number][];
  const [first] = deployments;
  if (!first) throw new Error('there is no deployment');
  for (let more = 1; more < count; more += 1) deployments.push({ ...first, id: first.id + 10 * more });
  return deployments.map(({ id }) => id).reverse();
}

describe('both of GitHub’s APIs', () => {
  test.each<[title: string, statusesOldestFirst: boolean]>([
    ['the newest status first', false],
    ['the oldest status first', true],
  ])('tell the same, with %s', async (_title, statusesOldestFirst) => {
    const github = await emulatedGitHub(bare, { statusesOldestFirst });
    const left = { scope: { manifests: [MANIFEST, 'audio/other.json'], clean: true }, leftToOthers: [3, 4] };
    await leave(github, one, {
      payload: formatPayload(newNote(one, left), CACHE),
      states: ['in_progress', 'success'],
    });
    await leave(github, two, { states: ['in_progress', 'failure'] });
    await leave(github, two, { states: ['in_progress'] });
    await leave(github, two);
    await leave(github, three, { payload: 'by hand', states: ['success'] });
    await leave(github, three, { payload: JSON.stringify({ manifest: MANIFEST }), states: ['success'] });
    await leave(github, three, { payload: formatPayload(newNote(three), { ...CACHE, region: 'uk' }) });
    await leave(github, three, { task: 'deploy' });
    await leave(github, three, { environment: 'audio-cache/PROJECT-2' });
    await leave(github, one, { states: ['in_progress', 'success', 'inactive'] });

    const [graphql, rest] = await Promise.all(
      SOURCES.map((source) => readPages(optionsFor(github), source, all)),
    );
    expect(graphql?.source).toBe('graphql');
    expect(rest?.source).toBe('rest');
    expect(graphql?.notes).toEqual(rest?.notes);
    expect(graphql?.listed).toEqual(rest?.listed);
    expect(graphql?.notes.map(({ sha, purpose, end }) => [sha, purpose, end.succeeded])).toEqual([
      [one, 'sync', true],
      [three, 'sync', true],
      [three, 'unknown', false],
      [two, 'sync', false],
      [two, 'sync', false],
      [two, 'sync', false],
      [one, 'sync', true],
    ]);
    const ends = graphql?.notes.map(({ end }) => end.at !== undefined);
    expect(ends).toEqual([true, true, true, false, false, true, true]);
    expect(graphql?.notes.at(-1)).toMatchObject({
      ref: 'refs/heads/main',
      leftToOthers: noteOf(1, left).leftToOthers,
      scope: noteOf(1, left).scope,
    });
  });

  test.each(SOURCES)('tell of all pages, the newest note first: %s', async (source) => {
    const github = await emulatedGitHub(bare);
    const ids = await leaveMany(github, 230);
    const before = github.requests.length;
    const { notes } = await readPages(optionsFor(github), source, all);
    expect(notes.map(({ id }) => id)).toEqual(ids);
    const lists = calls(github, before).filter((call) => call !== 'GET statuses');
    expect(lists).toEqual(Array(3).fill(source === 'graphql' ? 'POST graphql' : 'GET deployments'));
  });

  test.each(SOURCES)(
    'may list notes of one second in any order: the newest is judged first: %s',
    async (source) => {
      const github = await emulatedGitHub(bare);
      const older = await leave(github, one, { states: ['success'] });
      const newer = await leave(github, two, { states: ['in_progress'] });
      (github.deployments as unknown[]).reverse();
      let judged: readonly Note[] = [];
      await readPages(optionsFor(github), source, (notes) => {
        judged = [...notes];
        return false;
      });
      expect(judged.map(({ id }) => id)).toEqual([newer, older]);
    },
  );

  test.each(SOURCES)('are not asked for more than is enough: %s', async (source) => {
    const github = await emulatedGitHub(bare);
    const ids = await leaveMany(github, 230);
    const before = github.requests.length;
    const { notes, listed } = await readPages(optionsFor(github), source, newest);
    expect(notes[0]?.id).toBe(ids[0]);
    expect(listed.map(({ id }) => id)).toEqual(ids.slice(0, 100));
    // REST: ten at a time, and twenty older ones that may overlap them.
    const statuses = source === 'graphql' ? 0 : 30;
    expect(calls(github, before)).toHaveLength(1 + statuses);
    expect(notes).toHaveLength(source === 'graphql' ? 100 : 30);
  });

  test('are asked for a thousand notes at most', async () => {
    const github = await emulatedGitHub(bare);
    const ids = await leaveMany(github, 1_050);
    const before = github.requests.length;
    const { notes } = await readPages(optionsFor(github), 'graphql', all);
    expect(notes.map(({ id }) => id)).toEqual(ids.slice(0, 1_000));
    expect(calls(github, before)).toHaveLength(10);
  });

  test.each(SOURCES)('tell what is there in one page, to see who else began: %s', async (source) => {
    const github = await emulatedGitHub(bare);
    await leaveMany(github, 230);
    const before = github.requests.length;
    const { notes, listed } = await readPages(optionsFor(github), source, all, { statuses: false });
    expect(notes).toEqual([]);
    expect(listed).toHaveLength(100);
    expect(calls(github, before)).toHaveLength(1);
  });

  test.each(SOURCES)('have nothing to tell at first: %s', async (source) => {
    const github = await emulatedGitHub(bare);
    expect(await readPages(optionsFor(github), source, all)).toEqual({
      notes: [],
      listed: [],
      ids: [],
      source,
    });
  });
});

describe('old runs that may overlap newer ones', () => {
  const HOUR = 60 * 60 * 1_000;

  test('REST asks for the end of none that began more than six hours before', async () => {
    let now = Date.UTC(2026, 0, 2);
    const github = await emulatedGitHub(bare, { now: () => now });
    for (let count = 0; count < 12; count += 1) await leave(github, one, { states: ['success'] });
    now += 7 * HOUR;
    for (let count = 0; count < 10; count += 1) await leave(github, two, { states: ['success'] });
    const { notes } = await readPages(optionsFor(github), 'rest', newest);
    expect(notes.map(({ sha }) => sha)).toEqual(Array(10).fill(two));
  });

  test.each(SOURCES)('one that ran for ten hours counts if it ended later: %s', async (source) => {
    let now = Date.UTC(2026, 0, 2);
    const github = await emulatedGitHub(bare, { now: () => now });
    const long = await leave(github, one, { states: ['in_progress'] });
    for (let count = 0; count < 10; count += 1) await leave(github, three, { states: ['success'] });
    now += 9 * HOUR;
    for (let count = 0; count < 10; count += 1) await leave(github, two, { states: ['success'] });
    now += HOUR;
    await github.ask(201, 'POST', `deployments/${long}/statuses`, { state: 'failure', auto_inactive: false });
    const { notes } = await readPages(optionsFor(github), source, newest);
    expect(notes.find(({ id }) => id === long)?.end.at).toBe(now);
  });
});

describe('statuses', () => {
  test.each(SOURCES)('are all read, where somebody wrote more than 30: %s', async (source) => {
    const github = await emulatedGitHub(bare);
    await leave(github, one, { states: ['success', ...Array(35).fill('pending')] });
    const { notes } = await readPages(optionsFor(github), source, all);
    expect(notes.map(({ end }) => end.succeeded)).toEqual([true]);
  });

  test('of a deployment that was taken off GitHub meanwhile are none, and so is its note', async () => {
    const github = await emulatedGitHub(bare);
    const gone = await leave(github, one);
    const kept = await leave(github, two);
    github.fault({ path: new RegExp(`${gone}/statuses`), status: 404, body: { message: 'Not Found' } });
    const { notes, ids } = await readPages(optionsFor(github), 'rest', all);
    expect(notes.map(({ id }) => id)).toEqual([kept]);
    expect(ids).toEqual([kept, gone]);
  });
});

describe('where GraphQL does not answer as documented, REST is asked', () => {
  test.each<[title: string, fault: Parameters<EmulatedGitHub['fault']>[0]]>([
    ['the token may not', { status: 403, body: { message: 'Resource not accessible by integration' } }],
    ['the server has none', { status: 404, body: { message: 'Not Found' } }],
    ['it is limited, and REST is not', { status: 429, body: { message: 'API rate limit exceeded' } }],
    [
      'it says no as GraphQL does',
      { status: 200, body: { data: null, errors: [{ type: 'FORBIDDEN', message: 'no' }] } },
    ],
    ['it says nonsense', { status: 200, body: { data: { repository: { deployments: 7 } } } }],
    ['there is no repository', { status: 200, body: { data: { repository: null } } }],
  ])('%s', async (_title, fault) => {
    const github = await emulatedGitHub(bare);
    const id = await leave(github, one, { states: ['success'] });
    github.fault({ path: /graphql/, ...fault });
    const read = await readPages(optionsFor(github), 'graphql', all);
    expect([read.source, read.notes.map((note) => [note.id, note.end.succeeded])]).toEqual([
      'rest',
      [[id, true]],
    ]);
  });

  test('but not of a server that is down', async () => {
    const github = await emulatedGitHub(bare);
    github.fault({ path: /graphql/, reset: true, times: 3 });
    await expect(readPages(optionsFor(github), 'graphql', all)).rejects.toThrow('GitHub cannot be reached');
    expect(calls(github)).toEqual(Array(3).fill('POST graphql'));
  });

  test('and a second page that is none ends the run: half a record is none', async () => {
    const github = await emulatedGitHub(bare);
    await leaveMany(github, 120);
    const pages = github.requests.length;
    github.fault({ path: /graphql/, status: 200, body: { data: { repository: null } }, skip: 1 });
    const reading = readPages(optionsFor(github), 'graphql', all);
    await expect(reading).rejects.toThrow('GitHub did not answer with a list of deployments');
    expect(calls(github, pages)).toHaveLength(2);
  });

  test.each(SOURCES)('a token that may not read at all is refused: %s', async (source) => {
    const github = await emulatedGitHub(bare, {
      tokens: [{ token: 'ghs_all', permissions: { contents: 'read' } }],
    });
    await expect(readPages(optionsFor(github), source, all)).rejects.toMatchObject({ isDenial: true });
  });
});
