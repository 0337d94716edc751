import { describe, expect, test } from '@jest/globals';
import { closed, preview } from '../support/pull-requests.ts';
import { AGENT, lists, play, type Scene, type SceneOptions, ZEROS } from '../support/scene.ts';

/** One cache, many owners: runs in any order, manifests, pull requests, branches, regions (docs/record.md). */

const MAY: SceneOptions = { github: { contents: 'read', deployments: 'write', 'pull-requests': 'read' } };
const ONCE = { 'max-attempts': '1' };

const SIX = { 'a.wav': '1', 'b.wav': '2', 'c.wav': '3' };

/** Commits a manifest next to the usual one; files that are not there yet are made. */
function manifestAt(scene: Scene, path: string, entries: Record<string, string>): void {
  for (const name of Object.keys(entries)) {
    const file = path.replace(/[^/]+$/, name);
    if (!scene.repository.git('ls-files', file)) {
      scene.record(name, 0);
      scene.repository.write(file, scene.repository.read(`audio/${name}`));
    }
  }
  scene.repository.write(path, JSON.stringify({ agentId: AGENT, entries }));
}

const run = (scene: Scene, manifest: string, more: Record<string, string> = {}) =>
  scene.push(ZEROS, { with: { manifest, ...more } });

async function synced(scene: Scene, entries: Record<string, string> = SIX): Promise<string> {
  scene.manifest(entries);
  const sha = scene.repository.commit('first');
  expect(await scene.push(ZEROS)).toMatchObject({ code: 0 });
  return sha;
}

/** A branch with edits; leaves `main` checked out. */
function branch({ repository }: Scene, name: string, edit: () => void): string {
  repository.git('switch', '--quiet', '--create', name, 'main');
  edit();
  const head = repository.commit(name);
  repository.git('switch', '--quiet', 'main');
  return head;
}

const at = ({ repository }: Scene, sha: string) => repository.git('switch', '--quiet', '--detach', sha);
const held = (scene: Scene) => Object.keys(scene.cache());

describe('runs in any order', () => {
  test('an older failed run that is started again is blocked, and names the newer one', () =>
    play(MAY, async (scene) => {
      await synced(scene);
      scene.record('a.wav', 1);
      const b = scene.repository.commit('b');
      scene.emulator.fault({ route: 'replace', status: 500, times: 'always' });
      expect((await scene.push(ZEROS, { with: ONCE })).code).toBe(1);
      scene.manifest({ ...SIX, 'e.wav': '5' });
      const c = scene.repository.commit('c');
      expect((await scene.push(ZEROS, { with: ONCE })).code).toBe(1);
      scene.emulator.clearFaults();
      at(scene, b);
      const again = await scene.push(ZEROS);
      expect(again).toMatchObject({ code: 1, outputs: { outcome: 'blocked', deleted: '[]' } });
      expect(again.log).toMatch(new RegExp(`::error::.*start the run of ${c.slice(0, 7)} instead`));
      at(scene, c);
      expect(await scene.push(ZEROS)).toMatchObject({ code: 0, outputs: { outcome: 'synced' } });
      expect(held(scene)).toContain('5');
    }));

  test('a forced push that was overtaken is not replayed', () =>
    play(MAY, async (scene) => {
      const first = await synced(scene);
      scene.record('a.wav', 1);
      scene.repository.git('commit', '--quiet', '--all', '--amend', '--message', 'forced');
      const b = scene.repository.head();
      const forced = { payload: { ref: 'refs/heads/main', before: first, forced: true, deleted: false } };
      expect((await scene.push(first, forced)).code).toBe(0);
      scene.manifest({ ...SIX, 'e.wav': '5' });
      scene.repository.commit('on top');
      expect((await scene.push(b)).code).toBe(0);
      at(scene, b);
      expect(await scene.push(first, forced)).toMatchObject({ code: 1, outputs: { outcome: 'blocked' } });
      expect(held(scene)).toContain('5');
    }));

  test('without a record, an older run that is started again is blocked', () =>
    play({ github: { contents: 'read' } }, async (scene) => {
      const first = await synced(scene);
      scene.record('a.wav', 1);
      scene.repository.commit('second');
      expect((await scene.push(first)).code).toBe(0);
      at(scene, first);
      const again = await scene.push(ZEROS, { env: { GITHUB_RUN_ATTEMPT: '2' } });
      expect(again).toMatchObject({ code: 1, outputs: { outcome: 'blocked' } });
    }));

  test('a later release may follow, an earlier one that is started again may not', () =>
    play(MAY, async (scene) => {
      const release = (tag: string) => ({
        event: 'push',
        payload: { ref: `refs/tags/${tag}`, before: ZEROS },
      });
      scene.manifest(SIX);
      const one = scene.repository.commit('one');
      scene.repository.git('tag', 'v1');
      expect((await scene.run(release('v1'))).code).toBe(0);
      scene.manifest({ ...SIX, 'd.wav': '4' });
      scene.repository.commit('two');
      scene.repository.git('tag', 'v2');
      expect((await scene.run(release('v2'))).code).toBe(0);
      at(scene, one);
      expect(await scene.run(release('v1'))).toMatchObject({ code: 1, outputs: { outcome: 'blocked' } });
      expect(held(scene)).toContain('4');
    }));
});

describe('several manifests of one agent', () => {
  const A = 'audio/a.json';
  const B = 'audio/b.json';

  test.each([
    ['the one that has it now first', [B, A]],
    ['the one that had it first', [A, B]],
  ])('a line that moves to another manifest is kept: %s', (_, order) =>
    play(MAY, async (scene) => {
      manifestAt(scene, A, { 'a.wav': '1', 'b.wav': '2' });
      manifestAt(scene, B, { 'c.wav': '3' });
      scene.repository.commit('two manifests');
      for (const manifest of [A, B]) expect((await run(scene, manifest)).code).toBe(0);
      const before = scene.cache();
      manifestAt(scene, A, { 'a.wav': '1' });
      manifestAt(scene, B, { 'c.wav': '3', 'b.wav': '2' });
      scene.repository.commit('b.wav moves');
      for (const manifest of order) {
        const result = await run(scene, manifest);
        expect(result.code).toBe(0);
        expect(lists(result).deleted).toEqual([]);
      }
      expect(scene.cache()).toEqual(before);
    }),
  );

  test('one that nobody has synced yet counts as well, and the report says to whom an entry is left', () =>
    play(MAY, async (scene) => {
      await synced(scene);
      scene.manifest({ 'a.wav': '1', 'b.wav': '2' });
      manifestAt(scene, 'audio/new/more.yaml', { 'c.wav': '3' });
      scene.repository.commit('c.wav moves to a new manifest');
      const result = await scene.push(ZEROS);
      expect(result).toMatchObject({ code: 0, outputs: { outcome: 'unchanged' } });
      expect(result.summary).toMatch(/audio\/new\/more\.yaml, another manifest of this agent, names it/);
      expect(held(scene)).toContain('3');
    }));

  test('two that map one entry are blocked, naming both lines', () =>
    play(MAY, async (scene) => {
      await synced(scene);
      manifestAt(scene, B, { 'z.wav': '1' });
      scene.record('a.wav', 1);
      scene.repository.commit('clash');
      const writes = scene.writes();
      const result = await scene.push(ZEROS);
      expect(result).toMatchObject({ code: 1, outputs: { outcome: 'blocked' } });
      expect(result.log).toMatch(
        /::error file=audio\/manifest\.json,line=\d.*"1" is used by "a\.wav" here and on line 1 of "audio\/b\.json"/,
      );
      expect(scene.writes()).toEqual(writes);
    }));

  test('a renamed manifest that is reverted takes its audio back', () =>
    play(MAY, async (scene) => {
      manifestAt(scene, A, { 'a.wav': '1', 'b.wav': '2' });
      scene.repository.commit('first');
      expect((await run(scene, A)).code).toBe(0);
      const before = scene.cache();
      scene.repository.git('mv', A, B);
      scene.record('a.wav', 1);
      scene.repository.commit('renamed, with new audio');
      expect(lists(await run(scene, B))).toMatchObject({ replaced: ['1'], deleted: [] });
      scene.repository.git('revert', '--no-edit', '--quiet', 'HEAD');
      expect(lists(await run(scene, A)).replaced).toEqual(['1']);
      expect(scene.cache()).toEqual(before);
    }));

  test('one that was renamed away hands over what it owned', () =>
    play(MAY, async (scene) => {
      manifestAt(scene, A, { 'a.wav': '1', 'b.wav': '2', 'c.wav': '3' });
      scene.repository.commit('first');
      expect((await run(scene, A)).code).toBe(0);
      scene.repository.git('mv', A, B);
      manifestAt(scene, B, { 'a.wav': '1', 'b.wav': '2' });
      scene.repository.commit('renamed, without c.wav');
      expect(lists(await run(scene, B))).toMatchObject({ replaced: [], deleted: ['3'] });
    }));

  test('another region of the agent is another cache', () =>
    play(MAY, async (scene) => {
      const inRegion = (region: string) => {
        scene.manifest(SIX, { agentId: AGENT, region });
        scene.repository.commit(region);
      };
      inRegion('us');
      expect((await scene.push(ZEROS)).code).toBe(0);
      inRegion('uk');
      // It is a first sync, which compares with what its cache has: here, the same.
      const result = await scene.push(ZEROS);
      expect(result).toMatchObject({ code: 0, outputs: { outcome: 'unchanged', base: '' } });
      expect(result.log).toContain('compared with the live cache: no sync of this agent is recorded yet');
      expect(scene.github.deployments.map(({ payload }) => payload)).toMatchObject([
        { region: 'us' },
        { region: 'uk' },
      ]);
    }));
});

describe('several pull requests on one agent', () => {
  test('closing one leaves what another one added', () =>
    play(MAY, async (scene) => {
      await synced(scene);
      const p7 = branch(scene, 'p7', () => scene.manifest({ ...SIX, 'd.wav': '4' }));
      const p8 = branch(scene, 'p8', () => scene.manifest({ ...SIX, 'e.wav': '5' }));
      await preview(scene, p7, { mode: 'sync' }, 7);
      await preview(scene, p8, { mode: 'sync' }, 8);
      scene.github.pullRequest({ number: 7, state: 'closed' });
      expect(lists(await closed(scene, p7, {}, 7))).toMatchObject({ replaced: [], deleted: ['4'] });
      expect(held(scene)).toContain('5');
    }));

  test('closing one leaves what another one that is built on it needs', () =>
    play(MAY, async (scene) => {
      const { repository } = scene;
      await synced(scene);
      const p7 = branch(scene, 'p7', () => scene.manifest({ ...SIX, 'd.wav': '4' }));
      await preview(scene, p7, { mode: 'sync' }, 7);
      repository.git('switch', '--quiet', '--create', 'p8', 'p7');
      scene.record('a.wav', 1);
      const p8 = repository.commit('p8');
      repository.git('switch', '--quiet', 'main');
      await preview(scene, p8, { mode: 'sync' }, 8);
      const left = await closed(scene, p7, {}, 7);
      expect(lists(left)).toMatchObject({ deleted: [] });
      expect(left.summary).toContain('open pull request #8');
      expect(held(scene)).toContain('4');
      expect(lists(await closed(scene, p8, {}, 8))).toMatchObject({ replaced: ['1'], deleted: ['4'] });
    }));

  test('a preview leaves alone what it does not change and another one does', () =>
    play(MAY, async (scene) => {
      await synced(scene);
      const p7 = branch(scene, 'p7', () => scene.record('a.wav', 1));
      const p8 = branch(scene, 'p8', () => scene.record('b.wav', 1));
      await preview(scene, p7, { mode: 'sync' }, 7);
      const seven = scene.cache()['1'];
      const result = await preview(scene, p8, { mode: 'sync' }, 8);
      expect(lists(result)).toMatchObject({ replaced: ['2'], deleted: [] });
      expect(scene.cache()['1']).toBe(seven);
      expect(result.summary).toMatch(/The preview of open pull request #7 needs it/);
    }));

  test('where two change one entry, the newest run wins, and says so', () =>
    play(MAY, async (scene) => {
      await synced(scene);
      const p7 = branch(scene, 'p7', () => scene.record('a.wav', 1));
      const p8 = branch(scene, 'p8', () => scene.record('a.wav', 2));
      await preview(scene, p7, { mode: 'sync' }, 7);
      const result = await preview(scene, p8, { mode: 'sync' }, 8);
      expect(lists(result).replaced).toEqual(['1']);
      expect(result.log).toMatch(/::notice.*pull request #7, which is also open/);
    }));

  test('what a dropped clean-up left is taken back by the next undo', () =>
    play(MAY, async (scene) => {
      await synced(scene);
      const before = scene.cache();
      const p7 = branch(scene, 'p7', () => scene.record('a.wav', 1));
      const p8 = branch(scene, 'p8', () => scene.record('b.wav', 1));
      await preview(scene, p7, { mode: 'sync' }, 7);
      await preview(scene, p8, { mode: 'sync' }, 8);
      for (const number of [7, 8]) scene.github.pullRequest({ number, state: 'closed' });
      expect(lists(await closed(scene, p8, {}, 8)).replaced).toEqual(['1', '2']);
      expect(scene.cache()).toEqual(before);
    }));

  test('an old preview run that is started again after its pull request was closed is blocked', () =>
    play(MAY, async (scene) => {
      await synced(scene);
      const p7 = branch(scene, 'p7', () => scene.record('a.wav', 1));
      await preview(scene, p7, { mode: 'sync' }, 7);
      scene.github.pullRequest({ number: 7, state: 'closed' });
      await closed(scene, p7, {}, 7);
      const before = scene.cache();
      at(scene, scene.repository.git('rev-parse', 'refs/pull/7/merge'));
      const pull = {
        number: 7,
        head: { sha: p7, repo: { full_name: 'octo-org/voice-agent' } },
        base: { ref: 'main', repo: { full_name: 'octo-org/voice-agent' } },
      };
      const again = await scene.run({
        event: 'pull_request',
        payload: { action: 'synchronize', number: 7, pull_request: pull },
        with: { mode: 'sync' },
      });
      expect(again).toMatchObject({ code: 1, outputs: { outcome: 'blocked' } });
      expect(scene.cache()).toEqual(before);
    }));

  test('one that is opened again gets its preview anew', () =>
    play(MAY, async (scene) => {
      await synced(scene);
      const p7 = branch(scene, 'p7', () => scene.record('a.wav', 1));
      await preview(scene, p7, { mode: 'sync' }, 7);
      const heard = scene.cache();
      scene.github.pullRequest({ number: 7, state: 'closed' });
      await closed(scene, p7, {}, 7);
      expect(lists(await preview(scene, p7, { mode: 'sync' }, 7)).replaced).toEqual(['1']);
      expect(scene.cache()).toEqual(heard);
    }));

  test('a preview whose commits are gone blocks neither the branch nor others', () =>
    play(MAY, async (scene) => {
      await synced(scene);
      const p7 = branch(scene, 'p7', () => scene.record('a.wav', 1));
      await preview(scene, p7, { mode: 'sync' }, 7);
      for (const ref of ['merge', 'head']) scene.repository.git('update-ref', '-d', `refs/pull/7/${ref}`);
      scene.repository.git('branch', '--quiet', '-D', 'p7');
      scene.repository.git('reflog', 'expire', '--expire=now', '--all');
      scene.repository.git('gc', '--quiet', '--prune=now');
      scene.record('b.wav', 1);
      scene.repository.commit('second');
      const result = await scene.push(ZEROS);
      expect(result).toMatchObject({ code: 0, outputs: { replaced: '["1","2","3"]', deleted: '[]' } });
      expect(result.log).toMatch(/::warning.*preview of pull request 7.*cannot be found/);
    }));

  describe('where a force push removed the commit of an undo', () => {
    /** Pull request 7 is undone at a commit that is gone by then; the preview of 8 is open, and `b.wav` is another take. */
    async function removed(scene: Scene): Promise<string> {
      const { repository } = scene;
      const first = await synced(scene);
      const p7 = branch(scene, 'p7', () => scene.record('a.wav', 1));
      const p8 = branch(scene, 'p8', () => scene.manifest({ ...SIX, 'e.wav': '5' }));
      await preview(scene, p7, { mode: 'sync' }, 7);
      await preview(scene, p8, { mode: 'sync' }, 8);
      repository.write('README.md', 'second');
      repository.commit('second');
      expect(lists(await closed(scene, p7, {}, 7)).replaced).toEqual(['1']);
      repository.git('reset', '--quiet', '--hard', first);
      scene.record('b.wav', 1);
      repository.commit('another second');
      repository.git('reflog', 'expire', '--expire=now', '--all');
      repository.git('gc', '--quiet', '--prune=now');
      return first;
    }

    test('a push replaces everything, deletes nothing, and warns', () =>
      play(MAY, async (scene) => {
        await removed(scene);
        const result = await scene.push(ZEROS);
        expect(lists(result)).toMatchObject({ replaced: ['1', '2', '3'], deleted: [] });
        expect(result.log).toMatch(
          /::warning.*of the undo of the preview of pull request 7, cannot be found.*every entry is replaced/,
        );
        expect(held(scene)).toContain('5');
      }));

    test('a run with "base" does not need that commit', () =>
      play(MAY, async (scene) => {
        const base = await removed(scene);
        const result = await scene.push(ZEROS, { event: 'workflow_dispatch', with: { base } });
        expect(lists(result)).toMatchObject({ replaced: ['2'], deleted: [] });
        expect(result.log).not.toMatch(/::warning/);
        expect(held(scene)).toContain('5');
      }));
  });
});

test('a preview whose commit is gone, and whose head has a broken manifest, blocks nobody', () =>
  play(MAY, async (scene) => {
    const { repository } = scene;
    await synced(scene);
    const good = repository.read('audio/manifest.json').toString();
    repository.write('audio/manifest.json', `${good}}`);
    const broken = repository.commit('broken on main');
    const head = branch(scene, 'feature', () => scene.record('b.wav', 5));
    repository.git('revert', '--no-edit', '--quiet', broken);
    expect((await scene.push(ZEROS)).code).toBe(0);
    expect((await preview(scene, head)).code).toBe(0);
    repository.git('update-ref', '-d', 'refs/pull/7/merge');
    repository.git('reflog', 'expire', '--expire=now', '--all');
    repository.git('gc', '--quiet', '--prune=now');
    scene.record('a.wav', 2);
    repository.commit('next');
    const result = await scene.push(ZEROS);
    expect(result.code).toBe(0);
    expect(scene.cache()['1']).toBe(scene.sha256('audio/a.wav'));
  }));

describe('one agent follows one branch', () => {
  const byHand = (ref: string, more: Record<string, string> = {}) => ({
    event: 'workflow_dispatch',
    payload: { ref, repository: { default_branch: 'main' } },
    with: more,
  });

  test('a run by hand on a feature branch is blocked, with the way on', () =>
    play(MAY, async (scene) => {
      await synced(scene);
      scene.repository.git('switch', '--quiet', '--create', 'feature');
      scene.manifest({ 'a.wav': '1', 'b.wav': '2' });
      scene.repository.commit('without c.wav');
      const result = await scene.run(byHand('refs/heads/feature'));
      expect(result).toMatchObject({ code: 1, outputs: { outcome: 'blocked' } });
      expect(result.log).toMatch(/this agent follows "main".*"feature".*"full: true"/);
      expect(held(scene)).toContain('3');
    }));

  test('a branch takes over by hand with "full", and the default branch may always take it back', () =>
    play(MAY, async (scene) => {
      await synced(scene);
      scene.repository.git('switch', '--quiet', '--create', 'feature');
      scene.record('a.wav', 1);
      scene.repository.commit('other audio');
      expect((await scene.run(byHand('refs/heads/feature', { full: 'true' }))).code).toBe(0);
      scene.repository.git('switch', '--quiet', 'main');
      scene.record('b.wav', 1);
      scene.repository.commit('main goes on');
      const back = await scene.run(byHand('refs/heads/main'));
      expect(back).toMatchObject({ code: 0, outputs: { outcome: 'synced', replaced: '["1","2"]' } });
      expect(back.log).toMatch(/::notice.*followed "feature"/);
    }));

  test('a pull request that is checked out on issue_comment is refused', () =>
    play(MAY, async (scene) => {
      const main = await synced(scene);
      const head = branch(scene, 'feature', () => scene.manifest({ 'a.wav': '1' }));
      at(scene, head);
      const result = await scene.run({
        event: 'issue_comment',
        env: { GITHUB_SHA: main },
        with: { mode: 'sync' },
      });
      expect(result).toMatchObject({ code: 1, outputs: { outcome: 'blocked' } });
      expect(result.log).toMatch(/only the event's own commit is synced/);
      expect(held(scene)).toContain('3');
    }));

  test('a push to a merge queue branch is planned', () =>
    play(MAY, async (scene) => {
      const first = await synced(scene);
      scene.record('a.wav', 1);
      scene.repository.commit('queued');
      const ref = 'refs/heads/gh-readonly-queue/main/pr-7-1234';
      const result = await scene.push(first, { payload: { ref, before: first, deleted: false } });
      expect(result).toMatchObject({ code: 0, outputs: { outcome: 'planned', 'to-replace': '["1"]' } });
    }));
});

describe('a run that "workflow_run" starts after another workflow', () => {
  const REPOSITORY = { full_name: 'octo-org/voice-agent', default_branch: 'main' };

  /** `headBranch`: the branch or tag of that workflow, which GitHub gives by its name alone. */
  const following = (scene: Scene, headBranch: string, headSha: string, event = 'push') => ({
    event: 'workflow_run',
    env: { GITHUB_REF: 'refs/heads/main', GITHUB_SHA: scene.repository.git('rev-parse', 'main') },
    payload: {
      repository: REPOSITORY,
      workflow_run: {
        event,
        head_branch: headBranch,
        head_sha: headSha,
        head_repository: REPOSITORY,
        repository: REPOSITORY,
      },
    },
  });

  test('on a tag follows tags: a later one may follow, a branch may not', () =>
    play(MAY, async (scene) => {
      scene.manifest({ 'a.wav': '1', 'b.wav': '2' });
      const first = scene.repository.commit('first');
      scene.repository.git('tag', 'v1');
      expect(await scene.run(following(scene, 'v1', first))).toMatchObject({
        code: 0,
        outputs: { replaced: '["1","2"]' },
      });
      scene.record('a.wav', 1);
      const second = scene.repository.commit('second');
      scene.repository.git('tag', '--annotate', '--message', 'second', 'v2');
      scene.repository.commit('main goes on');
      at(scene, second);
      const result = await scene.run(following(scene, 'v2', second));
      expect(result).toMatchObject({ code: 0, outputs: { outcome: 'synced', replaced: '["1"]' } });
      expect(result.log).toContain('callers now hear v2');
      expect(scene.github.deployments.at(-1)?.payload).toMatchObject({ ref: 'refs/tags/v2' });
      const feature = branch(scene, 'feature', () => scene.record('b.wav', 1));
      at(scene, feature);
      const blocked = await scene.run(following(scene, 'feature', feature));
      expect(blocked).toMatchObject({ code: 1, outputs: { outcome: 'blocked' } });
      expect(blocked.log).toMatch(/this agent follows "v2"/);
    }));

  test('on a branch that has the name of a tag follows the branch', () =>
    play(MAY, async (scene) => {
      scene.manifest({ 'a.wav': '1', 'b.wav': '2' });
      scene.repository.commit('first');
      expect(
        await scene.run({ event: 'push', payload: { ref: 'refs/tags/v1', before: ZEROS } }),
      ).toMatchObject({ code: 0 });
      const feature = branch(scene, 'v2', () => scene.record('b.wav', 1));
      scene.repository.git('tag', 'v2', feature);
      at(scene, feature);
      expect(await scene.run(following(scene, 'v2', feature))).toMatchObject({
        code: 1,
        outputs: { outcome: 'blocked' },
      });
    }));

  test.each(['pull_request', 'push'])(
    'on a %s of a feature branch syncs main if that is checked out',
    (event) =>
      play(MAY, async (scene) => {
        await synced(scene);
        const head = branch(scene, 'feature', () => scene.manifest({ 'a.wav': '1' }));
        scene.record('b.wav', 1);
        scene.repository.commit('main goes on');
        const result = await scene.run(following(scene, 'feature', head, event));
        expect(result).toMatchObject({
          code: 0,
          outputs: { outcome: 'synced', replaced: '["2"]', deleted: '[]' },
        });
        expect(scene.github.deployments.at(-1)?.payload).toMatchObject({ ref: 'refs/heads/main' });
      }),
  );

  test.each([
    ['pull_request', /only the event's own commit is synced/],
    ['push', /this agent follows "main", but this run is on "feature"/],
  ])('on a %s of a feature branch is blocked if that is checked out', (event, told) =>
    play(MAY, async (scene) => {
      await synced(scene);
      const head = branch(scene, 'feature', () => scene.manifest({ 'a.wav': '1' }));
      at(scene, head);
      const result = await scene.run(following(scene, 'feature', head, event));
      expect(result).toMatchObject({ code: 1, outputs: { outcome: 'blocked' } });
      expect(result.log).toMatch(told);
      expect(held(scene)).toContain('3');
    }),
  );
});

describe('notes', () => {
  test.each<[string, unknown]>([
    ['empty', {}],
    ['text', 'not JSON'],
    ['an array', [1, 2]],
  ])('whose payload is %s are attempts, never successes', (_, payload) =>
    play(MAY, async (scene) => {
      await synced(scene);
      scene.record('a.wav', 1);
      scene.repository.commit('second');
      for (const deployment of scene.github.deployments) Object.assign(deployment, { payload });
      const result = await scene.push(ZEROS);
      expect(lists(result).replaced).toEqual(['1', '2', '3']);
    }),
  );

  test('of the first edition still count', () =>
    play(MAY, async (scene) => {
      const first = await synced(scene);
      const payload = { manifest: 'audio/manifest.json', pullRequest: null };
      for (const deployment of scene.github.deployments) Object.assign(deployment, { payload });
      scene.manifest({ 'a.wav': '1', 'b.wav': '2' });
      scene.repository.commit('second');
      const result = await scene.push(ZEROS);
      expect(result.outputs).toMatchObject({ base: first, replaced: '[]', deleted: '["3"]' });
    }));

  test('name their owner, and a normal sync takes at most four requests in sequence', () =>
    play(MAY, async (scene) => {
      await synced(scene);
      scene.record('a.wav', 1);
      scene.repository.commit('second');
      const asked = scene.github.requests.length;
      expect((await scene.push(ZEROS)).code).toBe(0);
      const paths = scene.github.requests
        .slice(asked)
        .map(({ method, path }) => `${method} ${path.split('?')[0]}`);
      expect(paths.map((path) => path.replace(/[0-9a-f]{40}|\d+(?=\/)/g, '…')).toSorted()).toEqual(
        [
          'GET /repos/octo-org/voice-agent/compare/main......',
          'POST /graphql',
          'POST /graphql',
          'POST /repos/octo-org/voice-agent/deployments',
          'POST /repos/octo-org/voice-agent/deployments/…/statuses',
          'POST /repos/octo-org/voice-agent/deployments/…/statuses',
        ].map((path) => path.replace('......', '...…')),
      );
      expect(scene.github.deployments.at(-1)?.payload).toMatchObject({
        manifest: 'audio/manifest.json',
        region: 'us',
        ref: 'refs/heads/main',
        purpose: 'sync',
        pullRequest: null,
      });
    }));

  test('of hundreds of failed attempts cost one request to read', () =>
    play(MAY, async (scene) => {
      await synced(scene);
      const [success] = scene.github.deployments;
      if (!success) throw new Error('there is no deployment');
      const failures = Array.from({ length: 90 }, (_, index) => ({
        ...success,
        id: success.id + 10 + index,
        statuses: success.statuses.map((status) =>
          status.state === 'success' ? { ...status, state: 'failure' as const } : status,
        ),
      }));
      (scene.github.deployments as unknown[]).push(...failures);
      const asked = scene.github.requests.length;
      expect((await scene.push(ZEROS)).outputs).toMatchObject({ outcome: 'unchanged' });
      expect(scene.github.requests.length - asked).toBeLessThanOrEqual(2);
    }));
});
