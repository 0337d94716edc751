import { describe, expect, test } from '@jest/globals';
import { closed, preview, pullRequest } from '../support/pull-requests.ts';
import { AGENT, lists, play, type Scene, type SceneOptions, ZEROS } from '../support/scene.ts';

/** Runs that come late, or from elsewhere than the branch that an agent follows (docs/record.md). */

const MAY: SceneOptions = { github: { contents: 'read', deployments: 'write', 'pull-requests': 'read' } };
const THREE = { 'a.wav': '1', 'b.wav': '2', 'c.wav': '3' };
const FOUR = { ...THREE, 'd.wav': '4' };
const AGAIN = { env: { GITHUB_RUN_ATTEMPT: '2' } };

async function synced(scene: Scene, entries: Record<string, string> = THREE): Promise<string> {
  scene.manifest(entries);
  const sha = scene.repository.commit('first');
  expect(await scene.push(ZEROS)).toMatchObject({ code: 0 });
  return sha;
}

/** A branch with edits; leaves `main` checked out. */
function branch({ repository }: Scene, name: string, edit: () => void, from = 'main'): string {
  repository.git('switch', '--quiet', '--create', name, from);
  edit();
  const head = repository.commit(name);
  repository.git('switch', '--quiet', 'main');
  return head;
}

const at = ({ repository }: Scene, sha: string) => repository.git('switch', '--quiet', '--detach', sha);
const onMain = ({ repository }: Scene) => repository.git('switch', '--quiet', 'main');
const held = (scene: Scene) => Object.keys(scene.cache());

describe('a run whose newer commit had nothing to do, and so left no note', () => {
  test('does not bring back what that commit reverted', () =>
    play(MAY, async (scene) => {
      await synced(scene);
      const before = scene.cache();
      scene.record('a.wav', 1);
      const dropped = scene.repository.commit('its run was dropped');
      scene.repository.git('revert', '--no-edit', '--quiet', 'HEAD');
      expect((await scene.push(dropped)).outputs['outcome']).toBe('unchanged');
      at(scene, dropped);
      const again = await scene.push(ZEROS, AGAIN);
      expect(scene.cache()).toEqual(before);
      expect(again.code).toBe(0);
      onMain(scene);
      expect((await scene.push(dropped)).outputs['outcome']).toBe('unchanged');
    }));

  test('still sends what the newest commit says, too', () =>
    play(MAY, async (scene) => {
      await synced(scene);
      scene.record('a.wav', 1);
      scene.record('b.wav', 1);
      const late = scene.repository.commit('comes late');
      scene.record('b.wav', 2);
      scene.repository.commit('newest');
      at(scene, late);
      expect(lists(await scene.push(ZEROS)).replaced).toEqual(['1']);
      onMain(scene);
      expect(lists(await scene.push(late)).replaced).toEqual(['2']);
    }));
});

describe('undoing from a branch that the agent does not follow', () => {
  test('by hand is blocked: it would delete what the followed branch has', () =>
    play(MAY, async (scene) => {
      await synced(scene);
      const { repository } = scene;
      repository.git('branch', 'stale');
      const p7 = branch(scene, 'p7', () => scene.manifest(FOUR));
      await preview(scene, p7, { mode: 'sync' }, 7);
      repository.git('merge', '--quiet', '--no-ff', '--message', 'merged', p7);
      expect((await scene.push(ZEROS)).code).toBe(0);
      scene.github.pullRequest({ number: 7, state: 'closed' });
      repository.git('switch', '--quiet', 'stale');
      const payload = { ref: 'refs/heads/stale', repository: { default_branch: 'main' } };
      const env = { GITHUB_REF: 'refs/heads/stale' };
      const result = await scene.run({
        event: 'workflow_dispatch',
        payload,
        env,
        with: { mode: 'cleanup' },
      });
      expect(held(scene)).toContain('4');
      expect(result).toMatchObject({ code: 1, outputs: { outcome: 'blocked' } });
      expect(result.log).toMatch(/this agent follows "main", but this run is on "stale"/);
    }));

  test('of a pull request that was retargeted leaves what the followed branch has', () =>
    play(MAY, async (scene) => {
      const { repository } = scene;
      scene.manifest({ 'a.wav': '1', 'b.wav': '2' });
      repository.commit('both have it');
      repository.git('branch', 'develop');
      await synced(scene);
      const p7 = branch(scene, 'p7', () => scene.record('a.wav', 1));
      await preview(scene, p7, { mode: 'sync' }, 7);
      const retargeted = (action: string) => ({
        event: 'pull_request',
        payload: {
          action,
          number: 7,
          pull_request: {
            number: 7,
            head: { sha: p7, repo: { full_name: 'octo-org/voice-agent' } },
            base: { ref: 'develop', repo: { full_name: 'octo-org/voice-agent' } },
          },
        },
        with: { mode: 'sync' },
      });
      repository.git('switch', '--quiet', '--detach', 'develop');
      repository.git('merge', '--quiet', '--no-ff', '--message', 'Merge', p7);
      repository.git('update-ref', 'refs/pull/7/merge', 'HEAD');
      expect((await scene.run(retargeted('synchronize'))).code).toBe(0);
      repository.git('switch', '--quiet', 'develop');
      scene.github.pullRequest({ number: 7, state: 'closed' });
      const result = await scene.run(retargeted('closed'));
      expect(result.code).toBe(0);
      expect(held(scene)).toContain('3');
    }));
});

describe('an old preview that is started again', () => {
  test('does not take back what its base branch got since', () =>
    play(MAY, async (scene) => {
      await synced(scene);
      const { repository } = scene;
      const p7 = branch(scene, 'p7', () => scene.record('a.wav', 1));
      const { merge } = await preview(scene, p7, { mode: 'sync' }, 7);
      scene.record('b.wav', 1);
      scene.manifest({ 'a.wav': '1', 'b.wav': '2' });
      repository.commit('main goes on');
      expect((await scene.push(ZEROS)).code).toBe(0);
      at(scene, merge);
      const result = await pullRequest(scene, 'synchronize', p7, { mode: 'sync' }, 7);
      onMain(scene);
      expect(result.code).toBe(0);
      expect(lists(result).replaced).toEqual(['1']);
      expect(scene.cache()['2']).toBe(scene.sha256('audio/b.wav'));
      expect((await closed(scene, p7, {}, 7)).code).toBe(0);
      expect(scene.cache()['1']).toBe(scene.sha256('audio/a.wav'));
    }));
});

describe('a pull request that is opened again', () => {
  test('is told which of its entries were deleted when it was closed', () =>
    play(MAY, async (scene) => {
      await synced(scene);
      const p7 = branch(scene, 'p7', () => scene.manifest(FOUR));
      await preview(scene, p7, { mode: 'sync' }, 7);
      expect(lists(await closed(scene, p7, {}, 7)).deleted).toEqual(['4']);
      const result = await preview(scene, p7, { mode: 'sync' }, 7);
      expect(result.code).toBe(1);
      expect(result.log).toMatch(
        /entry 4 .*the agent has no such entry.*it was deleted when pull request #7 was closed/,
      );
    }));
});

describe('"base" that is kept in a workflow', () => {
  test('does not move the record back when an old run is started again', () =>
    play(MAY, async (scene) => {
      const first = await synced(scene);
      const { repository } = scene;
      scene.record('a.wav', 1);
      const second = repository.commit('second');
      expect((await scene.push(first)).code).toBe(0);
      at(scene, first);
      const again = await scene.push(ZEROS, { ...AGAIN, with: { base: first } });
      expect(again).toMatchObject({ code: 1, outputs: { outcome: 'blocked' } });
      onMain(scene);
      repository.git('revert', '--no-edit', '--quiet', 'HEAD');
      await scene.push(second);
      expect(scene.cache()['1']).toBe(scene.sha256('audio/a.wav'));
    }));
});

describe('"delete-ids"', () => {
  test('that another manifest of the agent maps is blocked', () =>
    play(MAY, async (scene) => {
      await synced(scene);
      const { repository } = scene;
      scene.record('z.wav', 0);
      repository.write('audio/more.json', JSON.stringify({ agentId: AGENT, entries: { 'z.wav': '5' } }));
      repository.commit('another manifest');
      const result = await scene.push(ZEROS, { with: { 'delete-ids': '5' } });
      expect(held(scene)).toContain('5');
      expect(result).toMatchObject({ code: 1, outputs: { outcome: 'blocked' } });
      expect(result.log).toMatch(
        /"delete-ids" names 5, but "audio\/more\.json", another manifest of this agent, maps it/,
      );
    }));
});
