import { expect, test } from '@jest/globals';
import { createBare, type EmulatedGitHub, emulatedGitHub } from '../../support/emulated-github.ts';

const bare = createBare();
const deploy = (github: EmulatedGitHub, more: Record<string, unknown> = {}) =>
  github.ask(201, 'POST', 'deployments', { ref: 'main', auto_merge: false, required_contexts: [], ...more });
const setState = (github: EmulatedGitHub, id: number, state: string, more: Record<string, unknown> = {}) =>
  github.ask(201, 'POST', `deployments/${id}/statuses`, { state, ...more });
const states = (github: EmulatedGitHub) =>
  github.deployments.map(({ statuses }) => statuses.map(({ state }) => state).join(' '));

test('statuses are the newest first, and touch the deployment', async () => {
  let now = Date.UTC(2026, 0, 1);
  const github = await emulatedGitHub(bare, { now: () => now });
  const { id } = await deploy(github);
  now += 61_000;
  const first = await setState(github, id, 'in_progress', {
    description: 'd',
    log_url: 'https://example.com/run',
  });
  expect(first).toMatchObject({ state: 'in_progress', description: 'd', created_at: '2026-01-01T00:01:01Z' });
  expect(first).toMatchObject({ log_url: 'https://example.com/run', target_url: 'https://example.com/run' });
  const second = await setState(github, id, 'failure');
  expect(second).toMatchObject({ description: '', target_url: '', environment_url: '' });
  expect(await github.ask(200, 'GET', `deployments/${id}/statuses`)).toEqual([second, first]);
  expect(await github.ask(200, 'GET', `deployments/${id}/statuses?per_page=1&page=2`)).toEqual([first]);
  expect(await github.ask(200, 'GET', 'deployments')).toMatchObject([{ updated_at: '2026-01-01T00:01:01Z' }]);
});

test.each<[name: string, made: Record<string, unknown>, sent: Record<string, unknown>, first: string]>([
  ['retires older successes', {}, {}, 'success inactive'],
  ['retires nothing if told so', {}, { auto_inactive: false }, 'success'],
  ['leaves other environments alone', { environment: 'other' }, {}, 'success'],
  ['leaves production alone', { production_environment: true }, {}, 'success'],
  ['leaves transient environments alone', { transient_environment: true }, {}, 'success'],
])('a success %s', async (_, made, sent, first) => {
  const github = await emulatedGitHub(bare);
  const old = await deploy(github, { environment: 'e', ...made });
  const failed = await deploy(github, { environment: 'e' });
  const newer = await deploy(github, { environment: 'e' });
  await setState(github, old.id, 'success', { auto_inactive: false });
  await setState(github, failed.id, 'failure');
  await setState(github, newer.id, 'success', sent);
  expect(states(github)).toEqual([first, 'failure', 'success']);
});

test.each<[name: string, id: string | undefined, body: Record<string, unknown>, status: number]>([
  ['no state', undefined, {}, 422],
  ['an unknown state', undefined, { state: 'done' }, 422],
  ['a long description', undefined, { state: 'success', description: 'd'.repeat(141) }, 422],
  ['an unknown deployment', '7', { state: 'success' }, 404],
])('no status: %s', async (_, id, body, status) => {
  const github = await emulatedGitHub(bare);
  const made = await deploy(github);
  await github.ask(status, 'POST', `deployments/${id ?? made.id}/statuses`, body);
  expect(states(github)).toEqual(['']);
});
