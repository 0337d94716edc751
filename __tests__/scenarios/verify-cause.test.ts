import { describe, expect, test } from '@jest/globals';
import { ZEROS } from '../support/scene.ts';
import { playVerify, type VerifyScene } from '../support/verify.ts';

const GITHUB = { contents: 'read', deployments: 'write' } as const;

/** Syncs what is committed with a write that fails, so that the cache plays other audio and the record says why. */
async function syncBadly(scene: VerifyScene, fault: object, more: object = {}): Promise<void> {
  scene.manifest({ 'a.wav': '1' });
  scene.repository.commit('first');
  scene.cached('1', 'a.wav');
  scene.record('a.wav', 1);
  scene.repository.commit('second');
  scene.emulator.fault({ route: 'replace', ...fault });
  await scene.push(ZEROS, more);
}

describe('the likely cause of a drift', () => {
  test('is the last sync, if that did not succeed', () =>
    playVerify({ github: GITHUB, mayWrite: true }, async (scene) => {
      await syncBadly(scene, { status: 400 });
      const head = scene.repository.git('rev-parse', '--short=7', 'HEAD');
      const result = await scene.verify();
      expect(result.outputs).toMatchObject({ outcome: 'drifted', drifted: '["1"]' });
      expect(result.log).toContain(
        `::warning::likely cause of the drift: the last sync, of commit ${head}, did not succeed: start it again`,
      );
      expect(result.summary).toContain('**Next:**\n- Likely cause: the last sync');
    }));

  test('is a sync that is under way, or was killed', () =>
    playVerify({ github: GITHUB, mayWrite: true }, async (scene) => {
      await syncBadly(
        scene,
        { hang: true },
        {
          started: (child: import('node:child_process').ChildProcess) => {
            const timer = setInterval(() => {
              if (scene.writes().length > 0) child.kill('SIGKILL');
            }, 5);
            child.once('exit', () => clearInterval(timer));
          },
        },
      );
      const result = await scene.verify();
      expect(result.outputs['outcome']).toBe('drifted');
      expect(result.summary).toMatch(
        /Likely cause: a sync of commit [0-9a-f]{7} is under way, or was killed/,
      );
    }));

  test('is not looked for where the token may not read deployments', () =>
    playVerify({ github: { contents: 'read' } }, async (scene) => {
      scene.manifest({ 'a.wav': '1' });
      scene.repository.commit('first');
      const result = await scene.verify();
      expect(result.outputs['outcome']).toBe('drifted');
      expect(result.log).not.toContain('likely cause');
    }));

  test('is none where the last sync succeeded', () =>
    playVerify({ github: GITHUB, mayWrite: true }, async (scene) => {
      await syncBadly(scene, { status: 500, times: 1 });
      scene.emulator.change('PROJECT-T1', { regenerate: '1' });
      const result = await scene.verify();
      expect(result.outputs['outcome']).toBe('drifted');
      expect(result.log).not.toContain('likely cause');
    }));
});
