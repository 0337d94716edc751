import { expect, test } from '@jest/globals';
import type { GitHub } from '../../emulator/github.ts';
import { type Hosted, type HostedResult, playHosted, TOKEN } from '../support/checkout.ts';
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
