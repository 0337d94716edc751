import { describe, expect, test } from '@jest/globals';
import { AGENT, lists, play, READ_ONLY_KEY, type Scene, type SceneOptions, ZEROS } from '../support/scene.ts';

/** A sync that compares with what callers hear now: the first recorded one, and `base: live`. */

const MAY: SceneOptions = { github: { contents: 'read', deployments: 'write' } };
const FILES = { 'a.wav': '1', 'b.wav': '2', 'c.wav': '3', 'd.wav': '4', 'e.wav': '5' };
const LIVE = { with: { base: 'live' } };

/** Commits files whose audio the cache has already, as an import does. */
function imported(scene: Scene, entries: Record<string, string> = FILES): string {
  scene.manifest(entries);
  const audio = new Map(scene.emulator.entries(AGENT).map((entry) => [entry.id, entry.audio]));
  for (const [name, id] of Object.entries(entries)) {
    const bytes = audio.get(id);
    if (bytes) scene.repository.write(`audio/${name}`, bytes);
  }
  return scene.repository.commit('imported');
}

describe('the first recorded sync', () => {
  test('of an imported cache writes nothing, and is recorded', () =>
    play(MAY, async (scene) => {
      const sha = imported(scene);
      const result = await scene.push(ZEROS);
      expect(result).toMatchObject({ code: 0, outputs: { outcome: 'unchanged' } });
      expect(scene.writes()).toEqual([]);
      expect(result.log).toContain('compared with the live cache');
      expect(scene.github.deployments.map(({ sha: at, statuses }) => [at, statuses.at(-1)?.state])).toEqual([
        [sha, 'success'],
      ]);
      scene.record('a.wav', 1);
      scene.repository.commit('one change');
      expect(lists(await scene.push(ZEROS))).toMatchObject({ replaced: ['1'], deleted: [] });
    }));

  test('sends what differs, and deletes nothing', () =>
    play(MAY, async (scene) => {
      imported(scene);
      scene.record('b.wav', 7);
      scene.repository.commit('better');
      expect(lists(await scene.push(ZEROS))).toMatchObject({ replaced: ['2'], deleted: [] });
      expect(Object.keys(scene.cache())).toContain('6');
    }));

  test('is what a plan shows before it', () =>
    play(MAY, async (scene) => {
      imported(scene);
      const plan = { event: 'workflow_dispatch', with: { mode: 'plan', 'api-key': READ_ONLY_KEY } };
      expect((await scene.run(plan)).outputs).toMatchObject({ outcome: 'unchanged', 'to-replace': '[]' });
      scene.record('b.wav', 7);
      scene.repository.commit('better');
      expect((await scene.run(plan)).outputs).toMatchObject({ outcome: 'planned', 'to-replace': '["2"]' });
      expect(scene.github.deployments).toEqual([]);
    }));

  test('sends everything with "full", or where the platform changes audio', () =>
    play({ ...MAY, stores: 'samples' }, async (scene) => {
      imported(scene);
      expect(lists(await scene.push(ZEROS, { with: { full: 'true' } })).replaced).toEqual([
        '1',
        '2',
        '3',
        '4',
        '5',
      ]);
    }));
});

describe('"base: live"', () => {
  /** Synced, and then changed by somebody else. */
  async function drifted(scene: Scene): Promise<void> {
    imported(scene);
    expect((await scene.push(ZEROS)).code).toBe(0);
    scene.emulator.change(AGENT, { regenerate: '3' });
  }

  test('replaces what was changed elsewhere, and nothing else', () =>
    play(MAY, async (scene) => {
      await drifted(scene);
      expect((await scene.push(ZEROS)).outputs['outcome']).toBe('unchanged');
      const result = await scene.push(ZEROS, LIVE);
      expect(lists(result)).toMatchObject({ replaced: ['3'], deleted: [] });
      expect(scene.cache()['3']).toBe(scene.sha256('audio/c.wav'));
    }));

  test('in a plan shows it, and writes nothing', () =>
    play(MAY, async (scene) => {
      await drifted(scene);
      const plan = { with: { base: 'live', mode: 'plan', 'api-key': READ_ONLY_KEY } };
      expect((await scene.push(ZEROS, plan)).outputs).toMatchObject({
        outcome: 'planned',
        'to-replace': '["3"]',
      });
      expect(scene.writes()).toEqual([]);
    }));

  test('leaves deletions that an earlier run could not make to a later one', () =>
    play(MAY, async (scene) => {
      imported(scene);
      expect((await scene.push(ZEROS)).code).toBe(0);
      const { 'e.wav': _, ...rest } = FILES;
      scene.manifest(rest);
      scene.record('a.wav', 1);
      scene.repository.commit('without e.wav');
      scene.emulator.fault({ route: 'replace', status: 500 });
      expect((await scene.push(ZEROS, { with: { 'max-attempts': '1' } })).code).toBe(1);
      expect(lists(await scene.push(ZEROS, LIVE))).toMatchObject({ replaced: ['1'], deleted: [] });
      expect(lists(await scene.push(ZEROS))).toMatchObject({ replaced: [], deleted: ['5'] });
    }));

  test('is blocked without a key that may read, with the way on', () =>
    play({ ...MAY, keys: [{ key: 'writes-only', permissions: ['write'] }] }, async (scene) => {
      imported(scene);
      const result = await scene.push(ZEROS, { with: { base: 'live', 'api-key': 'writes-only' } });
      expect(result).toMatchObject({ code: 1, outputs: { outcome: 'blocked' } });
      expect(result.log).toMatch(/::error::.*"audio_cache: read"/);
      expect(scene.writes()).toEqual([]);
    }));

  test('is blocked where an entry cannot be downloaded', () =>
    play(MAY, async (scene) => {
      await drifted(scene);
      scene.emulator.fault({ route: 'download', entryId: '2', status: 500, times: 'always' });
      const result = await scene.push(ZEROS, { with: { base: 'live', 'max-attempts': '1' } });
      expect(result).toMatchObject({ code: 1, outputs: { outcome: 'blocked' } });
      expect(result.log).toMatch(/::error::1 entry \(2\) could not be downloaded/);
    }));

  test('fails for an entry that the agent does not have, and replaces the others', () =>
    play({ ...MAY, ids: ['1', '2', '3', '4'] }, async (scene) => {
      imported(scene);
      const result = await scene.push(ZEROS, LIVE);
      expect(result.code).toBe(1);
      expect(lists(result)).toMatchObject({ replaced: [], failed: ['5'] });
    }));

  test('is blocked for an entry of another phrase, even if that plays the file', () =>
    play(MAY, async (scene) => {
      imported(scene);
      expect((await scene.push(ZEROS)).code).toBe(0);
      scene.manifest({ ...FILES, 'b.wav': { id: '2', transcript: 'Goodbye.' } });
      scene.repository.commit('with a phrase');
      const result = await scene.push(ZEROS, LIVE);
      expect(result).toMatchObject({ code: 1, outputs: { outcome: 'blocked' } });
      expect(result.log).toMatch(
        /::error .*"audio\/b.wav" would replace entry 2, whose phrase in PolyAI is "Phrase 2"/,
      );
      expect(scene.writes()).toEqual([]);
    }));
});
