import { describe, expect, test } from '@jest/globals';
import type { FaultEffect } from '../../emulator/polyai/polyai.ts';
import { onceWriting } from '../support/pushes.ts';
import { lists, play, type Scene, ZEROS } from '../support/scene.ts';

const IDS = Array.from({ length: 60 }, (_, index) => String(index + 1));
const WITH = { concurrency: '8' };

/** Commits a file for each entry. */
function commitAll(scene: Scene): void {
  scene.manifest(Object.fromEntries(IDS.map((id) => [`${id}.wav`, id])));
  scene.repository.commit('first');
}

/** From the tenth write on, all requests fail, for so many milliseconds. */
function outage(scene: Scene, effect: FaultEffect, milliseconds: number) {
  return onceWriting(scene, 10, () => {
    scene.emulator.fault({ ...effect, times: 'always' });
    if (Number.isFinite(milliseconds)) setTimeout(() => scene.emulator.clearFaults(), milliseconds);
  });
}

const failing = (scene: Scene) =>
  scene.emulator.requests.filter(({ outcome }) => outcome !== 204 && outcome !== 200);

describe('an outage', () => {
  test.concurrent.each<[string, FaultEffect]>([
    ['503', { status: 503 }],
    ["a gateway's 502", { status: 502, body: '<html><h1>Bad Gateway</h1></html>' }],
    ['504', { status: 504 }],
    ['lost connections', { reset: 'before' }],
    ['connections that are lost after the work', { reset: 'after' }],
  ])('(%s) of five seconds is waited for: no entry is lost, and few requests are sent', (_title, effect) =>
    play({ ids: IDS, latencyMs: 20 }, async (scene) => {
      commitAll(scene);
      const result = await scene.push(ZEROS, { with: WITH, started: outage(scene, effect, 5_000) });
      expect(result).toMatchObject({ code: 0, outputs: { outcome: 'synced' } });
      expect(lists(result).replaced).toHaveLength(60);
      // Those in flight when it began, and one request at a time from then on.
      expect(failing(scene).length).toBeLessThanOrEqual(8 + 6);
      expect(result.log).toMatch(
        /PolyAI, or the connection to it, is down \(.*\): waiting up to 120 s for it/,
      );
      expect(result.log).toMatch(/PolyAI is back after [5-9] s/);
    }),
  );

  test.concurrent('that outlasts the patience ends the run: what was never sent is skipped', () =>
    play({ ids: IDS, latencyMs: 20 }, async (scene) => {
      commitAll(scene);
      const started = outage(scene, { status: 503 }, Number.POSITIVE_INFINITY);
      const result = await scene.push(ZEROS, { with: { ...WITH, 'max-attempts': '1' }, started });
      expect(result).toMatchObject({ code: 1, outputs: { outcome: 'failed' } });
      const { replaced, failed, skipped } = lists(result);
      expect(failed.length).toBeLessThanOrEqual(8);
      expect(replaced.length + failed.length + skipped.length).toBe(60);
      expect(skipped.length).toBeGreaterThan(30);
      expect(result.log).toMatch(
        /stopped early: PolyAI, or the connection to it, is down: run this again later/,
      );
    }));

  test.concurrent('does not outlast a cancel', () =>
    play({ ids: IDS }, async (scene) => {
      commitAll(scene);
      scene.emulator.fault({ route: 'replace', status: 503, times: 'always' });
      const started = onceWriting(scene, 1, (child) => setTimeout(() => child.kill('SIGINT'), 1_000));
      const result = await scene.push(ZEROS, { with: WITH, started });
      expect(result).toMatchObject({ code: 1, outputs: { outcome: 'cancelled' } });
      expect(lists(result).skipped.length).toBeGreaterThanOrEqual(60 - 9);
      expect(result.took).toBeLessThan(4_000);
    }));

  test.concurrent('at the start is waited for as well', () =>
    play({ ids: IDS }, async (scene) => {
      commitAll(scene);
      scene.emulator.fault({ status: 503, times: 3 });
      const result = await scene.push(ZEROS, { with: { 'max-attempts': '2' } });
      expect(lists(result).replaced).toHaveLength(60);
    }));
});

test.concurrent('one entry that always fails (503) is given up after its tries, and costs no other', () =>
  play({ ids: IDS, latencyMs: 20 }, async (scene) => {
    commitAll(scene);
    scene.emulator.fault({ route: 'replace', entryId: '7', status: 503, times: 'always' });
    const result = await scene.push(ZEROS, { with: WITH });
    expect(lists(result)).toMatchObject({ failed: ['7'], skipped: [] });
    expect(lists(result).replaced).toHaveLength(59);
    expect(scene.writes().filter((write) => write === 'PATCH 7').length).toBeLessThanOrEqual(8);
  }));

test.concurrent('one entry that always fails (500) is its own matter', () =>
  play({ ids: IDS }, async (scene) => {
    commitAll(scene);
    scene.emulator.fault({ route: 'replace', entryId: '7', status: 500, times: 'always' });
    const result = await scene.push(ZEROS, { with: { ...WITH, 'max-attempts': '2' } });
    expect(lists(result)).toMatchObject({ failed: ['7'], skipped: [] });
    expect(scene.writes().filter((write) => write === 'PATCH 7')).toHaveLength(2);
    expect(result.took).toBeLessThan(6_000);
  }));
