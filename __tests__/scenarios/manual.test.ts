import { describe, expect, test } from '@jest/globals';
import { lists, play, type Scene } from '../support/scene.ts';

/** Three commits: entries 1 and 2; another take of 1; entry 3 instead of 2. */
function history({ manifest, record, repository }: Scene): [string, string, string] {
  manifest({ 'a.wav': '1', 'b.wav': '2' });
  const first = repository.commit('first');
  record('a.wav', 1);
  const second = repository.commit('second');
  manifest({ 'a.wav': '1', 'c.wav': '3' });
  return [first, second, repository.commit('third')];
}

const dispatch = (scene: Scene, inputs: Record<string, string>) =>
  scene.run({ event: 'workflow_dispatch', payload: { inputs }, with: inputs });

describe('a manual run', () => {
  test('without record and base sends every file, and deletes nothing', () =>
    play({}, async (scene) => {
      history(scene);
      const result = await dispatch(scene, {});
      expect(result).toMatchObject({ code: 0, outputs: { outcome: 'synced', base: '' } });
      expect(lists(result)).toMatchObject({ replaced: ['1', '3'], deleted: [] });
    }));

  test('with empty inputs, as a form that nobody filled in sends them, is one without', () =>
    play({}, async (scene) => {
      history(scene);
      const result = await dispatch(scene, { base: '', 'delete-ids': '', mode: '', full: 'false' });
      expect(lists(result)).toMatchObject({ replaced: ['1', '3'], deleted: [] });
    }));

  test.each<[string, (commits: [string, string, string]) => string]>([
    ['a full SHA', ([first]) => first],
    ['a short SHA', ([first]) => first.slice(0, 8)],
    ['a branch', () => 'old'],
    ['a lightweight tag', () => 'v1'],
    ['an annotated tag', () => 'v1-annotated'],
    ['a full ref', () => 'refs/tags/v1'],
  ])('compares with "base": %s', (_, name) =>
    play({}, async (scene) => {
      const commits = history(scene);
      const [first] = commits;
      scene.repository.git('branch', 'old', first);
      scene.repository.git('tag', 'v1', first);
      scene.repository.git('tag', '--annotate', '--message', 'one', 'v1-annotated', first);
      const result = await dispatch(scene, { base: name(commits) });
      expect(result.outputs).toMatchObject({ outcome: 'synced', base: first });
      expect(lists(result)).toMatchObject({ replaced: ['1', '3'], deleted: ['2'] });
      expect(result.log).toContain(`compared with ${first.slice(0, 7)}: set by the input "base"`);
    }),
  );

  test.each([
    ['a tree', (scene: Scene) => scene.repository.git('rev-parse', 'HEAD^{tree}')],
    ['a file', (scene: Scene) => scene.repository.git('rev-parse', 'HEAD:audio/a.wav')],
    ['a name that nobody knows', () => 'nightly'],
  ])('with "base" as %s is blocked', (_, name) =>
    play({}, async (scene) => {
      history(scene);
      const result = await dispatch(scene, { base: name(scene) });
      expect(result).toMatchObject({ code: 1, outputs: { outcome: 'blocked' } });
      expect(result.log).toMatch(/^::error::"base" ".*", to compare with, cannot be found/m);
      expect(scene.emulator.requests).toEqual([]);
    }),
  );

  test('with "base" that is a branch and a tag at different commits is blocked', () =>
    play({}, async (scene) => {
      const [first, second] = history(scene);
      scene.repository.git('branch', 'v1', first);
      scene.repository.git('tag', 'v1', second);
      const result = await dispatch(scene, { base: 'v1' });
      expect(result).toMatchObject({ code: 1, outputs: { outcome: 'blocked' } });
      expect(result.log).toContain('"v1" is both a branch and a tag: write refs/heads/v1 or refs/tags/v1');
    }));

  test('with "full" replaces what did not change, too, and deletes all the same', () =>
    play({}, async (scene) => {
      const [, second] = history(scene);
      const result = await dispatch(scene, { full: 'true', base: second });
      expect(lists(result)).toMatchObject({ replaced: ['1', '3'], deleted: ['2'] });
    }));

  test('with "full" and a base that is gone sends everything, deletes nothing, and warns', () =>
    play({}, async (scene) => {
      history(scene);
      const result = await dispatch(scene, { full: 'true', base: 'e'.repeat(40) });
      expect(result).toMatchObject({ code: 0, outputs: { outcome: 'synced', base: '' } });
      expect(lists(result)).toMatchObject({ replaced: ['1', '3'], deleted: [] });
      expect(result.log).toMatch(/^::warning::.*nothing is deleted because of it/m);
    }));

  test('deletes the ids that it is given, and nothing else', () =>
    play({}, async (scene) => {
      const [, , third] = history(scene);
      const before = Object.keys(scene.cache());
      const result = await dispatch(scene, { base: third, 'delete-ids': '5, 6\n99' });
      expect(lists(result)).toMatchObject({ replaced: [], deleted: ['5', '6'] });
      expect(result.log).toMatch(
        /^::warning::input "delete-ids" names 1 entry that the agent does not have \(99\): nothing is deleted there; check the ids$/m,
      );
      expect(scene.writes().join()).not.toContain('99');
      expect(Object.keys(scene.cache())).toEqual(before.filter((id) => id !== '5' && id !== '6'));
    }));

  test('deletes a given id that moves to another page while they are read', () => {
    const ids = Array.from({ length: 400 }, (_, index) => `${index + 1}`);
    return play({ ids }, async (scene) => {
      const [, , third] = history(scene);
      scene.emulator.fault({ route: 'list', changes: [{ remove: '150' }, { add: { id: '900' } }] });
      const result = await dispatch(scene, { base: third, 'delete-ids': '201' });
      expect(lists(result).deleted).toEqual(['201']);
      expect(result.log).not.toContain('that the agent does not have');
    });
  });

  test('says so where the agent has none of the given ids, and deletes nothing', () =>
    play({}, async (scene) => {
      const [, , third] = history(scene);
      const result = await dispatch(scene, { base: third, 'delete-ids': '98 99' });
      expect(result).toMatchObject({ code: 0, outputs: { outcome: 'unchanged' } });
      expect(result.log).toMatch(/^::warning::input "delete-ids" names 2 entries that .* \(98, 99\)/m);
      expect(scene.writes()).toEqual([]);
    }));

  test('asks for given ids all the same where the key may not read', () =>
    play({ keys: [{ key: 'write-only', permissions: ['write'] }] }, async (scene) => {
      const [, , third] = history(scene);
      const ids = { base: third, 'delete-ids': '5 99', 'api-key': 'write-only' };
      const result = await dispatch(scene, ids);
      expect(lists(result).deleted).toEqual(['5', '99']);
      expect(result.summary).toMatch(/was already gone/);
    }));

  test('deletes given ids with "delete: false", too, for they are asked for', () =>
    play({}, async (scene) => {
      const [, second] = history(scene);
      const result = await dispatch(scene, { base: second, delete: 'false', 'delete-ids': '5' });
      expect(lists(result).deleted).toEqual(['5']);
      expect(result.summary).toMatch(/The input "delete" is off/);
    }));

  test('counts given ids against a count, and not against a percentage', () =>
    play({}, async (scene) => {
      const [, , third] = history(scene);
      const ids = { base: third, 'delete-ids': '4 5 6' };
      expect(await dispatch(scene, { ...ids, 'max-deletes': '2' })).toMatchObject({
        code: 1,
        outputs: { outcome: 'blocked', skipped: '["4","5","6"]' },
      });
      expect(await dispatch(scene, { ...ids, 'max-deletes': '1%' })).toMatchObject({ code: 0 });
    }));

  test('with "mode: plan" says what it would do, and writes nothing', () =>
    play({}, async (scene) => {
      const [first] = history(scene);
      const result = await dispatch(scene, { mode: 'plan', base: first, 'delete-ids': '5' });
      expect(result.outputs).toMatchObject({
        outcome: 'planned',
        'to-replace': '["1","3"]',
        'to-delete': '["2","5"]',
      });
      expect(lists(result)).toEqual({ replaced: [], deleted: [], failed: [], skipped: [] });
      expect(scene.writes()).toEqual([]);
    }));

  test('with "mode: plan" needs neither key nor agent', () =>
    play({}, async (scene) => {
      scene.manifest({ 'a.wav': '1' }, {});
      scene.repository.commit('first');
      const result = await dispatch(scene, { mode: 'plan', 'api-key': '' });
      expect(result).toMatchObject({ code: 0, outputs: { outcome: 'planned', 'to-replace': '["1"]' } });
      expect(scene.emulator.requests).toEqual([]);
    }));

  test('with "files" sends only what they select; what is outside stays alone', () =>
    play({}, async (scene) => {
      scene.manifest({ 'a.wav': '1', 'hold/b.wav': '2', 'hold/c.wav': '3' });
      scene.repository.commit('first');
      const result = await dispatch(scene, { files: 'hold/**\n!**/c.wav' });
      expect(lists(result)).toMatchObject({ replaced: ['2'] });
      expect(result.summary).toMatch(/Left alone \(2\)/);
    }));
});

describe('a commit to compare with', () => {
  test('that has no manifest left nothing in the cache', () =>
    play({}, async (scene) => {
      scene.repository.write('README.md', 'hello');
      const first = scene.repository.commit('before the audio');
      history(scene);
      const result = await dispatch(scene, { base: first });
      expect(lists(result)).toMatchObject({ replaced: ['1', '3'], deleted: [] });
    }));

  test("that has another agent's manifest left nothing in the cache of this one", () =>
    play({}, async (scene) => {
      scene.manifest({ 'a.wav': '1', 'x.wav': '6' }, { agentId: 'PROJECT-OTHER' });
      const first = scene.repository.commit('another agent');
      history(scene);
      const result = await dispatch(scene, { base: first });
      expect(lists(result)).toMatchObject({ replaced: ['1', '3'], deleted: [] });
    }));

  test('whose manifest is broken blocks the run, and the message says how to get past it', () =>
    play({}, async (scene) => {
      scene.repository.write('audio/manifest.json', '{"a.wav": "x"}');
      const first = scene.repository.commit('broken');
      history(scene);
      const result = await dispatch(scene, { base: first });
      expect(result).toMatchObject({ code: 1, outputs: { outcome: 'blocked' } });
      expect(result.log).toMatch(/the commit to compare with, is not valid .*set the input "base"/);
      expect(scene.emulator.requests).toEqual([]);
    }));

  test('that lacks a file of its manifest still holds the entry: it is deleted when it leaves', () =>
    play({}, async (scene) => {
      scene.manifest({ 'a.wav': '1', 'b.wav': '2' });
      scene.repository.write('audio/b.wav', null);
      const first = scene.repository.commit('b.wav was forgotten');
      scene.manifest({ 'a.wav': '1' });
      scene.repository.commit('second');
      expect(lists(await dispatch(scene, { base: first })).deleted).toEqual(['2']);
    }));
});
