import { expect, test } from '@jest/globals';
import { API, createBare, emulatedGitHub, TOKEN } from '../../support/emulated-github.ts';

const bare = createBare();
const deploy = { ref: 'main', auto_merge: false, required_contexts: [] };

test('the log says what came and what went back', async () => {
  const github = await emulatedGitHub(bare, { isPublic: true });
  await github.call('POST', 'deployments', { body: deploy });
  await github.call('GET', 'deployments?task=x', { token: null });
  expect(github.requests).toMatchObject([
    {
      kind: 'rest',
      method: 'POST',
      path: `${API}/deployments`,
      token: TOKEN,
      authorized: true,
      body: deploy,
      status: 201,
    },
    { kind: 'rest', method: 'GET', path: `${API}/deployments?task=x`, authorized: false, status: 200 },
  ]);
  expect(github.requests[1]).not.toHaveProperty('token');
});

test('faults act instead, as often as they are told to, and only where they match', async () => {
  const github = await emulatedGitHub(bare);
  github.fault({
    method: 'GET',
    path: /deployments/,
    skip: 1,
    times: 2,
    status: 502,
    body: { a: 1 },
    headers: { 'Retry-After': '3' },
  });
  expect((await github.call('POST', 'deployments', { body: deploy })).status).toBe(201);
  const statuses = [];
  for (let i = 0; i < 4; i++) statuses.push((await github.call('GET', 'deployments')).status);
  expect(statuses).toEqual([200, 502, 502, 200]);

  github.fault({ status: 503, headers: { 'Retry-After': '3' }, body: { a: 1 } });
  const scripted = await github.call('GET', 'deployments');
  expect([scripted.status, scripted.headers.get('retry-after'), await scripted.json()]).toEqual([
    503,
    '3',
    { a: 1 },
  ]);
});

test.each([
  ['is lost before', {}, 0],
  ['is lost after', { performed: true }, 1],
])('a reset: the call %s', async (_, more, count) => {
  const github = await emulatedGitHub(bare);
  github.fault({ reset: true, ...more });
  await expect(github.call('POST', 'deployments', { body: deploy })).rejects.toThrow('fetch failed');
  expect(github.deployments).toHaveLength(count);
  expect(github.requests.at(-1)?.status).toBe('reset');
});

test('a hung request gets no response, and closing ends it', async () => {
  const github = await emulatedGitHub(bare);
  github.fault({ hang: true });
  const hung = github.call('GET', 'deployments').catch((error: Error) => error.message);
  while (github.requests[0]?.status !== 'hung') await new Promise((resolve) => setTimeout(resolve, 2));
  await github.close();
  expect(await hung).toBe('fetch failed');
});

test('a delay delays', async () => {
  const github = await emulatedGitHub(bare);
  github.fault({ delayMs: 60 });
  const start = performance.now();
  expect((await github.call('GET', 'deployments')).status).toBe(200);
  expect(performance.now() - start).toBeGreaterThan(55);
});

test('latency is for every request', async () => {
  const github = await emulatedGitHub(bare, { latencyMs: 40 });
  const start = performance.now();
  await github.call('GET', 'deployments');
  await github.query('query { viewer { login } }');
  expect(performance.now() - start).toBeGreaterThan(75);
});
