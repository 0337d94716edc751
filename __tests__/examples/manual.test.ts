import { describe, expect, test } from '@jest/globals';
import { commit, manifest, ONE_AGENT, secrets } from './commits.ts';
import { playExample } from './stage.ts';

test('manual.yml plans by default, sends everything on demand, deletes ids that are named', () =>
  playExample('manual.yml', ONE_AGENT, async (stage) => {
    const sha = commit(stage, { 'audio/a.wav': 300, 'audio/manifest.json': manifest({ 'a.wav': '1' }) });
    const asked = {
      mode: 'plan',
      full: false,
      base: '',
      'delete-ids': '',
      'max-deletes': '50%',
    };
    const dispatch = (inputs: Record<string, unknown>) =>
      stage.run({ event: 'workflow_dispatch', sha, secrets, payload: {}, inputs: { ...asked, ...inputs } });
    expect((await dispatch({}))[0]).toMatchObject({
      code: 0,
      outputs: { outcome: 'planned', 'to-replace': '["1"]' },
    });
    expect((await dispatch({ mode: 'sync' }))[0]).toMatchObject({
      code: 0,
      outputs: { outcome: 'synced' },
    });
    expect((await dispatch({ mode: 'sync' }))[0]).toMatchObject({
      code: 0,
      outputs: { outcome: 'unchanged' },
    });
    expect((await dispatch({ mode: 'sync', full: true, 'delete-ids': '2 3' }))[0]).toMatchObject({
      code: 0,
      outputs: { outcome: 'synced', replaced: '["1"]', deleted: '["2","3"]' },
    });
    expect((await dispatch({ base: sha }))[0]).toMatchObject({
      outputs: { outcome: 'unchanged', base: sha },
    });
  }));

describe('a run by hand on another branch than the default one', () => {
  const elsewhere = {
    event: 'workflow_dispatch',
    secrets,
    payload: { ref: 'refs/heads/topic' },
    inputs: { mode: 'sync', full: true, base: '', 'delete-ids': '', 'max-deletes': '50%' },
  };

  test.each([
    'sync.yml',
    'lfs.yml',
    'backup.yml',
    'enterprise.yml',
    'manual.yml',
    'import.yml',
    'agents.yml',
    'sweep.yml',
    'verify.yml',
    'verify-issue.yml',
  ])('does nothing: %s', (file) =>
    playExample(file, { ...ONE_AGENT, others: ['each-agent.yml'] }, async (stage) => {
      const sha = commit(stage, { 'audio/a.wav': 300, 'audio/manifest.json': manifest({ 'a.wav': '1' }) });
      expect(await stage.run({ ...elsewhere, sha })).toEqual([]);
      expect(stage.emulator.requests).toEqual([]);
    }),
  );
});
