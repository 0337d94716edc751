import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { makeWav } from '../../emulator/polyai/polyai.ts';
import { play } from '../support/scene.ts';
import { commit, heard, pullRequest, pushOf, sha256 } from './commits.ts';
import type { JobResult, Trigger } from './job.ts';
import { playExample, type Stage, type StageOptions } from './stage.ts';
import { fill, ROOT } from './workflow.ts';

/** The example repository, its two workflows, and what a user does with them. */

const EXAMPLE = join(ROOT, 'examples', 'agents');
const NAMES = ['preview', 'production', 'staging'];

interface Mapped {
  readonly agentId: string;
  readonly entries: Readonly<Record<string, { readonly id: string; readonly transcript: string }>>;
}
const manifestOf = (name: string): Mapped =>
  JSON.parse(readFileSync(join(EXAMPLE, 'audio', `${name}.json`), 'utf8'));
const entriesOf = ({ entries }: Mapped) => Object.values(entries);

/** The agents of the example as they are before the first sync; each environment has a key for its own agent. */
const OPTIONS: StageOptions = {
  agents: Object.fromEntries(NAMES.map(manifestOf).map((each) => [each.agentId, entriesOf(each)])),
  keys: {
    ...Object.fromEntries(NAMES.map((name) => [`key-of-${name}`, ['read', 'write']])),
    reader: ['read'],
  },
};
const environments = Object.fromEntries(NAMES.map((name) => [name, { POLYAI_API_KEY: `key-of-${name}` }]));
const secrets = { POLYAI_READ_KEY: 'reader' };

/** The repository as it is right after a clone. */
function commitExample(stage: Stage): string {
  stage.repository.copy(EXAMPLE, '.');
  return commit(stage, {});
}
const push = (sha: string, more: Partial<Trigger> = {}): Trigger => ({
  ...pushOf(sha),
  secrets,
  environments,
  ...more,
});
const outcomes = (results: readonly JobResult[]) =>
  results.map(({ environment, outputs }) => [environment, outputs['outcome']]);
/** What callers of an agent hear, by the file that its manifest maps. */
function heardFiles(stage: Stage, mapped: Mapped): string[] {
  const audio = heard(stage, mapped.agentId);
  return entriesOf(mapped).map(({ id }) => audio[id] ?? 'nothing');
}
const fileHashes = (stage: Stage, { entries }: Mapped) =>
  Object.keys(entries).map((name) => sha256(stage.repository.read(`audio/${name}`)));

describe('agents.yml', () => {
  test('syncs each agent in its own environment, with its own key, one at a time', () =>
    playExample('agents.yml', OPTIONS, async (stage) => {
      const results = await stage.run(push(commitExample(stage)));
      expect(outcomes(results)).toEqual([
        ['', 'listed'],
        ['preview', 'synced'],
        ['production', 'synced'],
        ['staging', 'synced'],
      ]);
      expect(results.map(({ concurrencyGroup }) => concurrencyGroup).slice(1)).toEqual([
        'audio-cache-eu-PROJECT-HOTEL-PREVIEW',
        'audio-cache-eu-PROJECT-HOTEL',
        'audio-cache-eu-PROJECT-HOTEL-STAGING',
      ]);
      for (const mapped of NAMES.map(manifestOf))
        expect(heardFiles(stage, mapped)).toEqual(fileHashes(stage, mapped));
    }));

  test('goes on with the others where one agent fails, and catches that one up later', () =>
    playExample('agents.yml', OPTIONS, async (stage) => {
      const first = commitExample(stage);
      const wrongKey = { ...environments, production: { POLYAI_API_KEY: 'expired' } };
      const results = await stage.run(push(first, { environments: wrongKey }));
      expect(results.map(({ code }) => code)).toEqual([0, 0, 1, 0]);
      const ends = () =>
        Object.fromEntries(
          Object.entries(Object.groupBy(stage.github.deployments, ({ environment }) => environment)).map(
            ([environment, all]) => [environment, all?.map(({ statuses }) => statuses.at(-1)?.state)],
          ),
        );
      expect(ends()).toMatchObject({
        'audio-cache/PROJECT-HOTEL-PREVIEW': ['success'],
        'audio-cache/PROJECT-HOTEL-STAGING': ['success'],
      });
      const second = commit(stage, { 'README.md': 'The key is a new one.' });
      expect(outcomes(await stage.run(push(second)))).toEqual([
        ['', 'listed'],
        ['preview', 'unchanged'],
        ['production', 'synced'],
        ['staging', 'unchanged'],
      ]);
      expect(ends()).toMatchObject({ 'audio-cache/PROJECT-HOTEL': expect.arrayContaining(['success']) });
    }));

  test('takes a fourth agent that is a copy of one file, with another agent and ids', () =>
    playExample(
      'agents.yml',
      { ...OPTIONS, agents: { ...OPTIONS.agents, 'PROJECT-INN': ['7', '8', '9'] } },
      async (stage) => {
        const first = commitExample(stage);
        await stage.run(push(first));
        const copy = readFileSync(join(EXAMPLE, 'audio', 'production.json'), 'utf8')
          .replace('PROJECT-HOTEL', 'PROJECT-INN')
          .replace('"1042"', '"7"')
          .replace('"1043"', '"8"')
          .replace('"1060"', '"9"')
          .replaceAll(/, "transcript": "[^"]+"/g, '');
        const second = commit(stage, { 'audio/inn.json': copy });
        const withInn = { ...environments, inn: { POLYAI_API_KEY: 'key-of-production' } };
        expect(outcomes(await stage.run(push(second, { environments: withInn })))).toEqual([
          ['', 'listed'],
          ['inn', 'synced'],
          ['preview', 'unchanged'],
          ['production', 'unchanged'],
          ['staging', 'unchanged'],
        ]);
        const mapped: Mapped = JSON.parse(copy);
        expect(heardFiles(stage, mapped)).toEqual(fileHashes(stage, mapped));
      },
    ));

  test('plans a pull request for each agent without its environment, and comments on each', () =>
    playExample('agents.yml', OPTIONS, async (stage) => {
      const base = commitExample(stage);
      const before = NAMES.map((name) => heard(stage, manifestOf(name).agentId));
      stage.repository.git('checkout', '--quiet', '-b', 'topic');
      const head = commit(stage, { 'audio/greeting.wav': 500 });
      const results = await stage.run({ ...pullRequest(stage, 'opened', base, head), secrets });
      expect(outcomes(results)).toEqual([
        ['', 'listed'],
        ['', 'planned'],
        ['', 'planned'],
        ['', 'planned'],
      ]);
      expect(results.slice(1).map(({ outputs }) => outputs['to-replace'])).toEqual([
        '["31"]',
        '["1042"]',
        '["2207"]',
      ]);
      expect(stage.github.comments).toHaveLength(3);
      expect(NAMES.map((name) => heard(stage, manifestOf(name).agentId))).toEqual(before);
    }));

  test('plans nothing where a pull request changes no agent', () =>
    playExample('agents.yml', OPTIONS, async (stage) => {
      const base = commitExample(stage);
      stage.repository.git('checkout', '--quiet', '-b', 'topic');
      const head = commit(stage, { 'README.md': 'hello' });
      const results = await stage.run({ ...pullRequest(stage, 'opened', base, head), secrets });
      expect(outcomes(results)).toEqual([['', 'listed']]);
    }));

  test('checks every agent on a schedule, with a key that may only read, and names the one that drifted', () =>
    playExample('agents.yml', OPTIONS, async (stage) => {
      const sha = commitExample(stage);
      await stage.run(push(sha));
      const nightly: Trigger = { event: 'schedule', sha, secrets };
      expect(outcomes(await stage.run(nightly)).map(([, outcome]) => outcome)).toEqual([
        'listed',
        'verified',
        'verified',
        'verified',
      ]);
      const writes = () => stage.emulator.requests.filter(({ method }) => method !== 'GET').length;
      const before = writes();
      // Somebody replaces an entry of staging in Agent Studio.
      await fetch(`${stage.emulator.url}/v1/agents/PROJECT-HOTEL-STAGING/audio-cache/2207/file`, {
        method: 'PATCH',
        headers: { 'x-api-key': 'key-of-staging', 'content-type': 'audio/wav' },
        body: new Uint8Array(makeWav(0.05, 700)),
      });
      const results = await stage.run(nightly);
      expect(outcomes(results).map(([, outcome]) => outcome)).toEqual([
        'listed',
        'verified',
        'verified',
        'drifted',
      ]);
      expect(results.at(-1)?.outputs['drifted']).toBe('["2207"]');
      expect(writes()).toBe(before + 1);
    }));

  test('syncs none where two manifests map one entry of one agent', () =>
    playExample('agents.yml', OPTIONS, async (stage) => {
      commitExample(stage);
      const twin = readFileSync(join(EXAMPLE, 'audio', 'production.json'), 'utf8');
      const results = await stage.run(push(commit(stage, { 'audio/twin.json': twin })));
      expect(outcomes(results)).toEqual([['', 'blocked']]);
      expect(results[0]?.log).toMatch(
        /"audio\/production\.json" on line 6 and by "audio\/twin\.json" on line 6/,
      );
      expect(stage.emulator.requests).toEqual([]);
    }));
});

test('each-agent.yml ends well where there is no agent yet', () =>
  playExample('each-agent.yml', OPTIONS, async (stage) => {
    const sha = commit(stage, { 'README.md': 'no audio yet' });
    for (const task of ['sync', 'plan', 'verify']) {
      const inputs = { task, manifests: 'audio/*.json', 'max-parallel': 10 };
      const results = await stage.run({ ...push(sha), inputs });
      expect(results.map(({ code, outputs }) => [code, outputs['agents']])).toEqual([[0, '[]']]);
    }
  }));

test('the manifests of the example map every file that is there', () => {
  const files = readdirSync(join(EXAMPLE, 'audio'), { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => name.endsWith('.wav'));
  for (const name of NAMES)
    expect(Object.keys(manifestOf(name).entries).toSorted()).toEqual(files.toSorted());
});

test('the recipe for a preview agent: the import fills in the ids of a copy of the manifest of production', () =>
  play({ agents: { 'PROJECT-HOTEL-PREVIEW': entriesOf(manifestOf('preview')) } }, async (scene) => {
    scene.repository.copy(EXAMPLE, '.');
    const { entries } = manifestOf('production');
    const unknown = Object.entries(entries).map(([name, entry]) => [name, { ...entry, id: '' }]);
    const copy = { agentId: 'PROJECT-HOTEL-PREVIEW', region: 'eu', entries: Object.fromEntries(unknown) };
    scene.repository.write('audio/preview.json', JSON.stringify(copy, null, 2));
    scene.repository.commit('a manifest for the preview agent');
    const result = await scene.run({
      action: 'import',
      event: 'workflow_dispatch',
      with: { manifest: 'audio/preview.json', top: '0' },
    });
    expect(result).toMatchObject({ code: 0, outputs: { outcome: 'imported' } });
    const made: Mapped = JSON.parse(scene.repository.read('audio/preview.json').toString());
    expect(made.entries).toEqual(manifestOf('preview').entries);
  }));

test.each<[string, Record<string, string>, string]>([
  ['a push to staging', { ref_name: 'staging', base_ref: '' }, 'audio/staging.json'],
  ['a push to main', { ref_name: 'main', base_ref: '' }, 'audio/production.json'],
  ['a pull request to staging', { ref_name: '7/merge', base_ref: 'staging' }, 'audio/staging.json'],
  ['the promotion', { ref_name: '8/merge', base_ref: 'main' }, 'audio/production.json'],
])('the recipe for promotion is about one agent on %s', (_event, github, manifest) => {
  const page = readFileSync(join(ROOT, 'docs', 'many-agents.md'), 'utf8');
  const [, line = ''] = /manifests: (audio\/\$\{\{ \(github.+\}\}\.json)/.exec(page) ?? [];
  expect(fill(line, { github })).toBe(manifest);
});
