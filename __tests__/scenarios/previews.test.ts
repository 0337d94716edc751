import { describe, expect, test } from '@jest/globals';
import { closed, NUMBER, preview, pullRequest } from '../support/pull-requests.ts';
import { AGENT, lists, play, type Scene, type SceneOptions, ZEROS } from '../support/scene.ts';

const GITHUB: SceneOptions = { github: { contents: 'read', deployments: 'write' } };
const PULLS: SceneOptions = { github: { contents: 'read', deployments: 'write', 'pull-requests': 'read' } };

/** The base branch: entries 1, 2 and 3. */
function base(scene: Scene): string {
  scene.manifest({ 'a.wav': '1', 'b.wav': '2', 'c.wav': '3' });
  return scene.repository.commit('base');
}

/** A branch with another take of `a.wav`, entry 4 more and entry 3 less; leaves `main` checked out. */
function branch(scene: Scene): string {
  const { repository } = scene;
  repository.git('switch', '--quiet', '--create', 'feature', 'main');
  scene.record('a.wav', 1);
  scene.manifest({ 'a.wav': '1', 'b.wav': '2', 'd.wav': '4' });
  const head = repository.commit('better');
  repository.git('switch', '--quiet', 'main');
  return head;
}

/** What GitHub does to the commits of a pull request that nothing names any more. */
function collect({ repository }: Scene, ...refs: readonly ('merge' | 'head')[]): void {
  for (const ref of refs) repository.git('update-ref', '-d', `refs/pull/${NUMBER}/${ref}`);
  if (refs.includes('head')) repository.git('branch', '--quiet', '-D', 'feature');
  repository.git('reflog', 'expire', '--expire=now', '--all');
  repository.git('gc', '--quiet', '--prune=now');
}

/** The preview agent as a sync of the base branch left it. */
async function syncedBase(scene: Scene): Promise<string> {
  const sha = base(scene);
  expect(await scene.push(sha, { event: 'workflow_dispatch' })).toMatchObject({ code: 0 });
  return sha;
}

describe('a preview', () => {
  test('replaces what the pull request changes, and leaves its deletions alone', () =>
    play(GITHUB, async (scene) => {
      const sha = await syncedBase(scene);
      const result = await preview(scene, branch(scene));
      expect(result).toMatchObject({ code: 0, outputs: { outcome: 'synced', base: sha } });
      expect(lists(result)).toEqual({ replaced: ['1', '4'], deleted: [], failed: [], skipped: [] });
      expect(result.summary).toMatch(/A preview deletes nothing/);
      expect(scene.github.deployments.at(-1)).toMatchObject({
        sha: result.merge,
        payload: { pullRequest: NUMBER },
      });
    }));

  test('without a record compares with the base that it was merged onto', () =>
    play({ github: { contents: 'read' } }, async (scene) => {
      const sha = base(scene);
      const result = await preview(scene, branch(scene));
      expect(result.outputs).toMatchObject({ outcome: 'synced', base: sha, replaced: '["1","4"]' });
    }));

  test('is only a plan without "mode: sync"', () =>
    play(GITHUB, async (scene) => {
      const sha = base(scene);
      const result = await preview(scene, branch(scene), {});
      expect(result.outputs).toMatchObject({
        outcome: 'planned',
        base: sha,
        'to-replace': '["1","4"]',
        'to-delete': '["3"]',
      });
      expect(scene.writes()).toEqual([]);
      expect(scene.github.deployments).toEqual([]);
    }));

  test('of a fork, which gets no key, is only a plan', () =>
    play(GITHUB, async (scene) => {
      base(scene);
      const head = branch(scene);
      scene.repository.git('switch', '--quiet', '--detach', 'main');
      scene.repository.git('merge', '--quiet', '--no-ff', '--message', 'merge', head);
      const pull = {
        number: NUMBER,
        head: { sha: head, repo: { full_name: 'stranger/voice-agent' } },
        base: { ref: 'main', repo: { full_name: 'octo-org/voice-agent' } },
      };
      const result = await scene.run({
        event: 'pull_request',
        payload: { action: 'opened', number: NUMBER, pull_request: pull },
        with: { 'api-key': '', mode: 'sync' },
      });
      expect(result).toMatchObject({ code: 0, outputs: { outcome: 'planned', 'to-replace': '["1","4"]' } });
      expect(result.log).toMatch(/^::notice.*planned without an API key/m);
      expect(scene.emulator.requests).toEqual([]);
    }));
});

describe('closing a pull request', () => {
  test('unmerged brings the base back: its bytes, added ids deleted, nothing else touched', () =>
    play(GITHUB, async (scene) => {
      await syncedBase(scene);
      const before = scene.cache();
      const head = branch(scene);
      await preview(scene, head);
      expect(scene.cache()['1']).not.toBe(before['1']);
      const writes = scene.writes().length;
      const result = await closed(scene, head);
      expect(result).toMatchObject({ code: 0, outputs: { outcome: 'synced' } });
      expect(lists(result)).toMatchObject({ replaced: ['1'], deleted: ['4'] });
      const { 4: _, ...rest } = before;
      expect(scene.cache()).toEqual(rest);
      expect(scene.writes()).toHaveLength(writes + 2);
      expect(scene.github.deployments.at(-1)?.statuses.at(-1)?.state).toBe('success');
    }));

  test('merged keeps what the base has now', () =>
    play(GITHUB, async (scene) => {
      await syncedBase(scene);
      const head = branch(scene);
      await preview(scene, head);
      scene.repository.git('merge', '--quiet', '--no-ff', '--message', 'merged', head);
      const result = await closed(scene, head);
      expect(result).toMatchObject({ code: 0, outputs: { outcome: 'unchanged' } });
      expect(scene.cache()['4']).toBe(scene.sha256('audio/d.wav'));
    }));

  test('undoes every preview of it, those that failed half-way, too', () =>
    play(GITHUB, async (scene) => {
      await syncedBase(scene);
      const before = scene.cache();
      const first = branch(scene);
      await preview(scene, first);
      scene.repository.git('switch', '--quiet', 'feature');
      scene.record('b.wav', 1);
      scene.manifest({ 'a.wav': '1', 'b.wav': '2', 'e.wav': '5' });
      const second = scene.repository.commit('other ideas');
      scene.repository.git('switch', '--quiet', 'main');
      scene.emulator.fault({ route: 'replace', entryId: '5', status: 500 });
      expect((await preview(scene, second, { mode: 'sync', 'max-attempts': '1' })).code).toBe(1);
      const result = await closed(scene, second);
      expect(result).toMatchObject({ code: 0, outputs: { outcome: 'synced' } });
      expect(lists(result)).toMatchObject({ replaced: ['1', '2'], deleted: ['4', '5'] });
      const { 4: _, 5: __, ...rest } = before;
      expect(scene.cache()).toEqual(rest);
    }));

  test('again, as when its run is started again, still brings the base back', () =>
    play(GITHUB, async (scene) => {
      await syncedBase(scene);
      const head = branch(scene);
      await preview(scene, head);
      await closed(scene, head);
      const cache = scene.cache();
      expect((await closed(scene, head)).code).toBe(0);
      expect(scene.cache()).toEqual(cache);
    }));

  test('that had no preview writes nothing, and says so', () =>
    play(GITHUB, async (scene) => {
      await syncedBase(scene);
      const writes = scene.writes();
      const result = await closed(scene, branch(scene));
      expect(result).toMatchObject({ code: 0, outputs: { outcome: 'unchanged', 'has-changes': 'false' } });
      expect(result.log).toMatch(/no preview of pull request 7 is recorded/);
      expect(scene.writes()).toEqual(writes);
    }));

  test('of a fork has nothing to do', () =>
    play(GITHUB, async (scene) => {
      base(scene);
      const pull = {
        number: 7,
        head: { repo: { full_name: 'a/b' } },
        base: { repo: { full_name: 'c/d' }, ref: 'main' },
      };
      const result = await scene.run({
        event: 'pull_request',
        payload: { action: 'closed', pull_request: pull },
        with: { 'api-key': '' },
      });
      expect(result).toMatchObject({ code: 0, outputs: { outcome: 'unchanged' } });
      expect(scene.github.requests).toEqual([]);
    }));

  test('is blocked where the branch itself is checked out: it would bring the preview back', () =>
    play(GITHUB, async (scene) => {
      await syncedBase(scene);
      const head = branch(scene);
      await preview(scene, head);
      const writes = scene.writes();
      scene.repository.git('switch', '--quiet', 'feature');
      const result = await closed(scene, head);
      expect(result).toMatchObject({ code: 1, outputs: { outcome: 'blocked' } });
      expect(result.log).toMatch(/is not on "main": give actions\/checkout "ref: /);
      expect(scene.writes()).toEqual(writes);
    }));

  test('with "mode: cleanup" undoes the head of the pull request where nothing is recorded', () =>
    play(GITHUB, async (scene) => {
      base(scene);
      const head = branch(scene);
      const result = await closed(scene, head, { mode: 'cleanup' });
      expect(result.outputs).toMatchObject({
        outcome: 'synced',
        base: head,
        replaced: '["1","3"]',
        deleted: '["4"]',
      });
    }));

  test('with "mode: plan" shows what it would undo', () =>
    play(GITHUB, async (scene) => {
      await syncedBase(scene);
      const head = branch(scene);
      await preview(scene, head);
      const writes = scene.writes();
      const result = await closed(scene, head, { mode: 'plan' });
      expect(result.outputs).toMatchObject({
        outcome: 'planned',
        'to-replace': '["1"]',
        'to-delete': '["4"]',
      });
      expect(scene.writes()).toEqual(writes);
    }));

  test('goes on where the preview had added entries only: the guard does not count them', () =>
    play(GITHUB, async (scene) => {
      const { repository } = scene;
      scene.manifest({ 'a.wav': '1' });
      repository.commit('base');
      repository.git('switch', '--quiet', '--create', 'feature');
      scene.manifest({ 'a.wav': '1', 'b.wav': '2', 'c.wav': '3', 'd.wav': '4' });
      const head = repository.commit('three more');
      repository.git('switch', '--quiet', 'main');
      await preview(scene, head);
      const result = await closed(scene, head, { 'max-deletes': '0' });
      expect(result).toMatchObject({ code: 0, outputs: { deleted: '["2","3","4"]' } });
    }));

  test('goes on where "files" select only what the preview had added', () =>
    play(GITHUB, async (scene) => {
      const { repository } = scene;
      await syncedBase(scene);
      const before = scene.cache();
      repository.git('switch', '--quiet', '--create', 'feature');
      scene.manifest({ 'a.wav': '1', 'b.wav': '2', 'c.wav': '3', 'es/d.wav': '4' });
      const head = repository.commit('adds es');
      repository.git('switch', '--quiet', 'main');
      const files = { files: 'es/**' };
      expect(lists(await preview(scene, head, { mode: 'sync', ...files })).replaced).toEqual(['4']);
      expect(await closed(scene, head, files)).toMatchObject({ code: 0, outputs: { deleted: '["4"]' } });
      const { 4: _, ...rest } = before;
      expect(scene.cache()).toEqual(rest);
    }));

  test('goes on where the previews ran on the branch itself, too', () =>
    play(GITHUB, async (scene) => {
      const { repository } = scene;
      scene.manifest({ 'a.wav': '1' });
      repository.commit('base');
      repository.git('switch', '--quiet', '--create', 'feature');
      scene.manifest({ 'a.wav': '1', 'b.wav': '2', 'c.wav': '3', 'd.wav': '4' });
      const head = repository.commit('three more');
      expect((await pullRequest(scene, 'opened', head, { mode: 'sync' })).code).toBe(0);
      repository.git('switch', '--quiet', 'main');
      const result = await closed(scene, head, { 'max-deletes': '0' });
      expect(result).toMatchObject({ code: 0, outputs: { deleted: '["2","3","4"]' } });
    }));

  test('deletes no more than the preview added where the base has lost its manifest', () =>
    play(GITHUB, async (scene) => {
      const { repository } = scene;
      scene.manifest({ 'a.wav': '1', 'b.wav': '2' });
      repository.commit('base');
      repository.git('switch', '--quiet', '--create', 'feature');
      scene.manifest({ 'a.wav': '1', 'b.wav': '2', 'c.wav': '3' });
      const head = repository.commit('one more');
      repository.git('switch', '--quiet', 'main');
      await preview(scene, head);
      repository.write('audio/manifest.json', null);
      repository.commit('gone');
      const result = await closed(scene, head, { 'agent-id': 'PROJECT-T1' });
      expect(result).toMatchObject({ code: 0, outputs: { deleted: '["3"]' } });
    }));

  test("goes by the pull request's own head where GitHub has collected the merge commit", () =>
    play(GITHUB, async (scene) => {
      await syncedBase(scene);
      const head = branch(scene);
      await preview(scene, head);
      collect(scene, 'merge');
      const result = await closed(scene, head);
      expect(result).toMatchObject({ code: 0, outputs: { replaced: '["1"]', deleted: '["4"]' } });
    }));

  test('replaces all of the base where a recorded preview is lost, and deletes nothing because of it', () =>
    play(GITHUB, async (scene) => {
      await syncedBase(scene);
      const head = branch(scene);
      await preview(scene, head);
      collect(scene, 'merge', 'head');
      const result = await closed(scene, head);
      expect(result).toMatchObject({ code: 0, outputs: { outcome: 'synced', deleted: '[]' } });
      expect(lists(result).replaced).toEqual(['1', '2', '3']);
      expect(result.log).toMatch(/::warning.*cannot be found.*nothing is deleted because of it/);
    }));

  test('leaves entries out that the agent no longer has', () =>
    play({ ...GITHUB, ids: ['1', '2', '3', '4'] }, async (scene) => {
      await syncedBase(scene);
      const head = branch(scene);
      await preview(scene, head);
      await fetch(`${scene.emulator.url}/v1/agents/PROJECT-T1/audio-cache/1`, {
        method: 'DELETE',
        headers: { 'x-api-key': 'key-with-all-rights' },
      });
      const result = await closed(scene, head);
      expect(result).toMatchObject({
        code: 0,
        outputs: { outcome: 'synced', 'to-replace': '[]', deleted: '["4"]' },
      });
      expect(result.log).toMatch(/::warning.*entry 1 .*the agent has no such entry/);
    }));
});

describe('a closed pull request', () => {
  test.each([
    ['pull_request_review', 'submitted', { state: 'closed' }],
    ['pull_request_review_comment', 'created', { state: 'closed' }],
    ['pull_request', 'labeled', { state: 'closed' }],
    ['pull_request', 'edited', { merged: true }],
  ])('is not previewed again on %s (%s), even if the token may not see its state', (event, action, state) =>
    play(GITHUB, async (scene) => {
      const { repository } = scene;
      await syncedBase(scene);
      const head = branch(scene);
      const { merge } = await preview(scene, head);
      await closed(scene, head);
      const before = scene.cache();
      repository.git('switch', '--quiet', '--detach', merge);
      const repo = { full_name: 'octo-org/voice-agent' };
      const pull = { number: NUMBER, head: { sha: head, repo }, base: { ref: 'main', repo }, ...state };
      const result = await scene.run({
        event,
        payload: { action, pull_request: pull },
        with: { mode: 'sync' },
      });
      expect(result).toMatchObject({ code: 0, outputs: { outcome: 'unchanged' } });
      expect(result.log).toContain('nothing to do: pull request 7 is closed, so it gets no preview');
      expect(scene.cache()).toEqual(before);
    }),
  );
});

describe('"mode: cleanup" outside a pull request', () => {
  test('has nothing to do where the record has no preview of a closed pull request', () =>
    play(GITHUB, async (scene) => {
      await syncedBase(scene);
      const result = await scene.run({ event: 'workflow_dispatch', with: { mode: 'cleanup' } });
      expect(result).toMatchObject({ code: 0, outputs: { outcome: 'unchanged' } });
      expect(result.log).toMatch(/::notice.*nothing to undo/);
    }));

  test('without a record and without "base" is blocked: what to undo is not known', () =>
    play({ github: { contents: 'read' } }, async (scene) => {
      base(scene);
      const result = await scene.run({ event: 'schedule', with: { mode: 'cleanup' } });
      expect(result).toMatchObject({ code: 1, outputs: { outcome: 'blocked' } });
      expect(result.log).toMatch(/mode "cleanup" needs a record or the input "base"/);
    }));

  test('takes back the previews of every closed pull request whose own clean-up never ran', () =>
    play(PULLS, async (scene) => {
      await syncedBase(scene);
      const before = scene.cache();
      await preview(scene, branch(scene));
      scene.github.pullRequest({ number: NUMBER, state: 'closed' });
      const result = await scene.run({ event: 'schedule', with: { mode: 'cleanup' } });
      expect(result).toMatchObject({ code: 0, outputs: { replaced: '["1"]', deleted: '["4"]' } });
      const { 4: _, ...rest } = before;
      expect(scene.cache()).toEqual(rest);
    }));

  test('brings the agent back from "base"', () =>
    play(GITHUB, async (scene) => {
      base(scene);
      const head = branch(scene);
      const result = await scene.run({
        event: 'workflow_dispatch',
        with: { mode: 'cleanup', base: 'feature' },
      });
      expect(result.outputs).toMatchObject({ base: head, replaced: '["1","3"]', deleted: '["4"]' });
    }));
});

describe('"files"', () => {
  const FILES = { files: '*.wav\n!d.wav' };

  test('of a preview: closing does not delete what the preview left alone', () =>
    play(GITHUB, async (scene) => {
      await syncedBase(scene);
      const before = scene.cache();
      const head = branch(scene);
      expect(lists(await preview(scene, head, { mode: 'sync', ...FILES })).replaced).toEqual(['1']);
      const result = await closed(scene, head, FILES);
      expect(lists(result)).toMatchObject({ replaced: ['1'], deleted: [] });
      expect(scene.cache()).toEqual(before);
    }));

  test('of a preview: the branch sends what the preview left alone', () =>
    play(GITHUB, async (scene) => {
      await syncedBase(scene);
      const head = branch(scene);
      await preview(scene, head, { mode: 'sync', ...FILES });
      scene.repository.git('merge', '--quiet', '--no-ff', '--message', 'merged', head);
      const result = await scene.push(ZEROS);
      expect(lists(result)).toMatchObject({ replaced: ['4'], deleted: ['3'] });
      expect(scene.cache()['4']).toBe(scene.sha256('audio/d.wav'));
    }));

  test('of an undo: what it left alone is undone by the next one, or by the next push', () =>
    play(PULLS, async (scene) => {
      await syncedBase(scene);
      const before = scene.cache();
      scene.repository.git('switch', '--quiet', '--create', 'feature');
      scene.record('a.wav', 1);
      scene.record('b.wav', 1);
      const head = scene.repository.commit('two better');
      scene.repository.git('switch', '--quiet', 'main');
      await preview(scene, head);
      const result = await closed(scene, head, { files: 'b.wav' });
      expect(lists(result).replaced).toEqual(['2']);
      expect(result.log).toMatch(
        /::warning::the preview is not undone for 1 entry \(1\), because of the input "files"/,
      );
      const planned = await scene.push(ZEROS, { with: { mode: 'plan' } });
      expect(planned.outputs).toMatchObject({ 'to-replace': '["1"]' });
      const swept = await scene.run({ event: 'schedule', with: { mode: 'cleanup' } });
      expect(lists(swept)).toMatchObject({ replaced: ['1'], deleted: [] });
      expect(scene.cache()).toEqual(before);
      const again = await scene.run({ event: 'schedule', with: { mode: 'cleanup' } });
      expect(again.log).toMatch(/nothing to undo/);
    }));

  test('of every run: an undo is finished though its base was never sent as a whole', () =>
    play(PULLS, async (scene) => {
      base(scene);
      const head = branch(scene);
      const inputs = { files: '*.wav\n!b.wav' };
      await preview(scene, head, { mode: 'sync', ...inputs });
      const result = await closed(scene, head, inputs);
      expect([result.code, result.log.includes('not undone')]).toEqual([0, false]);
      const swept = await scene.run({ event: 'schedule', with: { mode: 'cleanup', ...inputs } });
      expect(swept.log).toMatch(/nothing to undo/);
    }));
});

describe('a pull request that moves the manifest', () => {
  /** Records `a.wav` again, and moves the audio and its manifest to another folder. */
  function moved({ repository, record }: Scene): string {
    repository.git('switch', '--quiet', '--create', 'feature', 'main');
    record('a.wav', 1);
    repository.commit('better');
    repository.git('mv', 'audio', 'voice');
    const head = repository.commit('moved');
    repository.git('switch', '--quiet', 'main');
    return head;
  }
  const MOVED = { manifest: 'voice/manifest.json', 'agent-id': AGENT };
  const sweep = (scene: Scene, inputs = {}) =>
    scene.run({ event: 'schedule', with: { mode: 'cleanup', ...inputs } });

  test("is not undone by its own manifest alone: the warning names the base's, whose clean-up finishes it", () =>
    play(PULLS, async (scene) => {
      await syncedBase(scene);
      const before = scene.cache();
      const head = moved(scene);
      expect(lists(await preview(scene, head, { mode: 'sync', ...MOVED })).replaced).toEqual(['1']);
      const result = await closed(scene, head, MOVED);
      expect(result).toMatchObject({ code: 0, outputs: { outcome: 'unchanged' } });
      expect(result.log).toMatch(
        /::warning::the preview is not undone for entry 1: in commit .{7}, "voice\/manifest.json" does not name it, but "audio\/manifest.json" does; start a run with "mode: cleanup" and "manifest: audio\/manifest.json"/,
      );
      expect(result.summary).toMatch(/audio\/manifest.json.*another manifest of this agent, names it/);
      expect(lists(await sweep(scene))).toMatchObject({ replaced: ['1'], deleted: [] });
      expect(scene.cache()).toEqual(before);
      expect((await sweep(scene)).log).toMatch(/nothing to undo/);
      expect((await sweep(scene, MOVED)).log).toMatch(/nothing to undo/);
    }));

  test('is undone by the next push as well', () =>
    play(PULLS, async (scene) => {
      await syncedBase(scene);
      const before = scene.cache();
      const head = moved(scene);
      await preview(scene, head, { mode: 'sync', ...MOVED });
      await closed(scene, head, MOVED);
      expect(lists(await scene.push(ZEROS))).toMatchObject({ replaced: ['1'], deleted: [] });
      expect(scene.cache()).toEqual(before);
      expect((await closed(scene, head, MOVED)).log).not.toMatch(/is not undone/);
      expect((await sweep(scene)).log).toMatch(/nothing to undo/);
    }));

  test("deletes nothing that the base's manifest names, though no sync of that was ever recorded", () =>
    play(PULLS, async (scene) => {
      base(scene);
      const before = scene.cache();
      const head = moved(scene);
      await preview(scene, head, { mode: 'sync', ...MOVED });
      const result = await closed(scene, head, MOVED);
      expect(lists(result)).toMatchObject({ replaced: [], deleted: [] });
      expect(Object.keys(scene.cache())).toEqual(Object.keys(before));
      expect(lists(await sweep(scene))).toMatchObject({ replaced: ['1'], deleted: [] });
      expect((await sweep(scene)).log).toMatch(/nothing to undo/);
    }));

  test('says what is missing where only that manifest names the agent', () =>
    play(PULLS, async (scene) => {
      await syncedBase(scene);
      const before = scene.cache();
      const head = moved(scene);
      const { manifest } = MOVED;
      await preview(scene, head, { mode: 'sync', manifest });
      const result = await closed(scene, head, { manifest });
      expect(result).toMatchObject({ code: 0, outputs: { outcome: 'unchanged' } });
      expect(result.log).toMatch(
        /nothing is undone, .*: no manifest of this commit and no input names the agent; if the pull request adds or moves the manifest, set the input "agent-id"/,
      );
      await sweep(scene);
      expect(scene.cache()).toEqual(before);
    }));

  test('and adds the agent with it is undone with "agent-id"', () =>
    play(PULLS, async (scene) => {
      const { repository } = scene;
      repository.write('README.md', 'voice');
      repository.commit('no agent yet');
      repository.git('switch', '--quiet', '--create', 'feature');
      scene.manifest({ 'a.wav': '1', 'b.wav': '2' });
      const head = repository.commit('adds the agent');
      repository.git('switch', '--quiet', 'main');
      await preview(scene, head);
      expect((await closed(scene, head)).log).toMatch(/set the input "agent-id"/);
      expect(lists(await closed(scene, head, { 'agent-id': AGENT })).deleted).toEqual(['1', '2']);
    }));
});

test('an entry that moves between two manifests, each with a preview, is brought back by both undos in any order', () =>
  play(PULLS, async (scene) => {
    const { repository } = scene;
    const other = (entries: Record<string, string>) =>
      repository.write('audio/b.json', JSON.stringify({ agentId: AGENT, entries }));
    scene.manifest({ 'a.wav': '1', 'b.wav': '2' });
    scene.record('c.wav', 0);
    other({ 'c.wav': '3' });
    repository.commit('two manifests');
    const B = { manifest: 'audio/b.json' };
    expect((await scene.push(ZEROS)).code).toBe(0);
    expect((await scene.push(ZEROS, { with: B })).code).toBe(0);
    const before = scene.cache();
    repository.git('switch', '--quiet', '--create', 'feature');
    scene.record('b.wav', 1);
    scene.manifest({ 'a.wav': '1' });
    other({ 'c.wav': '3', 'b.wav': '2' });
    const head = repository.commit('moves b.wav');
    repository.git('switch', '--quiet', 'main');
    await preview(scene, head);
    expect(lists(await preview(scene, head, { mode: 'sync', ...B })).replaced).toEqual(['2']);
    expect((await closed(scene, head, B)).log).not.toMatch(/is not undone/);
    expect(lists(await closed(scene, head)).replaced).toEqual(['2']);
    expect(scene.cache()).toEqual(before);
    const swept = await scene.run({ event: 'schedule', with: { mode: 'cleanup' } });
    expect(swept.log).toMatch(/nothing to undo/);
  }));
