import { describe, expect, test } from '@jest/globals';
import { createRepository, type ScratchRepository } from '../../emulator/runner/repository.ts';
import { closed, NUMBER, preview, pullRequest } from '../support/pull-requests.ts';
import { lists, play, type Scene, type SceneOptions, ZEROS } from '../support/scene.ts';

const WRITE: SceneOptions = { github: { contents: 'read', deployments: 'write' } };
const PULLS: SceneOptions = { github: { contents: 'read', deployments: 'write', 'pull-requests': 'read' } };

/** A GitHub, or a token, without GraphQL: then REST is asked. */
const noGraphql = ({ github }: Scene) => github.fault({ path: /graphql/, status: 403, times: 'always' });
const ONCE = { 'max-attempts': '1' };

/** Three entries, committed and synced. */
async function synced(scene: Scene): Promise<string> {
  scene.manifest({ 'a.wav': '1', 'b.wav': '2', 'c.wav': '3' });
  const sha = scene.repository.commit('first');
  expect(await scene.push(ZEROS)).toMatchObject({ code: 0, outputs: { outcome: 'synced' } });
  return sha;
}

/** A branch from `main`, with what `edit` makes; leaves `main` checked out. */
function branch({ repository }: Scene, name: string, edit: () => void): string {
  repository.git('switch', '--quiet', '--create', name, 'main');
  edit();
  const head = repository.commit(name);
  repository.git('switch', '--quiet', 'main');
  return head;
}

function merge({ repository }: Scene, head: string): string {
  repository.git('merge', '--quiet', '--no-ff', '--message', 'merged', head);
  return repository.head();
}

/** A run of its own on what is checked out now, which the test's next commits do not touch. */
async function onCopy(scene: Scene, act: (copy: ScratchRepository) => Promise<void>): Promise<void> {
  const copy = createRepository();
  try {
    copy.git('fetch', '--quiet', scene.repository.folder, 'HEAD');
    copy.git('switch', '--quiet', '--detach', 'FETCH_HEAD');
    await act(copy);
  } finally {
    copy.remove();
  }
}

async function until(isSo: () => boolean): Promise<void> {
  for (let tries = 0; tries < 2_000 && !isSo(); tries += 1)
    await new Promise((resolve) => setTimeout(resolve, 10));
  expect(isSo()).toBe(true);
}

const ends = ({ github }: Scene) => github.deployments.map(({ statuses }) => statuses.at(-1)?.state);

describe('two syncs at the same time', () => {
  test('the later one wins: one that began earlier is blocked before its first write', () =>
    play(WRITE, async (scene) => {
      const first = await synced(scene);
      scene.record('b.wav', 1);
      scene.repository.commit('second');
      await onCopy(scene, async ({ folder }) => {
        const asked = scene.emulator.requests.length;
        scene.emulator.fault({ route: 'list', delayMs: 3_000 });
        const slow = scene.push(first, { workspace: folder });
        await until(() => scene.emulator.requests.length > asked);
        scene.record('a.wav', 1);
        const third = scene.repository.commit('third');
        expect(lists(await scene.push(first)).replaced).toEqual(['1', '2']);
        const writes = scene.writes();
        const result = await slow;
        expect(result).toMatchObject({ code: 1, outputs: { outcome: 'blocked', skipped: '["2"]' } });
        expect(result.log).toMatch(
          /::error::another sync of this agent began while this one was being prepared/,
        );
        expect(scene.writes()).toEqual(writes);
        expect(ends(scene)).toEqual(['success', 'success', 'failure']);
        expect((await scene.push(third)).outputs['outcome']).toBe('synced');
        expect(scene.cache()['1']).toBe(scene.sha256('audio/a.wav'));
      });
    }));

  test('what one wrote that was killed beside a success is put right by the next', () =>
    play(WRITE, async (scene) => {
      const first = await synced(scene);
      scene.record('a.wav', 1);
      const second = scene.repository.commit('second');
      await onCopy(scene, async ({ folder }) => {
        const written = scene.writes().length;
        scene.emulator.fault({ route: 'replace', delayMs: 2_500 });
        let kill = () => {};
        const slow = scene.push(first, {
          workspace: folder,
          started(child) {
            kill = () => child.kill('SIGKILL');
          },
        });
        await until(() => scene.writes().length > written);
        scene.record('a.wav', 2);
        const third = scene.repository.commit('third');
        expect(await scene.push(second)).toMatchObject({ code: 0, outputs: { replaced: '["1"]' } });
        kill();
        await slow;
        await until(() => scene.cache()['1'] !== scene.sha256('audio/a.wav'));
        const result = await scene.push(third);
        expect(result).toMatchObject({ code: 0, outputs: { outcome: 'synced', replaced: '["1"]' } });
        expect(scene.cache()['1']).toBe(scene.sha256('audio/a.wav'));
      });
    }));
});

describe('a sync with nothing to write that another one overtakes', () => {
  test('does not say that the cache follows its commit', () =>
    play(WRITE, async (scene) => {
      const first = await synced(scene);
      scene.repository.write('README.md', 'hello');
      const second = scene.repository.commit('second');
      await onCopy(scene, async ({ folder }) => {
        const asked = scene.github.requests.length;
        scene.github.fault({ method: 'POST', path: /deployments$/, delayMs: 3_000 });
        const slow = scene.push(first, { workspace: folder, with: { base: first } });
        await until(() => scene.github.requests.slice(asked).some(({ method }) => method === 'POST'));
        scene.record('a.wav', 1);
        scene.repository.commit('third');
        expect(lists(await scene.push(first)).replaced).toEqual(['1']);
        await slow;
        scene.repository.git('revert', '--no-edit', '--quiet', 'HEAD');
        await scene.push(second);
        expect(scene.cache()['1']).toBe(scene.sha256('audio/a.wav'));
      });
    }));
});

describe('an old run that is started again', () => {
  test('does not move the record back where it only leaves things alone', () =>
    play(WRITE, async (scene) => {
      const first = await synced(scene);
      scene.manifest({ 'a.wav': '1', 'b.wav': '2', 'c.wav': '3', 'd.wav': '4' });
      const second = scene.repository.commit('second');
      expect((await scene.push(first)).code).toBe(0);
      scene.repository.git('switch', '--quiet', '--detach', first);
      const again = await scene.push(ZEROS, { with: { delete: 'false' } });
      expect(again).toMatchObject({ code: 1, outputs: { outcome: 'blocked' } });
      expect(scene.github.deployments).toHaveLength(2);
      scene.repository.git('switch', '--quiet', 'main');
      scene.manifest({ 'a.wav': '1', 'b.wav': '2', 'c.wav': '3' });
      scene.repository.commit('third');
      expect(lists(await scene.push(second)).deleted).toEqual(['4']);
    }));

  test('of a pull request that was closed does not take back what its base branch got since', () =>
    play(WRITE, async (scene) => {
      await synced(scene);
      const head = branch(scene, 'feature', () => scene.record('a.wav', 1));
      await preview(scene, head);
      const merged = merge(scene, head);
      scene.manifest({ 'a.wav': '1', 'b.wav': '2', 'c.wav': '3', 'd.wav': '4' });
      scene.repository.commit('more');
      expect((await scene.push(merged)).code).toBe(0);
      scene.repository.git('switch', '--quiet', '--detach', merged);
      const result = await closed(scene, head);
      expect(result).toMatchObject({ code: 1, outputs: { outcome: 'blocked' } });
      expect(result.log).toMatch(/^::error::.*an old run that was started again/m);
      expect(Object.keys(scene.cache())).toContain('4');
    }));
});

describe('previews and the branch on one agent', () => {
  test('a preview that failed does not hide what its merge must do', () =>
    play(WRITE, async (scene) => {
      await synced(scene);
      const head = branch(scene, 'feature', () => scene.record('a.wav', 1));
      scene.emulator.fault({ route: 'replace', entryId: '1', status: 500 });
      expect((await preview(scene, head, { mode: 'sync', ...ONCE })).code).toBe(1);
      merge(scene, head);
      const result = await closed(scene, head);
      expect(result).toMatchObject({ code: 0, outputs: { replaced: '["1"]' } });
      expect(scene.cache()['1']).toBe(scene.sha256('audio/a.wav'));
    }));

  test('undoing a preview that failed does not hide what a push before it left', () =>
    play(WRITE, async (scene) => {
      const first = await synced(scene);
      scene.record('a.wav', 1);
      scene.record('b.wav', 1);
      scene.repository.commit('second');
      scene.emulator.fault({ route: 'replace', entryId: '2', status: 500 });
      expect((await scene.push(first, { with: ONCE })).code).toBe(1);
      scene.repository.git('revert', '--no-edit', '--quiet', 'HEAD');
      const head = branch(scene, 'feature', () => scene.record('c.wav', 1));
      scene.emulator.fault({ route: 'replace', status: 500, times: 3 });
      expect((await preview(scene, head, { mode: 'sync', ...ONCE })).code).toBe(1);
      scene.emulator.clearFaults();
      expect((await closed(scene, head)).code).toBe(0);
      expect(scene.cache()['1']).toBe(scene.sha256('audio/a.wav'));
    }));

  test('undoing a preview by hand does not hide what a push missed', () =>
    play(PULLS, async (scene) => {
      const first = await synced(scene);
      scene.manifest({ 'a.wav': '1', 'b.wav': '2' });
      scene.repository.commit('its run was replaced by a newer one');
      const more = () => scene.manifest({ 'a.wav': '1', 'b.wav': '2', 'd.wav': '4' });
      const { merge: base } = await preview(scene, branch(scene, 'feature', more));
      const asked = { event: 'workflow_dispatch', with: { mode: 'cleanup', base } };
      expect(lists(await scene.run(asked)).deleted).toEqual([]);
      scene.github.pullRequest({ number: NUMBER, state: 'closed' });
      const undone = await scene.run(asked);
      expect(lists(undone).deleted).toEqual(['4']);
      scene.repository.write('README.md', 'hello');
      scene.repository.commit('third');
      await scene.push(first);
      expect(Object.keys(scene.cache())).not.toContain('3');
    }));

  test('a preview that succeeded does not hide what its merge must delete', () =>
    play(WRITE, async (scene) => {
      const first = await synced(scene);
      const head = branch(scene, 'feature', () => {
        scene.record('a.wav', 1);
        scene.manifest({ 'a.wav': '1', 'b.wav': '2' });
      });
      expect(lists(await preview(scene, head))).toMatchObject({ replaced: ['1'], deleted: [] });
      merge(scene, head);
      expect(lists(await scene.push(first))).toMatchObject({ replaced: [], deleted: ['3'] });
    }));

  test('what a preview added is deleted by the next undo where its own clean-up never ran', () =>
    play(PULLS, async (scene) => {
      const first = await synced(scene);
      const more = { 'a.wav': '1', 'b.wav': '2', 'c.wav': '3' };
      await preview(
        scene,
        branch(scene, 'p7', () => scene.manifest({ ...more, 'd.wav': '4' })),
      );
      const other = branch(scene, 'p8', () => scene.manifest({ ...more, 'e.wav': '5' }));
      await preview(scene, other, { mode: 'sync' }, 8);
      scene.record('a.wav', 1);
      scene.repository.commit('second');
      expect(lists(await scene.push(first))).toMatchObject({ replaced: ['1'], deleted: [] });
      scene.github.pullRequest({ number: NUMBER, state: 'closed' });
      expect(lists(await closed(scene, other, {}, 8)).deleted).toEqual(['4', '5']);
    }));

  test('closing a pull request does not hide what a push missed', () =>
    play(WRITE, async (scene) => {
      const first = await synced(scene);
      scene.manifest({ 'a.wav': '1', 'b.wav': '2' });
      scene.repository.commit('its run was replaced by a newer one');
      const head = branch(scene, 'feature', () => scene.record('a.wav', 1));
      await preview(scene, head);
      expect((await closed(scene, head)).code).toBe(0);
      await scene.push(first);
      expect(Object.keys(scene.cache())).not.toContain('3');
    }));

  test("what a branch got from its base by a merge is the base branch's: undoing the preview leaves it to the next sync, and its guard", () =>
    play(WRITE, async (scene) => {
      const { repository } = scene;
      scene.manifest({ 'a.wav': '1' });
      repository.commit('base');
      branch(scene, 'feature', () => scene.manifest({ 'a.wav': '1', 'f.wav': '6' }));
      const grown = { 'a.wav': '1', 'b.wav': '2', 'c.wav': '3', 'd.wav': '4', 'e.wav': '5' };
      scene.manifest(grown);
      repository.commit('main grows');
      repository.git('switch', '--quiet', 'feature');
      repository.git('merge', '--quiet', '--no-ff', '--strategy=ours', '--message', 'update branch', 'main');
      repository.git('checkout', '--quiet', 'main', '--', 'audio');
      scene.manifest({ ...grown, 'f.wav': '6' });
      repository.git('add', '--all');
      repository.git('commit', '--quiet', '--amend', '--no-edit');
      const head = repository.head();
      expect((await pullRequest(scene, 'synchronize', head, { mode: 'sync' })).code).toBe(0);
      repository.git('switch', '--quiet', 'main');
      scene.manifest({ 'a.wav': '1' });
      repository.commit('main loses its entries by mistake');
      const result = await closed(scene, head);
      expect(result).toMatchObject({ code: 0, outputs: { outcome: 'synced', deleted: '["6"]' } });
      const sync = await scene.push(ZEROS);
      expect(sync).toMatchObject({ code: 1, outputs: { outcome: 'blocked' } });
      expect(sync.log).toContain('max-deletes');
    }));
});

describe('a record that cannot be read as it should', () => {
  test('a page of HTML instead of deployments blocks the run', () =>
    play(WRITE, async (scene) => {
      const first = await synced(scene);
      scene.manifest({ 'a.wav': '1' });
      scene.repository.commit('second');
      noGraphql(scene);
      scene.github.fault({
        method: 'GET',
        path: /deployments\?/,
        status: 200,
        body: '<html>maintenance</html>',
      });
      const result = await scene.push(first);
      expect(result).toMatchObject({ code: 1, outputs: { outcome: 'blocked' } });
      expect(result.log).toContain('GitHub did not answer with a list of deployments');
    }));

  test('a deployment that somebody deletes meanwhile is passed over', () =>
    play(WRITE, async (scene) => {
      const first = await synced(scene);
      scene.record('a.wav', 1);
      scene.repository.commit('second');
      expect((await scene.push(first)).code).toBe(0);
      scene.repository.git('revert', '--no-edit', '--quiet', 'HEAD');
      noGraphql(scene);
      scene.github.fault({ method: 'GET', path: /statuses/, status: 404, body: { message: 'Not Found' } });
      const result = await scene.push(first, { with: { mode: 'plan' } });
      expect(result.outputs).toMatchObject({ outcome: 'unchanged', base: first });
    }));

  test.each([
    ['API rate limit exceeded for installation ID 1.'],
    ['You have exceeded a secondary rate limit.'],
    ['You have triggered an abuse detection mechanism.'],
  ])('"%s" is no missing right: the run is blocked', (message) =>
    play(WRITE, async (scene) => {
      const first = await synced(scene);
      scene.record('a.wav', 1);
      scene.repository.commit('second');
      const writes = scene.writes();
      scene.github.fault({ path: /deployments|graphql/, status: 403, times: 'always', body: { message } });
      const result = await scene.push(first);
      expect(result).toMatchObject({ code: 1, outputs: { outcome: 'blocked' } });
      expect(result.log).toContain(`GitHub answered 403`);
      expect(scene.writes()).toEqual(writes);
    }),
  );

  test('is set right by one run with "base", even if nothing is to be written', () =>
    play(WRITE, async (scene) => {
      const first = await synced(scene);
      scene.repository.write('README.md', 'hello');
      const second = scene.repository.commit('second');
      const named = await scene.push(ZEROS, { with: { base: first } });
      expect(named).toMatchObject({ code: 0, outputs: { outcome: 'unchanged' } });
      expect((await scene.push(ZEROS)).outputs).toMatchObject({ outcome: 'unchanged', base: second });
    }));
});
