import { describe, expect, test } from '@jest/globals';
import { makeWav } from '../../emulator/polyai/wav.ts';
import { playVerify, type VerifyScene } from '../support/verify.ts';

const REPOSITORY = 'octo-org/voice-agent';

/** Commits a file for an entry that plays other audio. */
function commitDrift(scene: VerifyScene): void {
  scene.manifest({ 'a.wav': '1', 'b.wav': '2' });
  scene.repository.commit('first');
  scene.cached('1', 'a.wav', { audio: makeWav(0.2, 500) });
  scene.cached('2', 'b.wav');
}

/** A pull request's event, of a branch or of a fork. */
function pull(from = REPOSITORY) {
  const pull_request = {
    number: 7,
    head: { repo: { full_name: from } },
    base: { ref: 'main', repo: { full_name: REPOSITORY } },
  };
  return { event: 'pull_request', payload: { action: 'synchronize', number: 7, pull_request } };
}

describe('on a pull request', () => {
  test('one comment is kept up to date, beside that of the plan', () =>
    playVerify({ github: { 'pull-requests': 'write', contents: 'read' } }, async (scene) => {
      commitDrift(scene);
      const first = await scene.verify({ comment: 'true' }, pull());
      expect(first.log).toContain('the comment on pull request 7 was created');
      scene.cached('1', 'a.wav');
      const second = await scene.verify({ comment: 'true' }, pull());
      expect(second.log).toContain('the comment on pull request 7 was updated');
      expect((await scene.verify({ comment: 'true' }, pull())).log).toContain('was up to date already');
      await scene.run({ ...pull(), with: { comment: 'true' } });
      const comments = scene.github.comments.map(({ body }) => body);
      expect(comments).toHaveLength(2);
      expect(comments[0]).toMatch(
        /^<!-- polyai-audio-cache-verify audio%2Fmanifest\.json -->\n### ✅ Verified/,
      );
      expect(comments[1]).toMatch(/^<!-- polyai-audio-cache-sync /);
    }));

  test('without the right to comment there is a notice, and the outcome is the same', () =>
    playVerify({ github: { contents: 'read' } }, async (scene) => {
      commitDrift(scene);
      const result = await scene.verify({ comment: 'true' }, pull());
      expect(result.outputs['outcome']).toBe('drifted');
      expect(result.log).toMatch(/::notice::.*"pull-requests: write"/);
    }));

  test('from a fork, without secrets, nothing is read: inconclusive, with a notice', () =>
    playVerify({}, async (scene) => {
      commitDrift(scene);
      const result = await scene.verify({ 'api-key': '' }, pull('mallory/fork'));
      expect(result).toMatchObject({ code: 0, outputs: { outcome: 'inconclusive', drifted: '[]' } });
      expect(result.log).toMatch(/::notice::.*get no secrets/);
      expect(result.summary).toContain('Inconclusive: the cache was not read');
      expect(scene.emulator.requests).toEqual([]);
    }));
});

test('where nothing has drifted and no comment is asked for, GitHub is not asked for anything', () =>
  playVerify({ github: { 'pull-requests': 'write', contents: 'read' } }, async (scene) => {
    commitDrift(scene);
    scene.cached('1', 'a.wav');
    await scene.verify({}, pull());
    expect(scene.github.requests).toEqual([]);
  }));
