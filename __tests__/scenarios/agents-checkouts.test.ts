import { expect, test } from '@jest/globals';
import { type Checkout, playHosted, TOKEN } from '../support/checkout.ts';

/** The action `agents` in workspaces as actions/checkout makes them: what is missing is fetched. */

const agent = (id: string) => JSON.stringify({ agentId: id, entries: { 'x.wav': '1' } });

test.each<[string, Checkout]>([
  ['one commit, as by default', {}],
  ['everything', { depth: 0 }],
  ['no file but on demand', { filter: 'blob:none', sparse: ['.github'] }],
  ['a folder without manifests', { sparse: ['.github'] }],
])('a checkout of %s lists the agents, and knows what changed', (_what, how) =>
  playHosted({}, async ({ repository, github, publish, checkout, run }) => {
    repository.write('audio/a/manifest.json', agent('A'));
    repository.write('audio/b/manifest.json', agent('B'));
    repository.write('.github/x', 'y');
    const before = repository.commit('first');
    repository.write('audio/b/x.wav', 'a take');
    const after = repository.commit('second');
    publish();
    const workspace = checkout(after, how);
    const { code, outputs } = await run({
      action: 'agents',
      workspace: workspace.folder,
      event: 'push',
      payload: { before, after },
      env: { GITHUB_SERVER_URL: github.url, GITHUB_API_URL: github.url },
      with: { 'github-token': TOKEN },
    });
    expect(code).toBe(0);
    const names = (name: string) => JSON.parse(outputs[name] ?? '').map((job: { name: string }) => job.name);
    expect(names('agents')).toEqual(['a', 'b']);
    expect(names('changed')).toEqual(['b']);
  }),
);

test('a server that does not answer makes every agent count as changed, and nothing worse', () =>
  playHosted({}, async ({ repository, publish, checkout, run }) => {
    repository.write('audio/a/manifest.json', agent('A'));
    const before = repository.commit('first');
    repository.write('README.md', 'hello');
    const after = repository.commit('second');
    publish();
    const workspace = checkout(after);
    workspace.git('remote', 'set-url', 'origin', 'http://127.0.0.1:9/octo-org/voice-agent');
    const { code, outputs, log } = await run({
      action: 'agents',
      workspace: workspace.folder,
      event: 'push',
      payload: { before, after },
    });
    expect({ code, changed: outputs['changed'] }).toEqual({ code: 0, changed: outputs['agents'] });
    expect(log).toMatch(/every agent counts as changed: Git cannot fetch a commit/);
  }));
