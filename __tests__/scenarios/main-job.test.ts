import { describe, expect, test } from '@jest/globals';
import { lists, play, sha256, ZEROS } from '../support/scene.ts';

describe('a push', () => {
  test('of a new branch sends every file of the manifest, and deletes nothing', () =>
    play({}, async (scene) => {
      scene.manifest({ 'a.wav': '1', 'deep/er/b.wav': '2' });
      const head = scene.repository.commit('first');
      const before = scene.cache();
      const result = await scene.push(ZEROS);
      expect(result).toMatchObject({
        code: 0,
        outputs: { outcome: 'synced', 'has-changes': 'true', base: '', head },
      });
      expect(lists(result)).toEqual({ replaced: ['1', '2'], deleted: [], failed: [], skipped: [] });
      expect(scene.cache()).toEqual({
        ...before,
        1: scene.sha256('audio/a.wav'),
        2: scene.sha256('audio/deep/er/b.wav'),
      });
    }));

  test('sends what changed, deletes what left the manifest, and touches nothing else', () =>
    play({}, async (scene) => {
      scene.manifest({ 'a.wav': '1', 'b.wav': '2', 'c.wav': '3', 'd.wav': '4' });
      const before = scene.repository.commit('first');
      scene.record('a.wav', 1);
      scene.manifest({ 'a.wav': '1', 'b.wav': '2', 'e.wav': '5' });
      const head = scene.repository.commit('second');
      const cache = scene.cache();
      const result = await scene.push(before);
      expect(result).toMatchObject({ code: 0, outputs: { outcome: 'synced', base: before, head } });
      expect(lists(result)).toEqual({ replaced: ['1', '5'], deleted: ['3', '4'], failed: [], skipped: [] });
      expect(scene.writes().toSorted()).toEqual(['PATCH 1', 'PATCH 5', 'POST bulk-delete']);
      expect(scene.writes().at(-1)).toBe('POST bulk-delete');
      const { 3: _, 4: __, ...rest } = cache;
      expect(scene.cache()).toEqual({
        ...rest,
        1: scene.sha256('audio/a.wav'),
        5: scene.sha256('audio/e.wav'),
      });
    }));

  test('that changes nothing of the manifest writes nothing', () =>
    play({}, async (scene) => {
      scene.manifest({ 'a.wav': '1' });
      const before = scene.repository.commit('first');
      scene.repository.write('README.md', 'hello');
      scene.repository.commit('second');
      const result = await scene.push(before);
      expect(result).toMatchObject({ code: 0, outputs: { outcome: 'unchanged', 'has-changes': 'false' } });
      expect(scene.emulator.requests).toHaveLength(0);
    }));

  test('that renames files and moves an id to another file deletes nothing', () =>
    play({}, async (scene) => {
      scene.manifest({ 'a.wav': '1', 'b.wav': '2' });
      const before = scene.repository.commit('first');
      scene.repository.git('mv', 'audio/a.wav', 'audio/z.wav');
      scene.manifest({ 'z.wav': '1', 'c.wav': '2' });
      scene.repository.commit('second');
      const result = await scene.push(before);
      expect(result.code).toBe(0);
      expect(scene.writes()).toHaveLength(2);
      expect(lists(result)).toMatchObject({ replaced: ['1', '2'], deleted: [] });
    }));

  test('of one deletion uses the call for one entry', () =>
    play({}, async (scene) => {
      scene.manifest({ 'a.wav': '1', 'b.wav': '2' });
      const before = scene.repository.commit('first');
      scene.manifest({ 'a.wav': '1' });
      scene.repository.commit('second');
      expect(lists(await scene.push(before)).deleted).toEqual(['2']);
      expect(scene.writes()).toEqual(['DELETE 2']);
    }));

  test('of 45 deletions uses three bulk calls of at most 20 ids', () => {
    const ids = Array.from({ length: 60 }, (_, index) => String(index + 1));
    return play({ ids }, async (scene) => {
      const entries = Object.fromEntries(ids.map((id) => [`${id}.wav`, id]));
      scene.manifest(entries);
      const before = scene.repository.commit('first');
      scene.manifest(Object.fromEntries(Object.entries(entries).slice(45)));
      scene.repository.commit('second');
      const result = await scene.push(before, { with: { 'max-deletes': '80%' } });
      expect(lists(result).deleted).toEqual(ids.slice(0, 45));
      expect(scene.writes()).toEqual(Array(3).fill('POST bulk-delete'));
      expect(Object.keys(scene.cache())).toEqual(ids.slice(45));
    });
  });
});

describe('what is sent', () => {
  test('is the committed file, byte for byte, with its name', () =>
    play({}, async (scene) => {
      scene.manifest({ 'hello there.wav': '1', 'grüße.wav': '2' });
      scene.repository.commit('first');
      await scene.push(ZEROS);
      const [one, two] = scene.emulator.requests
        .filter(({ method }) => method === 'PATCH')
        .toSorted((a, b) => a.path.localeCompare(b.path));
      expect(one).toMatchObject({
        bodySha256: sha256(scene.repository.read('audio/hello there.wav')),
        headers: { 'content-type': 'audio/wav', 'x-filename': 'hello there.wav' },
      });
      expect(two?.headers['x-filename']).toBeUndefined();
      expect(Number(two?.headers['content-length'])).toBe(scene.repository.read('audio/grüße.wav').length);
    }));
});

describe('a pull request', () => {
  test('shows the plan against the base that it was merged onto, and writes nothing', () =>
    play({}, async (scene) => {
      const { repository } = scene;
      scene.manifest({ 'a.wav': '1', 'b.wav': '2' });
      const stale = repository.commit('first');
      repository.git('switch', '--quiet', '--create', 'feature');
      scene.record('a.wav', 1);
      const head = repository.commit('better take');
      repository.git('switch', '--quiet', 'main');
      scene.record('b.wav', 1);
      const base = repository.commit('meanwhile');
      repository.git('merge', '--quiet', '--no-ff', '--message', 'merge', head);
      const pull = {
        number: 7,
        head: { sha: head, repo: { full_name: 'o/r' } },
        base: { sha: stale, ref: 'main', repo: { full_name: 'o/r' } },
      };
      const result = await scene.run({
        event: 'pull_request',
        payload: { action: 'synchronize', number: 7, pull_request: pull },
      });
      expect(result).toMatchObject({
        code: 0,
        outputs: { outcome: 'planned', base, 'to-replace': '["1"]', 'to-delete': '[]' },
      });
      expect(lists(result)).toEqual({ replaced: [], deleted: [], failed: [], skipped: [] });
      expect(scene.writes()).toEqual([]);
    }));

  test('without a key, as from a fork, is planned all the same', () =>
    play({}, async (scene) => {
      scene.manifest({ 'a.wav': '1' });
      const base = scene.repository.commit('first');
      scene.record('a.wav', 1);
      scene.repository.commit('second');
      const pull = {
        number: 7,
        head: { repo: { full_name: 'fork/r' } },
        base: { ref: 'main', repo: { full_name: 'o/r' } },
      };
      const result = await scene.run({
        event: 'pull_request',
        payload: { action: 'opened', number: 7, pull_request: pull },
        with: { 'api-key': '', base },
      });
      expect(result).toMatchObject({ code: 0, outputs: { outcome: 'planned', 'to-replace': '["1"]' } });
      expect(scene.emulator.requests).toHaveLength(0);
    }));
});
