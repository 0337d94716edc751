import { describe, expect, test } from '@jest/globals';
import { commitChanges, commitSix, onceWriting, QUICK } from '../support/pushes.ts';
import { lists, play, ZEROS } from '../support/scene.ts';

const ALL = ['1', '2', '3', '4', '5', '6'];

describe('a run stops', () => {
  test.each<[string, object, RegExp]>([
    [
      'a key that has expired meanwhile',
      { status: 401 },
      /stopped early: PolyAI refused the API key \(401\): check the secret behind "api-key"/,
    ],
    [
      'a key that may not write',
      { status: 403 },
      /stopped early: PolyAI does not let the API key write to this agent's audio cache \(403\)/,
    ],
    [
      'a server that asks for too much patience',
      { status: 429, headers: { 'retry-after': '61' } },
      /stopped early: PolyAI asks to wait 61 s \(429\), more than the 60 s/,
    ],
  ])('at %s: what was not sent is skipped, and says why', (_title, fault, told) =>
    play({}, async (scene) => {
      commitSix(scene);
      scene.emulator.fault({ route: 'replace', skip: 2, ...fault });
      const result = await scene.push(ZEROS, { with: { concurrency: '1' } });
      expect(result).toMatchObject({ code: 1, outputs: { outcome: 'failed' } });
      expect(lists(result)).toEqual({
        replaced: ['1', '2'],
        deleted: [],
        failed: ['3'],
        skipped: ['4', '5', '6'],
      });
      expect(scene.writes()).toEqual(['PATCH 1', 'PATCH 2', 'PATCH 3']);
      expect(result.log).toMatch(told);
    }),
  );

  test('when three requests in a row have used up their tries', () =>
    play({}, async (scene) => {
      commitSix(scene);
      scene.emulator.fault({ route: 'replace', status: 429, skip: 1, times: 'always' });
      const result = await scene.push(ZEROS, { with: { concurrency: '1', 'max-attempts': '1' } });
      expect(lists(result)).toEqual({
        replaced: ['1'],
        deleted: [],
        failed: ['2', '3', '4'],
        skipped: ['5', '6'],
      });
      expect(scene.writes()).toHaveLength(4);
      expect(result.log).toMatch(/stopped early: 3 requests in a row failed every attempt \(1 each\)/);
    }));

  test('before anything is written, when the list is refused for too long', () =>
    play({}, async (scene) => {
      commitSix(scene);
      scene.emulator.fault({ route: 'list', status: 503, headers: { 'retry-after': '3600' } });
      const result = await scene.push(ZEROS);
      expect(result).toMatchObject({ code: 1, outputs: { outcome: 'blocked' } });
      expect(result.log).toMatch(/the cache cannot be listed: .*PolyAI asks to wait 3600 s \(503\)/);
      expect(scene.emulator.requests).toHaveLength(1);
    }));
});

describe('a cancelled run', () => {
  test.each(['SIGINT', 'SIGTERM'] as const)(
    '(%s) begins nothing more, says what it did, and fails',
    (signal) =>
      play({ latencyMs: 200 }, async (scene) => {
        commitSix(scene);
        const started = onceWriting(scene, 2, (child) => child.kill(signal));
        const result = await scene.push(ZEROS, { with: { concurrency: '2' }, started });
        expect(result).toMatchObject({ code: 1, outputs: { outcome: 'cancelled' } });
        expect(lists(result)).toEqual({
          replaced: ['1', '2'],
          deleted: [],
          failed: [],
          skipped: ['3', '4', '5', '6'],
        });
        expect(scene.writes()).toHaveLength(2);
        expect(result.summary).toContain('cancelled');
      }),
  );

  test.concurrent('waits 4 s for what is under way, and then says that it does not know', () =>
    play({}, async (scene) => {
      commitSix(scene);
      scene.emulator.fault({ route: 'replace', entryId: '1', hang: true, performed: true });
      const started = onceWriting(scene, 1, (child) => {
        child.kill('SIGINT');
        setTimeout(() => child.kill('SIGTERM'), 1_000);
      });
      const result = await scene.push(ZEROS, { with: { concurrency: '1' }, started });
      expect(result).toMatchObject({ code: 1, outputs: { outcome: 'cancelled' } });
      expect(lists(result)).toMatchObject({
        replaced: [],
        failed: ['1'],
        skipped: ['2', '3', '4', '5', '6'],
      });
      expect(JSON.parse(scene.report(result)).outcomes[0]).toMatchObject({ id: '1', certainty: 'unknown' });
      expect(result.took).toBeGreaterThan(4_000);
      expect(result.took).toBeLessThan(6_500);
    }));

  test.concurrent('does not wait for the end of a pause', () =>
    play({}, async (scene) => {
      commitSix(scene);
      scene.emulator.fault({ route: 'replace', status: 429, headers: { 'retry-after': '30' } });
      const started = onceWriting(scene, 1, (child) => setTimeout(() => child.kill('SIGINT'), 100));
      const result = await scene.push(ZEROS, { with: { concurrency: '1' }, started });
      expect(lists(result)).toMatchObject({ failed: ['1'], skipped: ['2', '3', '4', '5', '6'] });
      expect(result.took).toBeLessThan(3_000);
    }));
});

describe('the exit code is failure until the end is reached', () => {
  const spoiled = (code: string) => ({
    NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(code)}`,
  });

  test.each([
    [
      'a promise never settles',
      "import { ChildProcess } from 'node:child_process'; ChildProcess.prototype.emit = () => true;",
    ],
    ['something throws', "setTimeout(() => { throw new Error('out of the blue'); }, 1);"],
  ])('even if %s', (_title, code) =>
    play({}, async (scene) => {
      commitSix(scene);
      const result = await scene.push(ZEROS, { env: spoiled(code) });
      expect(result.code).not.toBe(0);
      expect(result.code).not.toBeNull();
    }),
  );
});

test('a log that nobody reads any more does not end a run', () =>
  play({ latencyMs: 30 }, async (scene) => {
    const before = commitChanges(scene);
    const started = onceWriting(scene, 1, (child) => {
      child.stdout?.destroy();
      child.stderr?.destroy();
    });
    const result = await scene.push(before, { with: { ...QUICK, concurrency: '1' }, started });
    expect(result).toMatchObject({ code: 0, outputs: { outcome: 'synced' } });
    expect(lists(result)).toMatchObject({ replaced: ALL.slice(0, 2), deleted: ['3', '4', '5'] });
  }));
