import { describe, expect, test } from '@jest/globals';
import { AGENT, lists, play, READ_ONLY_KEY, type Scene } from '../support/scene.ts';
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
