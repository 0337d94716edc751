import { describe, expect, test } from '@jest/globals';
import type { Step, StepResult } from '../../emulator/runner/runner.ts';
import { play, type Scene, type SceneOptions } from '../support/scene.ts';

/** The action `agents`: the manifests of a commit become jobs, or the run is blocked and says what is wrong with which. */

const FOLDERS = { manifests: 'audio/*/manifest.json' };
const write = (scene: Scene, path: string, content: unknown) =>
  scene.repository.write(
    path,
    typeof content === 'string' ? content : `${JSON.stringify(content, null, 2)}\n`,
  );

/** Writes a manifest that maps ids to files of their own; the files themselves are a sync's business. */
function agent(scene: Scene, path: string, agentId: string, ids: readonly string[] = ['1'], region?: string) {
  const entries = Object.fromEntries(ids.map((id) => [`${id}.wav`, id]));
  write(scene, path, { agentId, ...(region ? { region } : {}), entries });
}

function list(scene: Scene, inputs: Record<string, string> = FOLDERS, step: Partial<Step> = {}) {
  return scene.run({ action: 'agents', event: 'workflow_dispatch', ...step, with: inputs });
}

const jobs = ({ outputs }: StepResult, name = 'agents') => JSON.parse(outputs[name] ?? 'null');
const names = (result: StepResult, name?: string) =>
  jobs(result, name).map((job: { name: string }) => job.name);
const errors = ({ log }: StepResult) => log.match(/^::error.*$/gm) ?? [];

/** Plays, and holds the action to its promise that PolyAI is not asked anything. */
const playQuietly = (options: SceneOptions, act: (scene: Scene) => Promise<void>) =>
  play(options, async (scene) => {
    await act(scene);
    expect(scene.emulator.requests).toEqual([]);
  });

describe('the agents of a repository', () => {
  test('are listed by name, as jobs of a matrix', () =>
    playQuietly({}, async (scene) => {
      agent(scene, 'audio/support/manifest.json', 'PROJECT-S', ['1', '2'], 'eu');
      agent(scene, 'audio/bookings/manifest.json', 'PROJECT-B');
      scene.repository.commit('two agents');
      const result = await list(scene);
      expect(result).toMatchObject({ code: 0, outputs: { outcome: 'listed', count: '2' } });
      expect(jobs(result)).toEqual([
        {
          name: 'bookings',
          manifest: 'audio/bookings/manifest.json',
          agentId: 'PROJECT-B',
          region: 'us',
          changed: true,
        },
        {
          name: 'support',
          manifest: 'audio/support/manifest.json',
          agentId: 'PROJECT-S',
          region: 'eu',
          changed: true,
        },
      ]);
      expect(result.summary).toMatch(/2 agents found/);
      expect(result.summary).toMatch(
        /<code>support<\/code>.*<code>PROJECT-S<\/code> · eu.*\/audio\/support\/manifest\.json\).*2 entries · changed/,
      );
    }));

  test('are found by the default patterns, in JSON and YAML', () =>
    playQuietly({}, async (scene) => {
      agent(scene, 'audio/a/manifest.json', 'A');
      write(scene, 'audio/b/manifest.yaml', 'agentId: B\nentries: { x.wav: "1" }\n');
      write(scene, 'audio/c/manifest.yml', 'agentId: C\nentries: { x.wav: "1" }\n');
      agent(scene, 'audio/manifest.json', 'D');
      scene.repository.commit('three of them');
      expect(names(await list(scene, {}))).toEqual(['a', 'b', 'c']);
    }));

  test('are those of the commit, whatever the workspace holds', () =>
    playQuietly({}, async (scene) => {
      agent(scene, 'audio/a/manifest.json', 'A');
      scene.repository.commit('one agent');
      agent(scene, 'audio/a/manifest.json', 'OTHER');
      agent(scene, 'audio/b/manifest.json', 'B');
      expect(jobs(await list(scene))).toMatchObject([{ name: 'a', agentId: 'A' }]);
    }));

  test('that patterns exclude are left out', () =>
    playQuietly({}, async (scene) => {
      for (const name of ['a', 'b', 'c']) agent(scene, `audio/${name}.json`, name);
      scene.repository.commit('three agents');
      expect(names(await list(scene, { manifests: 'audio/*.json\n# not yet\n!audio/b.json' }))).toEqual([
        'a',
        'c',
      ]);
    }));

  test('may be none: the output is an empty list, with a warning', () =>
    playQuietly({}, async (scene) => {
      scene.repository.commit('nothing');
      const result = await list(scene);
      expect(result).toMatchObject({
        code: 0,
        outputs: { outcome: 'listed', agents: '[]', changed: '[]', count: '0' },
      });
      expect(result.log).toMatch(/^::warning::.*selects no file of this commit/m);
    }));

  test('may be 256, and no more: GitHub refuses a larger matrix', () =>
    playQuietly({}, async (scene) => {
      for (let index = 1; index <= 256; index += 1)
        agent(scene, `audio/a${index}/manifest.json`, `A${index}`);
      scene.repository.commit('as many as can be');
      const most = await list(scene);
      expect(most).toMatchObject({ code: 0, outputs: { count: '256' } });
      expect(new Set(names(most)).size).toBe(256);
      agent(scene, 'audio/a257/manifest.json', 'A257');
      scene.repository.commit('one too many');
      const result = await list(scene);
      expect(result).toMatchObject({ code: 1, outputs: { outcome: 'blocked', agents: '[]', count: '0' } });
      expect(errors(result)).toEqual([expect.stringMatching(/selects 257 manifests, .* at most 256 jobs/)]);
    }));
});

describe('what changed', () => {
  /** Two agents, of which the second commit changes a file of one. */
  function history(scene: Scene): string {
    agent(scene, 'audio/a/manifest.json', 'A');
    agent(scene, 'audio/b/manifest.json', 'B');
    write(scene, 'audio/a/1.wav', 'one take');
    const before = scene.repository.commit('first');
    write(scene, 'audio/a/1.wav', 'another take');
    scene.repository.commit('second');
    return before;
  }
  const push = (before: string): Partial<Step> => ({ event: 'push', payload: { before } });

  test('in a push is told for each agent', () =>
    playQuietly({}, async (scene) => {
      const result = await list(scene, FOLDERS, push(history(scene)));
      expect(jobs(result).map(({ name, changed }: Record<string, unknown>) => [name, changed])).toEqual([
        ['a', true],
        ['b', false],
      ]);
      expect(names(result, 'changed')).toEqual(['a']);
    }));

  test('in a pull request is told by its merge commit', () =>
    playQuietly({}, async (scene) => {
      const base = history(scene);
      const { git } = scene.repository;
      const head = git('rev-parse', 'HEAD');
      git('checkout', '--quiet', '--detach', base);
      git('merge', '--quiet', '--no-ff', '--message', 'merge', head);
      const pull_request = { number: 7, head: { sha: head }, base: { ref: 'main' } };
      const step = { event: 'pull_request', payload: { action: 'opened', number: 7, pull_request } };
      expect(names(await list(scene, FOLDERS, step), 'changed')).toEqual(['a']);
    }));

  test('in a merge group is told by its base', () =>
    playQuietly({}, async (scene) => {
      const step = { event: 'merge_group', payload: { merge_group: { base_sha: history(scene) } } };
      expect(names(await list(scene, FOLDERS, step), 'changed')).toEqual(['a']);
    }));

  test('next to a manifest counts for every manifest of that folder', () =>
    playQuietly({}, async (scene) => {
      agent(scene, 'audio/production.json', 'P');
      agent(scene, 'audio/staging.json', 'S');
      const before = scene.repository.commit('first');
      write(scene, 'audio/1.wav', 'a take');
      scene.repository.commit('second');
      const result = await list(scene, { manifests: 'audio/*.json' }, push(before));
      expect(names(result, 'changed')).toEqual(['production', 'staging']);
    }));

  test.each<[string, (before: string) => Partial<Step>]>([
    ['on a new branch', () => push('0'.repeat(40))],
    ['when the commit before is gone', () => push('e'.repeat(40))],
    ['in a run by hand', () => ({ event: 'workflow_dispatch' })],
    ['in a pull request whose head is checked out', () => ({ event: 'pull_request' })],
  ])('is not known %s: everything counts, and the run goes on', (_when, step) =>
    playQuietly({}, async (scene) => {
      const result = await list(scene, FOLDERS, step(history(scene)));
      expect(result).toMatchObject({ code: 0, outputs: { count: '2' } });
      expect(names(result, 'changed')).toEqual(['a', 'b']);
      expect(result.log).toMatch(/every agent counts as changed: /);
    }),
  );
});

describe('blocked, and no agent is listed, where', () => {
  type Row = [
    what: string,
    files: Record<string, unknown>,
    told: readonly RegExp[],
    inputs: Record<string, string>,
  ];
  const good = { agentId: 'A', entries: { 'a.wav': '1' } };
  const twin = '{\n  "agentId": "A",\n  "entries": {\n    "x.wav": "7",\n    "a.wav": "1"\n  }\n}\n';
  const bad = '{\n  "agentId": "B",\n  "entries": {\n    "a.wav": "x"\n  }\n}\n';

  test.each<Row>([
    [
      'one manifest of several is not valid',
      { 'audio/a/manifest.json': good, 'audio/b/manifest.json': bad },
      [/file=audio\/b\/manifest\.json,line=4,col=14::the entry id "x"/],
      FOLDERS,
    ],
    [
      'several are not valid: all are named',
      { 'audio/a/manifest.json': '{', 'audio/b/manifest.json': bad },
      [/file=audio\/a\/manifest\.json/, /file=audio\/b\/manifest\.json,line=4/],
      FOLDERS,
    ],
    [
      'a manifest names no agent',
      { 'audio/a/manifest.json': { 'a.wav': '1' } },
      [/file=audio\/a\/manifest\.json::.*names no "agentId"/],
      FOLDERS,
    ],
    [
      'two manifests of one agent map the same entry',
      { 'audio/a/manifest.json': good, 'audio/b/manifest.json': twin },
      [
        /file=audio\/b\/manifest\.json,line=5,col=5::entry "1" of agent A \(us\) is mapped by "audio\/a\/manifest\.json" on line 4 and by "audio\/b\/manifest\.json" on line 5/,
      ],
      FOLDERS,
    ],
    [
      'a manifest that is named is not in the commit',
      { 'audio/a/manifest.json': good },
      [/names "audio\/b\/manifest\.json", but commit [0-9a-f]{7} has no such file/],
      { manifests: 'audio/*/manifest.json\naudio/b/manifest.json' },
    ],
    [
      'a pattern leads out of the repository',
      {},
      [/must not have "\." or "\.\."/],
      { manifests: '../*.json' },
    ],
    [
      'there is nothing but comments',
      {},
      [/input "manifests" is "# none": write a pattern such as "audio/],
      { manifests: '# none' },
    ],
    [
      'a manifest cannot be named in a workflow',
      { 'audio/a\\b/manifest.json': good },
      [/cannot be named in the input "manifest".*rename it/],
      FOLDERS,
    ],
  ])('%s', (_what, files, told, inputs) =>
    playQuietly({}, async (scene) => {
      for (const [path, content] of Object.entries(files)) write(scene, path, content);
      scene.repository.commit('a mistake');
      const result = await list(scene, inputs);
      expect(result).toMatchObject({ code: 1, outputs: { outcome: 'blocked', agents: '[]', changed: '[]' } });
      expect(errors(result)).toEqual(told.map((each) => expect.stringMatching(each)));
      expect(result.log).not.toMatch(/^ +at /m);
      expect(result.summary).toMatch(/Blocked/);
    }),
  );

  test('a manifest is a symbolic link', () =>
    playQuietly({}, async (scene) => {
      agent(scene, 'audio/a/manifest.json', 'A');
      scene.repository.git('config', 'core.symlinks', 'true');
      const blob = scene.repository.git('hash-object', '-w', 'audio/a/manifest.json');
      scene.repository.commit('one agent');
      scene.repository.git('update-index', '--add', '--cacheinfo', `120000,${blob},audio/b/manifest.json`);
      scene.repository.git('commit', '--quiet', '--message', 'a link');
      const result = await list(scene);
      expect(result.code).toBe(1);
      expect(errors(result)).toEqual([expect.stringMatching(/b\/manifest\.json" is a symbolic link/)]);
    }));

  test('the workspace is no repository', () =>
    playQuietly({}, async (scene) => {
      scene.repository.write('.git', null);
      const result = await list(scene);
      expect(result).toMatchObject({ code: 1, outputs: { outcome: 'blocked', agents: '[]' } });
      expect(errors(result)).toEqual([expect.stringMatching(/run actions\/checkout before this action/)]);
    }));
});

describe('with project files of the ADK', () => {
  const project = (id: string, region = 'euw-1') =>
    `project_id: ${id}\naccount_id: acme\nregion: ${region}\n`;
  const inputs = { manifests: '*/audio/manifest.json', project: 'project.yaml' };

  test('each agent has the nearest one', () =>
    playQuietly({}, async (scene) => {
      write(scene, 'bookings/project.yaml', project('PROJECT-B'));
      write(scene, 'bookings/audio/manifest.json', { 'a.wav': '1' });
      write(scene, 'support/project.yaml', project('PROJECT-S', 'us-1'));
      write(scene, 'support/audio/manifest.json', { 'a.wav': '1' });
      scene.repository.commit('two projects');
      expect(jobs(await list(scene, inputs))).toMatchObject([
        { name: 'bookings', agentId: 'PROJECT-B', region: 'eu' },
        { name: 'support', agentId: 'PROJECT-S', region: 'us' },
      ]);
    }));

  test('one that contradicts its manifest is named, and one that is missing, too', () =>
    playQuietly({}, async (scene) => {
      write(scene, 'bookings/project.yaml', project('PROJECT-B'));
      agent(scene, 'bookings/audio/manifest.json', 'PROJECT-X');
      write(scene, 'support/audio/manifest.json', { 'a.wav': '1' });
      scene.repository.commit('a wrong and a missing one');
      const result = await list(scene, inputs);
      expect(result).toMatchObject({ code: 1, outputs: { outcome: 'blocked' } });
      expect(errors(result)).toEqual([
        expect.stringMatching(
          /file=bookings\/project\.yaml::.*has the agent PROJECT-X, but the project file says PROJECT-B/,
        ),
        expect.stringMatching(
          /has no such file, neither next to "support\/audio\/manifest\.json" nor above it/,
        ),
      ]);
    }));
});
