import { describe, expect, test } from '@jest/globals';
import { onceWriting } from '../support/pushes.ts';
import { AGENT, lists, play, type Scene, type SceneOptions, ZEROS } from '../support/scene.ts';

const WRITE: SceneOptions = { github: { contents: 'read', deployments: 'write' } };
const READ: SceneOptions = { github: { contents: 'read', deployments: 'read' } };
const NONE: SceneOptions = { github: { contents: 'read' } };

/** What the record says: each deployment's commit and its states, oldest first. */
const record = ({ github }: Scene) =>
  github.deployments.map(({ sha, statuses }) => [sha, ...statuses.map(({ state }) => state)]);

/** Two entries, committed and synced. */
async function synced(scene: Scene): Promise<string> {
  scene.manifest({ 'a.wav': '1', 'b.wav': '2' });
  const sha = scene.repository.commit('first');
  expect(await scene.push(ZEROS)).toMatchObject({ code: 0, outputs: { outcome: 'synced' } });
  return sha;
}

/** Pushes another take of a file and lets its upload fail. */
async function failing(scene: Scene, name: string, take: number): Promise<string> {
  scene.record(name, take);
  const sha = scene.repository.commit(`take ${take} of ${name}`);
  scene.emulator.fault({ route: 'replace', status: 500, times: 1 });
  const result = await scene.push(ZEROS, { with: { 'max-attempts': '1' } });
  expect(result).toMatchObject({ code: 1, outputs: { outcome: 'failed' } });
  return sha;
}

describe('what a sync leaves on GitHub', () => {
  test('is one deployment at its commit, in progress before the first write, ended as success', () =>
    play(WRITE, async (scene) => {
      const sha = await synced(scene);
      expect(record(scene)).toEqual([[sha, 'in_progress', 'success']]);
      expect(scene.github.deployments[0]).toMatchObject({
        environment: `audio-cache/${AGENT}`,
        task: 'audio-cache-sync',
        payload: { manifest: 'audio/manifest.json', pullRequest: null },
      });
    }));

  test('is the same on GitHub Enterprise Server, where the APIs have other paths', () =>
    play(WRITE, async (scene) => {
      scene.manifest({ 'a.wav': '1' });
      const sha = scene.repository.commit('first');
      const env = { GITHUB_API_URL: `${scene.github.url}/api/v3` };
      expect(await scene.push(ZEROS, { env })).toMatchObject({ code: 0, outputs: { outcome: 'synced' } });
      expect(record(scene)).toEqual([[sha, 'in_progress', 'success']]);
      const again = await scene.push(ZEROS, { env });
      expect(again).toMatchObject({ code: 0, outputs: { outcome: 'unchanged', base: sha } });
      expect(new Set(scene.github.requests.map(({ kind }) => kind))).toEqual(new Set(['graphql', 'rest']));
    }));

  test('is nothing where there was nothing to do', () =>
    play(WRITE, async (scene) => {
      const sha = await synced(scene);
      const result = await scene.push(ZEROS);
      expect(result).toMatchObject({ code: 0, outputs: { outcome: 'unchanged', base: sha } });
      expect(scene.github.deployments).toHaveLength(1);
    }));

  test('is nothing for a plan; without a key, the user learns what the first sync will send', () =>
    play(WRITE, async (scene) => {
      scene.manifest({ 'a.wav': '1' });
      const before = scene.repository.commit('first');
      scene.manifest({ 'a.wav': '1', 'b.wav': '2' });
      scene.repository.commit('second');
      const result = await scene.push(before, { with: { mode: 'plan', 'api-key': '' } });
      expect(result.outputs).toMatchObject({ outcome: 'planned', 'to-replace': '["2"]' });
      expect(result.summary).toMatch(/the first recorded sync sends every file/);
      expect(scene.github.deployments).toEqual([]);
    }));
});

describe('the next sync', () => {
  test('links what it deletes where it still was, which may be further back than the last commit', () =>
    play(WRITE, async (scene) => {
      const first = await synced(scene);
      scene.manifest({ 'a.wav': '1' });
      scene.repository.commit('without b');
      scene.emulator.fault({ route: 'delete', status: 500, times: 1 });
      expect((await scene.push(ZEROS, { with: { 'max-attempts': '1' } })).outputs['outcome']).toBe('failed');
      scene.record('a.wav', 1);
      const head = scene.repository.commit('another a');
      const { summary, outputs } = await scene.push(ZEROS);
      expect(outputs).toMatchObject({ outcome: 'synced', deleted: '["2"]' });
      const files = `${scene.github.url}/octo-org/voice-agent/blob`;
      expect(summary).toContain(`](${files}/${first}/audio/b.wav)`);
      expect(summary).toContain(`](${files}/${head}/audio/a.wav)`);
    }));

  test('compares with the record, whatever the push says: changes of a push that never ran are not lost', () =>
    play(WRITE, async (scene) => {
      const first = await synced(scene);
      scene.record('a.wav', 1);
      const missed = scene.repository.commit('its run was replaced by a newer one');
      scene.record('b.wav', 1);
      scene.repository.commit('second');
      const result = await scene.push(missed);
      expect(result).toMatchObject({ code: 0, outputs: { base: first, 'to-replace': '["1","2"]' } });
      expect(result.log).toContain(`compared with ${first.slice(0, 7)}: the last recorded sync\n`);
    }));

  test('does what a failed one missed, and what it may have done is undone', () =>
    play(WRITE, async (scene) => {
      const first = await synced(scene);
      const failed = await failing(scene, 'a.wav', 1);
      expect(record(scene).at(-1)).toEqual([failed, 'in_progress', 'failure']);
      scene.repository.git('revert', '--no-edit', '--quiet', 'HEAD');
      const result = await scene.push(failed);
      expect(result).toMatchObject({ code: 0, outputs: { outcome: 'synced', base: failed } });
      expect(lists(result).replaced).toEqual(['1']);
      expect(result.log).toContain(`compared with ${first.slice(0, 7)}, ${failed.slice(0, 7)}: `);
      expect(scene.cache()['1']).toBe(scene.sha256('audio/a.wav'));
    }));

  test('deletes what only a failed one may have added', () =>
    play(WRITE, async (scene) => {
      await synced(scene);
      scene.manifest({ 'a.wav': '1', 'b.wav': '2', 'c.wav': '3' });
      await failing(scene, 'a.wav', 1);
      scene.manifest({ 'a.wav': '1', 'b.wav': '2' });
      scene.repository.commit('never mind');
      const result = await scene.push(ZEROS);
      expect(lists(result)).toMatchObject({ replaced: ['1'], deleted: ['3'] });
    }));

  test('does what a killed one missed', () =>
    play(WRITE, async (scene) => {
      await synced(scene);
      scene.record('a.wav', 1);
      const sha = scene.repository.commit('second');
      scene.emulator.fault({ route: 'replace', delayMs: 20_000 });
      const killed = await scene.push(ZEROS, {
        // Two of the three are the first sync's.
        started: onceWriting(scene, 3, (child) => child.kill('SIGKILL')),
      });
      expect(killed.code).toBeNull();
      expect(record(scene).at(-1)).toEqual([sha, 'in_progress']);
      scene.repository.write('README.md', 'hello');
      scene.repository.commit('third');
      const result = await scene.push(sha);
      expect(lists(result).replaced).toEqual(['1']);
    }));

  test('after only failures compares with nothing as well, so everything is sent', () =>
    play(WRITE, async (scene) => {
      scene.manifest({ 'a.wav': '1', 'b.wav': '2' });
      await failing(scene, 'a.wav', 1);
      scene.manifest({ 'a.wav': '1' });
      scene.repository.commit('second');
      const result = await scene.push(ZEROS);
      expect(lists(result)).toMatchObject({ replaced: ['1'], deleted: ['2'] });
    }));

  test('of a schedule or a manual run compares with the record, too', () =>
    play(WRITE, async (scene) => {
      await synced(scene);
      expect(await scene.run({ event: 'schedule' })).toMatchObject({
        code: 0,
        outputs: { outcome: 'unchanged' },
      });
      scene.record('b.wav', 1);
      scene.repository.commit('second');
      const result = await scene.run({ event: 'workflow_dispatch', payload: { inputs: {} } });
      expect(lists(result)).toMatchObject({ replaced: ['2'], deleted: [] });
    }));

  test('forgives entries that the agent does not have: nothing can bring them back', () =>
    play({ ...WRITE, ids: ['1'] }, async (scene) => {
      scene.manifest({ 'a.wav': '1', 'b.wav': '2' });
      const sha = scene.repository.commit('first');
      expect(await scene.push(ZEROS)).toMatchObject({ code: 1, outputs: { failed: '["2"]' } });
      expect(record(scene)).toEqual([[sha, 'in_progress', 'success']]);
    }));

  test('leaves alone for good what one with "delete: false" left alone', () =>
    play(WRITE, async (scene) => {
      await synced(scene);
      scene.manifest({ 'a.wav': '1' });
      const sha = scene.repository.commit('second');
      const kept = await scene.push(ZEROS, { with: { delete: 'false' } });
      expect(kept).toMatchObject({ code: 0, outputs: { outcome: 'unchanged', 'to-delete': '[]' } });
      expect(record(scene).at(-1)).toEqual([sha, 'in_progress', 'success']);
      expect((await scene.push(ZEROS)).outputs).toMatchObject({ outcome: 'unchanged' });
      expect(Object.keys(scene.cache())).toContain('2');
    }));

  test('of another manifest does what that manifest says, and leaves the others alone', () =>
    play(WRITE, async (scene) => {
      await synced(scene);
      const before = scene.cache();
      scene.repository.write('other/manifest.json', `{"agentId":"${AGENT}","entries":{"z.wav":"3"}}`);
      scene.repository.write('other/z.wav', scene.repository.read('audio/a.wav'));
      scene.repository.commit('another manifest');
      const result = await scene.push(ZEROS, { with: { manifest: 'other/manifest.json' } });
      expect(lists(result)).toMatchObject({ replaced: ['3'], deleted: [] });
      expect(scene.cache()).toEqual({ ...before, 3: scene.sha256('audio/a.wav') });
    }));

  test('of another agent is the first of another cache', () =>
    play(
      { ...WRITE, agents: { [AGENT]: [{ id: '1' }, { id: '2' }], OTHER: [{ id: '1' }] } },
      async (scene) => {
        await synced(scene);
        scene.manifest({ 'a.wav': '1' }, { agentId: 'OTHER' });
        scene.repository.commit('another agent');
        expect((await scene.push(ZEROS)).outputs).toMatchObject({
          base: '',
          replaced: '["1"]',
          deleted: '[]',
        });
      },
    ));
});

describe('an old run that is started again', () => {
  async function twoSyncs(scene: Scene) {
    const first = await synced(scene);
    scene.record('a.wav', 1);
    const second = scene.repository.commit('second');
    expect((await scene.push(first)).code).toBe(0);
    scene.repository.git('switch', '--quiet', '--detach', first);
    return { first, second, writes: scene.writes().length };
  }

  test('is blocked: it would take the newer sync back', () =>
    play(WRITE, async (scene) => {
      const { first, second, writes } = await twoSyncs(scene);
      const result = await scene.push(ZEROS);
      expect(result).toMatchObject({ code: 1, outputs: { outcome: 'blocked', 'to-replace': '["1"]' } });
      expect(result.log).toContain(
        `commit ${first.slice(0, 7)} is older than ${second.slice(0, 7)}, which was tried already`,
      );
      expect(scene.writes()).toHaveLength(writes);
      expect(scene.github.deployments).toHaveLength(2);
    }));

  test('is obeyed where the branch was forced back to its commit', () =>
    play(WRITE, async (scene) => {
      const { first, second } = await twoSyncs(scene);
      scene.repository.git('branch', '--quiet', '--force', 'main', first);
      expect(await scene.push(second)).toMatchObject({ code: 0, outputs: { outcome: 'synced' } });
      expect(scene.cache()['1']).toBe(scene.sha256('audio/a.wav'));
    }));

  test('by a forced push that was overtaken is blocked, whatever the event says', () =>
    play(WRITE, async (scene) => {
      const { second } = await twoSyncs(scene);
      const payload = { ref: 'refs/heads/main', before: second, forced: true, deleted: false };
      expect(await scene.push(second, { payload })).toMatchObject({
        code: 1,
        outputs: { outcome: 'blocked' },
      });
    }));

  test.each<[string, Record<string, string>]>([
    ['"full"', { full: 'true' }],
    ['"base"', { base: 'main' }],
  ])('goes back where it is started by hand with %s, and only the first time', (_, inputs) =>
    play(WRITE, async (scene) => {
      const { second } = await twoSyncs(scene);
      const kept = await scene.push(second, { with: inputs });
      expect(kept).toMatchObject({ code: 1, outputs: { outcome: 'blocked' } });
      const byHand = { event: 'workflow_dispatch', payload: { ref: 'refs/heads/main' }, with: inputs };
      const again = await scene.run({ ...byHand, env: { GITHUB_RUN_ATTEMPT: '2' } });
      expect(again).toMatchObject({ code: 1, outputs: { outcome: 'blocked' } });
      expect(await scene.run(byHand)).toMatchObject({ code: 0, outputs: { outcome: 'synced' } });
      expect(scene.cache()['1']).toBe(scene.sha256('audio/a.wav'));
    }),
  );
});

describe('a token that may not', () => {
  test.each<[string, SceneOptions]>([
    ['read deployments', NONE],
    ['create deployments', READ],
  ])('%s: the push itself says what to compare with, and one notice tells what that means', (_, options) =>
    play(options, async (scene) => {
      scene.manifest({ 'a.wav': '1', 'b.wav': '2' });
      const before = scene.repository.commit('first');
      scene.record('b.wav', 1);
      scene.repository.commit('second');
      const result = await scene.push(before);
      expect(result).toMatchObject({ code: 0, outputs: { outcome: 'synced', base: before } });
      expect(lists(result)).toMatchObject({ replaced: ['2'], deleted: [] });
      expect(result.log.match(/^::notice.*deployments: write/gm)).toHaveLength(1);
      expect(scene.github.deployments).toEqual([]);
    }),
  );

  test.each<[string, SceneOptions]>([
    ['read', NONE],
    ['create', READ],
  ])('%s deployments is blocked where "record" is true', (_, options) =>
    play(options, async (scene) => {
      scene.manifest({ 'a.wav': '1' });
      scene.repository.commit('first');
      const result = await scene.push(ZEROS, { with: { record: 'true' } });
      expect(result).toMatchObject({ code: 1, outputs: { outcome: 'blocked' } });
      expect(result.log).toMatch(/"record" is true, but the sync cannot be recorded: the token may not/);
      expect(scene.writes()).toEqual([]);
    }),
  );

  test('add to a record that has entries is blocked: the record would become wrong', () =>
    play(WRITE, async (scene) => {
      await synced(scene);
      scene.record('a.wav', 1);
      scene.repository.commit('second');
      scene.github.fault({ method: 'POST', path: /deployments/, status: 403, times: 'always' });
      const writes = scene.writes();
      const result = await scene.push(ZEROS);
      expect(result).toMatchObject({ code: 1, outputs: { outcome: 'blocked', skipped: '["1"]' } });
      expect(result.log).toMatch(/the token may not add to it.*deployments: write/);
      expect(scene.writes()).toEqual(writes);
    }));
});

describe('"record: false"', () => {
  test('records nothing, and asks GitHub nothing where there is nothing to do', () =>
    play(WRITE, async (scene) => {
      scene.manifest({ 'a.wav': '1' });
      const before = scene.repository.commit('first');
      const off = { with: { record: 'false' } };
      expect((await scene.push(ZEROS, off)).outputs).toMatchObject({ outcome: 'synced', base: '' });
      expect(scene.github.deployments).toEqual([]);
      const asked = scene.github.requests.length;
      expect((await scene.push(before, off)).outputs).toMatchObject({ outcome: 'unchanged', base: before });
      expect(scene.github.requests).toHaveLength(asked);
    }));

  test('is blocked where there is a record: it would become wrong', () =>
    play(WRITE, async (scene) => {
      const before = await synced(scene);
      scene.record('a.wav', 1);
      scene.repository.commit('second');
      const writes = scene.writes();
      const result = await scene.push(before, { with: { record: 'false' } });
      expect(result).toMatchObject({ code: 1, outputs: { outcome: 'blocked' } });
      expect(result.log).toContain('which a sync with "record: false" would make wrong');
      expect(scene.writes()).toEqual(writes);
    }));
});

describe('a GitHub that stumbles', () => {
  test('once is asked again', () =>
    play(WRITE, async (scene) => {
      scene.manifest({ 'a.wav': '1' });
      scene.repository.commit('first');
      scene.github.fault({ method: 'GET', path: /deployments/, status: 502 });
      scene.github.fault({ method: 'POST', path: /statuses/, reset: true });
      expect(await scene.push(ZEROS)).toMatchObject({ code: 0, outputs: { outcome: 'synced' } });
    }));

  test('for good on reading blocks the run: what the cache holds is not known', () =>
    play(WRITE, async (scene) => {
      scene.manifest({ 'a.wav': '1' });
      scene.repository.commit('first');
      scene.github.fault({ path: /deployments|graphql/, status: 503, times: 'always' });
      const result = await scene.push(ZEROS);
      expect(result).toMatchObject({ code: 1, outputs: { outcome: 'blocked' } });
      expect(result.log).toMatch(/GitHub answered 503/);
      expect(result.log).not.toMatch(/^\s+at /m);
      expect(scene.emulator.requests).toEqual([]);
    }));

  test(
    'by hanging ends the run within half a minute or so',
    () =>
      play(WRITE, async (scene) => {
        scene.manifest({ 'a.wav': '1' });
        scene.repository.commit('first');
        scene.github.fault({ path: /^\/(repos|graphql)/, hang: true, times: 'always' });
        const result = await scene.push(ZEROS);
        expect(result).toMatchObject({ code: 1, outputs: { outcome: 'blocked' } });
        expect(result.log).toMatch(/GitHub cannot be reached/);
        expect(result.took).toBeLessThan(35_000);
        expect(scene.emulator.requests).toEqual([]);
      }),
    60_000,
  );

  test('at the end costs a warning, and the next run looks again', () =>
    play(WRITE, async (scene) => {
      scene.manifest({ 'a.wav': '1' });
      const sha = scene.repository.commit('first');
      scene.github.fault({ method: 'POST', path: /statuses/, skip: 1, status: 403 });
      const result = await scene.push(ZEROS);
      expect(result).toMatchObject({ code: 0, outputs: { outcome: 'synced' } });
      expect(result.log).toMatch(/::warning.*could not be recorded, so the next run checks it again/);
      expect(record(scene)).toEqual([[sha, 'in_progress']]);
      expect(lists(await scene.push(sha)).replaced).toEqual(['1']);
    }));
});
