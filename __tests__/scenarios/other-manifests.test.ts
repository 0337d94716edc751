import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { closed, preview } from '../support/pull-requests.ts';
import { AGENT, lists, play, type Scene, type SceneOptions, ZEROS } from '../support/scene.ts';

/** Entries that move to another manifest of the agent, which a run may not be able to read, or to find at once (docs/record.md). */

const MAY: SceneOptions = { github: { contents: 'read', deployments: 'write', 'pull-requests': 'read' } };
const A = 'audio/a.json';
const B = 'audio/b.json';
const BROKEN = '}';

interface More {
  readonly agentId?: string | undefined;
  /** What stands after the JSON. */
  readonly tail?: string;
}

/** Writes a manifest next to its audio; files that are not there yet are made. */
function write(scene: Scene, path: string, entries: Record<string, unknown>, more: More = {}): void {
  const { agentId = AGENT, tail = '' } = more;
  for (const name of Object.keys(entries)) {
    const file = path.replace(/[^/]+$/, name);
    if (scene.repository.git('ls-files', file)) continue;
    scene.record(name.split('/').at(-1) ?? name, 0);
    scene.repository.write(file, scene.repository.read(`audio/${name.split('/').at(-1)}`));
  }
  const named = 'agentId' in more && more.agentId === undefined ? {} : { agentId };
  scene.repository.write(path, `${JSON.stringify({ ...named, entries }, null, 2)}${tail}`);
}

const run = (scene: Scene, manifest: string, more: Record<string, string> = {}) =>
  scene.push(ZEROS, { with: { manifest, ...more } });
const held = (scene: Scene) => Object.keys(scene.cache());

/** Both manifests are synced. */
async function bothSynced(scene: Scene, a = A, b = B): Promise<void> {
  write(scene, a, { 'a.wav': '1', 'b.wav': '2', 'c.wav': '3' });
  write(scene, b, { 'd.wav': '4', 'e.wav': '5' });
  scene.repository.commit('first');
  for (const path of [a, b]) expect(await run(scene, path)).toMatchObject({ code: 0 });
}

describe('an entry that moved to a manifest that cannot be read is not deleted', () => {
  test.each<[what: string, entries: Record<string, unknown>, tail: string]>([
    ['with a syntax error', { 'c.wav': '3', 'd.wav': '4' }, BROKEN],
    ['with an id that is still to be found', { 'c.wav': '3', 'd.wav': { id: '', transcript: 'Hello.' } }, ''],
    ['of more than a mebibyte', { 'c.wav': '3', 'd.wav': '4' }, ' '.repeat(1_200_000)],
  ])('%s', (_what, entries, tail) =>
    play(MAY, async (scene) => {
      write(scene, A, { 'a.wav': '1', 'b.wav': '2', 'c.wav': '3' });
      scene.repository.commit('first');
      expect((await run(scene, A)).code).toBe(0);
      write(scene, A, { 'a.wav': '1', 'b.wav': '2' });
      write(scene, B, entries, { tail });
      scene.repository.commit('moved');
      const result = await run(scene, A);
      expect(result.code).toBe(0);
      expect(held(scene)).toContain('3');
      expect(result.summary).toContain('another manifest of this agent');
    }),
  );

  test('and a warning says which manifest to fix', () =>
    play(MAY, async (scene) => {
      await bothSynced(scene);
      write(scene, A, { 'a.wav': '1', 'b.wav': '2' });
      write(scene, B, { 'd.wav': '4', 'e.wav': '5' }, { tail: BROKEN });
      scene.repository.commit('without c, and b is broken');
      expect((await run(scene, A)).log).toMatch(
        /::warning file=audio\/b.json::"audio\/b.json", another manifest of this agent, cannot be read, so nothing is deleted: fix it/,
      );
    }));

  test.each<[what: string, content: unknown, project: Record<string, string>]>([
    ['texts by file name, next to a project file', { 'a.wav': 'Hello.' }, { project: 'project.yaml' }],
    ['durations that name the agent', { agent: AGENT, durations: { 'a.wav': 1.5 } }, {}],
  ])('but a file that is no manifest holds nothing back: %s', (_what, content, project) =>
    play(MAY, async (scene) => {
      scene.repository.write('project.yaml', `project_id: ${AGENT}\naccount_id: acme\nregion: us-1\n`);
      scene.repository.write('audio/other.json', `${JSON.stringify(content, null, 2)}\n`);
      write(scene, A, { 'a.wav': '1', 'b.wav': '2', 'c.wav': '3' });
      scene.repository.commit('first');
      expect((await run(scene, A, project)).code).toBe(0);
      write(scene, A, { 'a.wav': '1', 'b.wav': '2' });
      scene.repository.commit('without c');
      expect(lists(await run(scene, A, project)).deleted).toEqual(['3']);
    }),
  );

  test('and is deleted once the manifest can be read, and does not name it', () =>
    play(MAY, async (scene) => {
      await bothSynced(scene);
      write(scene, A, { 'a.wav': '1', 'b.wav': '2' });
      write(scene, B, { 'd.wav': '4', 'e.wav': '5' }, { tail: BROKEN });
      scene.repository.commit('without c, and b is broken');
      expect(lists(await run(scene, A)).deleted).toEqual([]);
      write(scene, B, { 'd.wav': '4', 'e.wav': '5' });
      scene.repository.commit('fixed');
      expect(lists(await run(scene, A)).deleted).toEqual(['3']);
    }));

  test('nor by its id', () =>
    play(MAY, async (scene) => {
      await bothSynced(scene);
      write(scene, B, { 'd.wav': '4', 'e.wav': '5' }, { tail: BROKEN });
      scene.repository.commit('broken');
      const result = await run(scene, A, { 'delete-ids': '4' });
      expect(result).toMatchObject({ code: 1, outputs: { outcome: 'blocked' } });
      expect(result.log).toMatch(
        /::error file=audio\/b\.json::.*"audio\/b\.json".*cannot be read.*fix that manifest/,
      );
    }));

  test('behind a symbolic link', () =>
    play(MAY, async (scene) => {
      await bothSynced(scene);
      scene.repository.git('mv', B, 'b-shared.json');
      symlinkSync('../b-shared.json', join(scene.repository.folder, B));
      scene.record('a.wav', 2);
      scene.repository.commit('a link');
      expect(lists(await run(scene, A))).toMatchObject({ replaced: ['1'], deleted: [] });
    }));
});

describe('the entries of a manifest that moved are not deleted', () => {
  test('into another folder', () =>
    play(MAY, async (scene) => {
      await bothSynced(scene, 'audio/en/manifest.json', 'audio/es/manifest.json');
      scene.repository.git('mv', 'audio/es', 'audio/es-ES');
      scene.repository.commit('renamed');
      expect(lists(await run(scene, 'audio/en/manifest.json')).deleted).toEqual([]);
      expect((await run(scene, 'audio/es-ES/manifest.json')).code).toBe(0);
      expect(held(scene)).toEqual(expect.arrayContaining(['4', '5']));
    }));

  test('to the root of the repository', () =>
    play(MAY, async (scene) => {
      await bothSynced(scene);
      scene.repository.git('rm', '--quiet', B);
      write(scene, 'b.json', { 'audio/d.wav': '4', 'audio/e.wav': '5' });
      scene.repository.commit('moved up');
      expect(lists(await run(scene, A)).deleted).toEqual([]);
    }));

  test('with its folder, where no manifest names the agent', () =>
    play(MAY, async (scene) => {
      const [none, by] = [{ agentId: undefined }, { 'agent-id': AGENT }];
      write(scene, 'audio/en/manifest.json', { 'a.wav': '1', 'b.wav': '2' }, none);
      write(scene, 'audio/es/manifest.json', { 'd.wav': '4', 'e.wav': '5' }, none);
      scene.repository.commit('first');
      for (const language of ['en', 'es'])
        expect((await run(scene, `audio/${language}/manifest.json`, by)).code).toBe(0);
      scene.repository.git('mv', 'audio/es', 'audio/es-ES');
      scene.repository.commit('renamed');
      expect(lists(await run(scene, 'audio/en/manifest.json', by)).deleted).toEqual([]);
    }));

  test('by the time that a late run comes to them', () =>
    play(MAY, async (scene) => {
      await bothSynced(scene);
      write(scene, A, { 'a.wav': '1', 'b.wav': '2' });
      const late = scene.repository.commit('without c');
      scene.repository.git('rm', '--quiet', B);
      write(scene, 'other/b.json', { 'c.wav': '3', 'd.wav': '4', 'e.wav': '5' });
      scene.repository.commit('b moved, and has c');
      scene.repository.git('switch', '--quiet', '--detach', late);
      expect(lists(await run(scene, A)).deleted).toEqual([]);
    }));

  test('but those of one that was removed are', () =>
    play(MAY, async (scene) => {
      await bothSynced(scene);
      scene.repository.git('rm', '--quiet', B);
      scene.repository.commit('removed');
      expect(lists(await run(scene, A)).deleted).toEqual(['4', '5']);
    }));
});

test('manifests that have their agent from one project file see each other', () =>
  play(MAY, async (scene) => {
    const project = { project: 'project.yaml' };
    const none = { agentId: undefined };
    scene.repository.write('project.yaml', `project_id: ${AGENT}\naccount_id: acme\nregion: us-1\n`);
    write(scene, A, { 'a.wav': '1', 'b.wav': '2', 'c.wav': '3' }, none);
    scene.repository.commit('first');
    expect((await run(scene, A, project)).code).toBe(0);
    write(scene, A, { 'a.wav': '1', 'b.wav': '2' }, none);
    write(scene, B, { 'c.wav': '3' }, none);
    scene.repository.commit('moved');
    expect(lists(await run(scene, A, project)).deleted).toEqual([]);
  }));

test('a project file that is named by its path says nothing of manifests elsewhere', () =>
  play(
    { ...MAY, agents: { [AGENT]: ['1', '2'].map((id) => ({ id })), 'PROJECT-2': [{ id: '1' }] } },
    async (scene) => {
      const none = { agentId: undefined };
      for (const [name, agent] of [
        ['us', AGENT],
        ['uk', 'PROJECT-2'],
      ])
        scene.repository.write(
          `config/${name}.yaml`,
          `project_id: ${agent}\naccount_id: acme\nregion: us-1\n`,
        );
      write(scene, A, { 'a.wav': '1', 'b.wav': '2' }, none);
      write(scene, B, { 'd.wav': '1' }, none);
      scene.repository.commit('first');
      expect((await run(scene, A, { project: 'config/us.yaml' })).code).toBe(0);
      expect((await run(scene, B, { project: 'config/uk.yaml' })).code).toBe(0);
    },
  ));

describe('closing a pull request', () => {
  test('deletes nothing that a manifest of the base names which was never synced', () =>
    play(MAY, async (scene) => {
      const { repository } = scene;
      write(scene, A, { 'a.wav': '1', 'b.wav': '2' });
      write(scene, 'other/x.json', { 'd.wav': '4' });
      repository.commit('first');
      expect((await run(scene, A)).code).toBe(0);
      repository.git('switch', '--quiet', '--create', 'feature');
      repository.git('rm', '--quiet', '-r', 'other');
      scene.record('d.wav', 5);
      write(scene, A, { 'a.wav': '1', 'b.wav': '2', 'd.wav': '4' });
      const head = repository.commit('moves d into a');
      repository.git('switch', '--quiet', 'main');
      expect((await preview(scene, head, { mode: 'sync', manifest: A })).code).toBe(0);
      const result = await closed(scene, head, { manifest: A });
      expect(lists(result).deleted).toEqual([]);
      expect(result.log).toMatch(/not undone for entry 4.*but "other\/x.json" does; start a run/);
    }));

  test('that renamed a manifest is not finished while that of the base is broken', () =>
    play(MAY, async (scene) => {
      const { repository } = scene;
      await bothSynced(scene, A, 'audio/z.json');
      repository.git('switch', '--quiet', '--create', 'feature');
      repository.git('mv', A, B);
      scene.record('a.wav', 5);
      const head = repository.commit('renames a to b');
      repository.git('switch', '--quiet', 'main');
      expect((await preview(scene, head, { mode: 'sync', manifest: B })).code).toBe(0);
      write(scene, A, { 'a.wav': '1', 'b.wav': '2', 'c.wav': '3' }, { tail: BROKEN });
      repository.commit('a is broken');
      const result = await closed(scene, head, { manifest: B, 'agent-id': AGENT });
      expect(result.log).toMatch(
        /not undone for entry 1.*"audio\/a.json" did, and cannot be read now: fix it/,
      );
    }));
});

describe('a pull request that breaks another manifest', () => {
  test('blocks nobody once its preview has run', () =>
    play(MAY, async (scene) => {
      const { repository } = scene;
      await bothSynced(scene);
      repository.git('switch', '--quiet', '--create', 'feature');
      scene.record('a.wav', 1);
      write(scene, B, { 'd.wav': '4', 'e.wav': '5' }, { tail: BROKEN });
      const head = repository.commit('broken');
      repository.git('switch', '--quiet', 'main');
      const seen = await preview(scene, head, { mode: 'sync', manifest: A });
      expect(lists(seen)).toMatchObject({ replaced: ['1'], deleted: [] });
      scene.record('b.wav', 2);
      repository.commit('main goes on');
      expect(await run(scene, A)).toMatchObject({ code: 0, outputs: { outcome: 'synced', deleted: '[]' } });
      expect((await run(scene, B)).code).toBe(0);
      expect((await closed(scene, head, { manifest: A })).code).toBe(0);
      expect(scene.cache()).toMatchObject({
        1: scene.sha256('audio/a.wav'),
        2: scene.sha256('audio/b.wav'),
      });
      expect(held(scene)).toEqual(['1', '2', '3', '4', '5', '6']);
    }));

  test('and one that repairs it can be previewed', () =>
    play(MAY, async (scene) => {
      const { repository } = scene;
      await bothSynced(scene);
      write(scene, B, { 'd.wav': '4', 'e.wav': '5' }, { tail: BROKEN });
      repository.commit('broken on main');
      repository.git('switch', '--quiet', '--create', 'feature');
      scene.record('a.wav', 1);
      write(scene, B, { 'd.wav': '4', 'e.wav': '5' });
      const head = repository.commit('fixed');
      repository.git('switch', '--quiet', 'main');
      expect(await preview(scene, head, { mode: 'sync', manifest: A })).toMatchObject({ code: 0 });
      // What it changes in a manifest that its base does not have in a valid form, nobody knows.
      const own = await preview(scene, head, { mode: 'sync', manifest: B });
      expect(own.outputs['outcome']).toBe('blocked');
      expect(own.log).toMatch(
        /"audio\/b.json" at [0-9a-f]{7}, on which this pull request is built, is not valid/,
      );
      expect((await closed(scene, head, { manifest: A })).code).toBe(0);
      expect(held(scene)).toEqual(['1', '2', '3', '4', '5', '6']);
    }));
});
