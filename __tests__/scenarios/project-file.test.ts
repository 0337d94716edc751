import { describe, expect, test } from '@jest/globals';
import { preview } from '../support/pull-requests.ts';
import { AGENT, lists, play, READ_ONLY_KEY, type Scene, type SceneOptions } from '../support/scene.ts';
import { playVerify } from '../support/verify.ts';

/** The input `project` of the main action: agent and region from a PolyAI ADK project file of the commit. */

const run = (scene: Scene, inputs: Record<string, string> = {}) =>
  scene.run({ event: 'workflow_dispatch', with: { project: 'project.yaml', ...inputs } });
const project = (id: string) => `# made by the kit\nproject_id: ${id}\naccount_id: acme\nregion: euw-1\n`;

describe('the project file of verify and import', () => {
  test('names the agent there, too', () =>
    playVerify({}, async (scene) => {
      scene.repository.write('project.yaml', project(AGENT));
      scene.manifest({ 'a.wav': '1' }, {});
      scene.repository.commit('an ADK project');
      scene.cached('1', 'a.wav');
      const verified = await scene.verify({ project: 'project.yaml' });
      expect(verified).toMatchObject({ code: 0, outputs: { outcome: 'verified' } });
      const imported = await scene.run({
        event: 'workflow_dispatch',
        action: 'import',
        with: { project: 'project.yaml', 'api-key': READ_ONLY_KEY },
      });
      expect(imported).toMatchObject({ code: 0, outputs: { outcome: 'unchanged' } });
      expect(JSON.parse(scene.report(verified))).toMatchObject({ agentId: AGENT, region: 'eu' });
      expect(JSON.parse(scene.report(imported))).toMatchObject({ agentId: AGENT, region: 'eu' });
    }));

  test.each(['verify', 'import'] as const)('stops %s where it is for another agent', (action) =>
    playVerify({}, async (scene) => {
      scene.repository.write('project.yaml', project('PROJECT-OTHER'));
      scene.manifest({ 'a.wav': '1' });
      scene.repository.commit('an ADK project');
      const inputs = { project: 'project.yaml', 'api-key': READ_ONLY_KEY };
      const result = await scene.run({ event: 'workflow_dispatch', action, with: inputs });
      expect(result).toMatchObject({ code: 1, outputs: { outcome: 'blocked' } });
      expect(result.log).toMatch(/the project file says PROJECT-OTHER/);
    }),
  );
});

describe('a project file', () => {
  test('names the agent where the manifest names none', () =>
    play({}, async (scene) => {
      scene.repository.write('project.yaml', project(AGENT));
      scene.manifest({ 'a.wav': '1' }, {});
      scene.repository.commit('an ADK project');
      const result = await run(scene);
      expect(result).toMatchObject({ code: 0, outputs: { outcome: 'synced' } });
      expect(lists(result).replaced).toEqual(['1']);
      expect(JSON.parse(scene.report(result))).toMatchObject({
        agentId: AGENT,
        region: 'eu',
        inputs: { project: 'project.yaml' },
      });
    }));

  test('counts as it was committed, whatever the workspace holds', () =>
    play({}, async (scene) => {
      scene.repository.write('adk/project.yaml', project(AGENT));
      scene.manifest({ 'a.wav': '1' }, {});
      scene.repository.commit('an ADK project');
      scene.repository.write('adk/project.yaml', project('PROJECT-OTHER'));
      expect(await run(scene, { project: 'adk/project.yaml' })).toMatchObject({ code: 0 });
    }));

  test.each<[string, Record<string, string>, RegExp]>([
    [
      'is for another agent than the manifest',
      { 'project.yaml': project('PROJECT-OTHER') },
      /^::error file=project\.yaml::the manifest "audio\/manifest\.json" has the agent \S+, but the project file says PROJECT-OTHER/m,
    ],
    [
      'names a region that there is not',
      { 'project.yaml': 'project_id: A\nregion: us\n' },
      /^::error file=project\.yaml,line=2,col=9::"region" is "us": write one of us-1/m,
    ],
    [
      'is not YAML',
      { 'project.yaml': 'project_id: [\n' },
      /^::error file=project\.yaml,line=2,col=1::the project file is not valid YAML/m,
    ],
    [
      'is missing',
      {},
      /^::error::input "project" is "project\.yaml", but commit [0-9a-f]{7} has no such file, neither next to "audio\/manifest\.json" nor above it/m,
    ],
    [
      'is a folder',
      { 'project.yaml/x': 'y' },
      /^::error file=project\.yaml::the project file "project\.yaml" is a folder/m,
    ],
    [
      'is far too large',
      { 'project.yaml': `#${'x'.repeat(70_000)}` },
      /^::error file=project\.yaml::the project file "project\.yaml" has more than 65536 bytes/m,
    ],
  ])('that %s blocks the run before anything is asked', (_what, files, told) =>
    play({}, async (scene) => {
      for (const [path, text] of Object.entries(files)) scene.repository.write(path, text);
      scene.manifest({ 'a.wav': '1' });
      scene.repository.commit('a mistake');
      const result = await run(scene);
      expect(result).toMatchObject({ code: 1, outputs: { outcome: 'blocked' } });
      expect(result.log).toMatch(told);
      expect(scene.emulator.requests).toEqual([]);
    }),
  );
});

describe('a project file that now names another agent', () => {
  const OTHER = 'PROJECT-NEW';
  const three = ['1', '2', '3'].map((id) => ({ id }));
  const options: SceneOptions = { agents: { [AGENT]: three, [OTHER]: three } };
  const GITHUB = { contents: 'read', deployments: 'write' } as const;

  /** The first commit is synced to one agent; the next one, without entry 3, names the other. Returns the first. */
  async function moved(scene: Scene): Promise<string> {
    scene.repository.write('project.yaml', project(AGENT));
    scene.manifest({ 'a.wav': '1', 'b.wav': '2', 'c.wav': '3' }, {});
    const first = scene.repository.commit('first');
    expect(await run(scene)).toMatchObject({ code: 0, outputs: { outcome: 'synced' } });
    scene.repository.write('project.yaml', project(OTHER));
    scene.manifest({ 'a.wav': '1', 'b.wav': '2' }, {});
    scene.repository.commit('another agent');
    return first;
  }

  const held = ({ emulator }: Scene) => emulator.entries(OTHER).map(({ id }) => id);

  test('is another cache: a push without a record sends everything there, and deletes nothing', () =>
    play(options, async (scene) => {
      const first = await moved(scene);
      const result = await scene.push(first, { with: { project: 'project.yaml' } });
      expect(lists(result)).toMatchObject({ replaced: ['1', '2'], deleted: [] });
      expect(held(scene)).toEqual(['1', '2', '3']);
      expect(result.log).toMatch(/::notice.*has a project file for agent PROJECT-T1: it counts as empty/);
    }));

  test('is another cache for a run with "base", too', () =>
    play({ ...options, github: GITHUB }, async (scene) => {
      const first = await moved(scene);
      const result = await run(scene, { base: first });
      expect(lists(result)).toMatchObject({ replaced: ['1', '2'], deleted: [] });
      expect(held(scene)).toEqual(['1', '2', '3']);
    }));

  test("is another cache in a pull request's plan", () =>
    play({ ...options, github: GITHUB }, async (scene) => {
      const { repository } = scene;
      const first = await moved(scene);
      const head = repository.head();
      repository.git('reset', '--quiet', '--hard', first);
      const result = await preview(scene, head, { project: 'project.yaml' });
      expect(result.outputs).toMatchObject({
        outcome: 'planned',
        'to-replace': '["1","2"]',
        'to-delete': '[]',
      });
    }));
});
