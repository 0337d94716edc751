import { describe, expect, test } from '@jest/globals';
import { makeWav } from '../../emulator/polyai/polyai.ts';
import { AGENT, commit, manifest } from './commits.ts';
import { playExample, type Stage, type StageOptions } from './stage.ts';

/** The cache plays what is committed for the first entry, and something else for the second. */
const OPTIONS: StageOptions = {
  agents: {
    [AGENT]: [
      { id: '1', audio: makeWav(0.05, 300) },
      { id: '2', audio: makeWav(0.05, 400) },
    ],
  },
  keys: { reader: ['read'] },
};
const secrets = { POLYAI_READ_KEY: 'reader' };

function commitTwo(stage: Stage, second: number): string {
  const files = { 'audio/a.wav': 300, 'audio/b.wav': second };
  return commit(stage, { ...files, 'audio/manifest.json': manifest({ 'a.wav': '1', 'b.wav': '2' }) });
}

const nightly = (sha: string) => ({ event: 'schedule', sha, secrets, inputs: {} });

describe('verify.yml', () => {
  test('passes at night while callers hear the default branch, and fails once they do not', () =>
    playExample('verify.yml', OPTIONS, async (stage) => {
      const [good] = await stage.run(nightly(commitTwo(stage, 400)));
      expect(good).toMatchObject({ code: 0, outputs: { outcome: 'verified' } });
      const [bad] = await stage.run(nightly(commitTwo(stage, 500)));
      expect(bad).toMatchObject({ code: 1, outputs: { outcome: 'drifted', drifted: '["2"]' } });
      expect(stage.emulator.requests.every(({ method }) => method === 'GET')).toBe(true);
    }));

  test('compares by the listing alone where that is asked for by hand', () =>
    playExample('verify.yml', OPTIONS, async (stage) => {
      const sha = commitTwo(stage, 500);
      const [run] = await stage.run({
        ...nightly(sha),
        event: 'workflow_dispatch',
        inputs: { compare: 'listing' },
      });
      expect(run).toMatchObject({ code: 0, outputs: { outcome: 'verified' } });
      expect(stage.emulator.requests.map(({ route }) => route)).toEqual(['list']);
    }));
});

test('verify-issue.yml stays green and goes on to the issue only if something has drifted', () =>
  playExample('verify-issue.yml', OPTIONS, async (stage) => {
    const [good] = await stage.run(nightly(commitTwo(stage, 400)));
    expect(good).toMatchObject({ code: 0, outputs: { outcome: 'verified' } });
    expect(good?.others).toEqual({});
    const [bad] = await stage.run(nightly(commitTwo(stage, 500)));
    expect(bad).toMatchObject({ code: 0, outputs: { outcome: 'drifted', drifted: '["2"]' } });
    // A step with a script.
    expect(Object.keys(bad?.others ?? {})).toEqual(['']);
  }));
