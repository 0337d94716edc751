import { expect, test } from '@jest/globals';
import { API, createBare, type EmulatedGitHub, emulatedGitHub } from '../../support/emulated-github.ts';

const bare = createBare();
const { one, two, three, four } = bare.commits;
const unchecked = { auto_merge: false, required_contexts: [] };

const deploy = (github: EmulatedGitHub, more: Record<string, unknown> = {}) =>
  github.ask(201, 'POST', 'deployments', { ref: 'main', ...unchecked, ...more });

test('a deployment comes back as it was asked for', async () => {
  const github = await emulatedGitHub(bare);
  const payload = { manifest: 'audio/manifest.json', pullRequest: null };
  const asked = {
    ref: one,
    task: 'audio-cache-sync',
    environment: 'audio-cache/P-1',
    description: 'd',
    payload,
  };
  const made = await deploy(github, asked);
  expect(made).toMatchObject({ ...asked, sha: one, original_environment: 'audio-cache/P-1' });
  expect(made).toMatchObject({ transient_environment: false, production_environment: false });
  expect(made).toMatchObject({ created_at: '2026-01-02T03:04:05Z', updated_at: '2026-01-02T03:04:05Z' });
  expect(made.creator).toMatchObject({ login: 'github-actions[bot]', type: 'Bot', id: 41898282 });
  expect(made.statuses_url).toBe(`${github.url}${API}/deployments/${made.id}/statuses`);
  expect(await github.ask(200, 'GET', 'deployments')).toEqual([made]);
  expect(github.deployments).toMatchObject([{ id: made.id, sha: one, payload, statuses: [] }]);
});

test('what is not said has a default', async () => {
  const github = await emulatedGitHub(bare);
  const made = await deploy(github);
  expect(made).toMatchObject({ sha: three, task: 'deploy', environment: 'production', payload: {} });
  expect(made).toMatchObject({ description: null, production_environment: true });
  expect((await deploy(github, { payload: '{"a":1}' })).payload).toBe('{"a":1}');
});

test.each([
  ['a branch', 'topic/a', four],
  ['a tag', 'v1', two],
  ['a full name', 'refs/heads/topic/a', four],
  ['a short id', one.slice(0, 10), one],
])('a ref may be %s', async (_, ref, sha) => {
  const github = await emulatedGitHub(bare);
  expect(await deploy(github, { ref })).toMatchObject({ ref, sha });
});

test.each<[name: string, body: Record<string, unknown>, status: number, message: string]>([
  ['no ref', unchecked, 422, 'Invalid request.\n\n"ref" wasn\'t supplied.'],
  ['an unknown ref', { ...unchecked, ref: 'gone' }, 422, 'No ref found for: gone'],
  ['an unknown commit', { ...unchecked, ref: '0'.repeat(40) }, 422, `No ref found for: ${'0'.repeat(40)}`],
  ['an expression', { ...unchecked, ref: 'main~1' }, 422, 'No ref found for: main~1'],
  ['an option', { ...unchecked, ref: '--all' }, 422, 'No ref found for: --all'],
  [
    'a ref of another type',
    { ...unchecked, ref: 1 },
    422,
    "Invalid request.\n\nFor 'properties/ref', 1 is not a string.",
  ],
  [
    'a payload of another type',
    { ...unchecked, ref: 'main', payload: 1 },
    422,
    "Invalid request.\n\nFor 'properties/payload', 1 is not an object or string.",
  ],
  [
    'a long environment',
    { ...unchecked, ref: 'main', environment: 'e'.repeat(256) },
    422,
    'Validation Failed',
  ],
  [
    'contexts not given',
    { ref: 'main', auto_merge: false },
    409,
    'Conflict: Commit status checks failed for main.',
  ],
  [
    'contexts',
    { ref: 'main', auto_merge: false, required_contexts: ['ci'] },
    409,
    'Conflict: Commit status checks failed for main.',
  ],
  [
    'a branch that is behind',
    { ref: 'topic/a', required_contexts: [] },
    202,
    'Auto-merged main into topic/a on deployment.',
  ],
])('no deployment: %s', async (_, body, status, message) => {
  const github = await emulatedGitHub(bare);
  expect(await github.ask(status, 'POST', 'deployments', body)).toMatchObject({ message });
  expect(github.deployments).toEqual([]);
});

test.each([
  ['', [5, 4, 3, 2, 1]],
  ['?environment=b', [5, 2]],
  ['?task=t', [4, 2]],
  ['?environment=b&task=t', [2]],
  [`?sha=${two}`, [3]],
  ['?ref=v1', [3]],
  ['?ref=none', [5, 4, 3, 2, 1]],
  ['?environment=c', []],
])('the list is the newest first; %s narrows it', async (query, expected) => {
  const github = await emulatedGitHub(bare);
  const asked = [{}, { environment: 'b', task: 't' }, { ref: 'v1' }, { task: 't' }, { environment: 'b' }];
  const ids: number[] = [];
  for (const more of asked) ids.push((await deploy(github, more)).id);
  const listed: { id: number }[] = await github.ask(200, 'GET', `deployments${query}`);
  expect(listed.map(({ id }) => ids.indexOf(id) + 1)).toEqual(expected);
});

test.each<[query: string, count: number, link: string | null]>([
  ['', 30, '?page=2 next, ?page=4 last'],
  ['?per_page=100', 100, '?per_page=100&page=2 next, ?per_page=100&page=2 last'],
  ['?per_page=500', 100, '?per_page=500&page=2 next, ?per_page=500&page=2 last'],
  ['?per_page=100&page=2', 5, '?per_page=100&page=1 prev, ?per_page=100&page=1 first'],
  ['?page=2', 30, '?page=1 prev, ?page=3 next, ?page=4 last, ?page=1 first'],
  ['?task=x', 0, null],
])('pages: %s', async (query, count, link) => {
  const github = await emulatedGitHub(bare);
  const made = await deploy(github);
  const [first] = github.deployments;
  if (first)
    (github.deployments as unknown[]).push(
      ...Array.from({ length: 104 }, (_, i) => ({ ...first, id: made.id + 1 + i })),
    );
  const response = await github.call('GET', `deployments${query}`);
  expect(await response.json()).toHaveLength(count);
  const links = response.headers.get('link');
  const plain = links?.replaceAll(/<[^?]+(\?[^>]+)>; rel="(\w+)"/g, '$1 $2') ?? null;
  expect(plain).toBe(link);
});

test('one deployment by its id', async () => {
  const github = await emulatedGitHub(bare);
  const made = await deploy(github);
  expect(await github.ask(200, 'GET', `deployments/${made.id}`)).toEqual(made);
  await github.ask(404, 'GET', 'deployments/1');
});

test('a deployment is deleted, but not an active one among others', async () => {
  const github = await emulatedGitHub(bare);
  const [first, second] = [await deploy(github), await deploy(github)];
  await github.ask(201, 'POST', `deployments/${second.id}/statuses`, { state: 'success' });
  const refused = await github.ask(422, 'DELETE', `deployments/${second.id}`);
  expect(refused.message).toContain('We cannot delete an active deployment');
  expect((await github.call('DELETE', `deployments/${first.id}`)).status).toBe(204);
  await github.ask(404, 'DELETE', `deployments/${first.id}`);
  expect((await github.call('DELETE', `deployments/${second.id}`)).status).toBe(204);
  expect(github.deployments).toEqual([]);
});

test('lists may be behind: a new deployment is missing for a while', async () => {
  let now = Date.UTC(2026, 0, 1);
  const github = await emulatedGitHub(bare, { now: () => now, listLag: 5 });
  const made = await deploy(github);
  const query = `query { repository(owner: "octo-org", name: "voice-agent") { deployments(first: 9) { totalCount } } }`;
  const count = async () => (await github.query(query)).data.repository.deployments.totalCount;
  expect([await github.ask(200, 'GET', 'deployments'), await count()]).toEqual([[], 0]);
  expect(await github.ask(200, 'GET', `deployments/${made.id}`)).toEqual(made);
  await github.ask(201, 'POST', `deployments/${made.id}/statuses`, { state: 'in_progress' });
  now += 5_000;
  expect([(await github.ask(200, 'GET', 'deployments')).length, await count()]).toEqual([1, 1]);
});

test('a link to the next page names the repository by its number, and can be followed', async () => {
  const github = await emulatedGitHub(bare);
  const [first, second] = [await deploy(github), await deploy(github)];
  const page = await github.call('GET', 'deployments?per_page=1');
  expect(await page.json()).toEqual([second]);
  const next = /<([^>]+)>; rel="next"/.exec(page.headers.get('link') ?? '')?.[1] ?? '';
  expect(next).toMatch(/\/repositories\/[0-9]+\/deployments\?per_page=1&page=2$/);
  expect(await github.ask(200, 'GET', next.slice(github.url.length))).toEqual([first]);
  await github.ask(404, 'GET', '/repositories/1/deployments');
});
