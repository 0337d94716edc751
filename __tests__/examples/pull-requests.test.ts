import { expect, test } from '@jest/globals';
import { AGENT, commit, heard, manifest, ONE_AGENT, pullRequest, tone } from './commits.ts';
import { playExample } from './stage.ts';

test('plan.yml plans a pull request and writes nothing, with a key that may only read', () =>
  playExample(
    'plan.yml',
    {
      ...ONE_AGENT,
      keys: { k: ['read'] },
    },
    async (stage) => {
      const base = commit(stage, { 'audio/a.wav': 300, 'audio/manifest.json': manifest({ 'a.wav': '1' }) });
      stage.repository.git('checkout', '--quiet', '-b', 'topic');
      const head = commit(stage, { 'audio/a.wav': 500 });
      const trigger = pullRequest(stage, 'opened', base, head);
      const before = heard(stage, AGENT);
      const [own] = await stage.run({ ...trigger, secrets: { POLYAI_READ_KEY: 'k' } });
      expect(own).toMatchObject({ code: 0, outputs: { outcome: 'planned', base, 'to-replace': '["1"]' } });
      const fork = pullRequest(stage, 'opened', base, head, 'somebody/voice-agent');
      const [strange] = await stage.run(fork);
      expect(strange).toMatchObject({ code: 0, outputs: { outcome: 'planned', 'to-replace': '["1"]' } });
      expect(heard(stage, AGENT)).toEqual(before);
    },
  ));

test('preview.yml lets callers of the preview agent hear a pull request, and undoes that when it is closed', () =>
  playExample(
    'preview.yml',
    {
      agents: { [AGENT]: ['1'], 'PROJECT-P': ['71', '72'] },
      keys: { p: ['read', 'write'] },
    },
    async (stage) => {
      const preview = (entries: Record<string, string>) => manifest(entries, 'PROJECT-P');
      const base = commit(stage, {
        'audio/a.wav': 300,
        'audio/b.wav': 400,
        'audio/preview.json': preview({ 'a.wav': '71', 'b.wav': '72' }),
      });
      stage.repository.git('checkout', '--quiet', '-b', 'topic');
      const head = commit(stage, { 'audio/a.wav': 500 });
      const previewSecrets = { secrets: { POLYAI_PREVIEW_KEY: 'p' } };
      const production = heard(stage, AGENT);
      const [opened] = await stage.run({ ...pullRequest(stage, 'opened', base, head), ...previewSecrets });
      expect(opened).toMatchObject({ code: 0, outputs: { outcome: 'synced' } });
      expect(heard(stage, 'PROJECT-P')).toEqual({ 71: tone(500), 72: tone(400) });
      const [closed] = await stage.run({ ...pullRequest(stage, 'closed', base, head), ...previewSecrets });
      expect(closed).toMatchObject({
        code: 0,
        outputs: { outcome: 'synced', head: base, replaced: '["71"]' },
      });
      expect(heard(stage, 'PROJECT-P')).toEqual({ 71: tone(300), 72: tone(400) });
      expect(heard(stage, AGENT)).toEqual(production);
    },
  ));

test('sweep.yml undoes the preview of a pull request whose own clean-up never ran, and leaves an open one', () =>
  playExample(
    'sweep.yml',
    { agents: { 'PROJECT-P': ['71', '72'] }, keys: { p: ['read', 'write'] }, others: ['preview.yml'] },
    async (stage) => {
      const base = commit(stage, {
        'audio/a.wav': 300,
        'audio/b.wav': 400,
        'audio/preview.json': manifest({ 'a.wav': '71', 'b.wav': '72' }, 'PROJECT-P'),
      });
      stage.repository.git('checkout', '--quiet', '-b', 'topic');
      const head = commit(stage, { 'audio/a.wav': 500 });
      const secrets = { POLYAI_PREVIEW_KEY: 'p' };
      const sweep = { event: 'schedule', sha: base, secrets };
      stage.github.pullRequest({ number: 7, headSha: head });
      await stage.run({ ...pullRequest(stage, 'opened', base, head), secrets }, 'preview.yml');
      const previewed = { 71: tone(500), 72: tone(400) };
      expect(heard(stage, 'PROJECT-P')).toEqual(previewed);
      const [early] = await stage.run(sweep);
      expect(early).toMatchObject({ code: 0, outputs: { outcome: 'unchanged' } });
      expect(heard(stage, 'PROJECT-P')).toEqual(previewed);
      stage.github.pullRequest({ number: 7, state: 'closed' });
      const [late] = await stage.run(sweep);
      expect(late).toMatchObject({ code: 0, outputs: { outcome: 'synced', replaced: '["71"]' } });
      expect(heard(stage, 'PROJECT-P')).toEqual({ 71: tone(300), 72: tone(400) });
    },
  ));
