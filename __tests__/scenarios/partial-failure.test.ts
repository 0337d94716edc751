import { describe, expect, test } from '@jest/globals';
import { commitChanges, commitDeletion, QUICK } from '../support/pushes.ts';
import { refusal } from '../support/responses.ts';
import { lists, play, ZEROS } from '../support/scene.ts';

const quick = { with: QUICK };

describe('a replacement that fails', () => {
  test.each([
    [400, 'not done'],
    [404, 'not done'],
    [413, 'not done'],
    [422, 'not done'],
    [302, 'not done'],
    [201, 'unknown'],
  ])('with %i: it is told, and nothing is deleted', (status, certainty) =>
    play({}, async (scene) => {
      const before = commitChanges(scene);
      scene.emulator.fault({
        route: 'replace',
        entryId: '1',
        status,
        body: refusal('NOPE'),
        headers: { location: 'http://127.0.0.1:9/' },
      });
      const result = await scene.push(before, quick);
      expect(result).toMatchObject({ code: 1, outputs: { outcome: 'failed' } });
      expect(lists(result)).toEqual({
        replaced: ['2'],
        deleted: [],
        failed: ['1'],
        skipped: ['3', '4', '5'],
      });
      expect(scene.writes().toSorted()).toEqual(['PATCH 1', 'PATCH 2']);
      const report = JSON.parse(scene.report(result));
      expect(report.outcomes[0]).toMatchObject({ id: '1', kind: 'failed', certainty });
      expect(result.log).toMatch(
        /file=audio\/manifest.json,line=4.*entry 1 \("a.wav"\) could not be replaced/,
      );
    }),
  );

  test.each([408, 429, 500, 502, 503, 504])('with %i once: it is tried again', (status) =>
    play({}, async (scene) => {
      const before = commitChanges(scene);
      scene.emulator.fault({ route: 'replace', entryId: '1', status });
      const result = await scene.push(before, quick);
      expect(lists(result)).toEqual({
        replaced: ['1', '2'],
        deleted: ['3', '4', '5'],
        failed: [],
        skipped: [],
      });
      expect(scene.writes().toSorted()).toEqual(['PATCH 1', 'PATCH 1', 'PATCH 2', 'POST bulk-delete']);
    }),
  );

  test.each([
    ['reset before it was done', { reset: 'before' as const }],
    ['reset after it was done', { reset: 'after' as const }],
    ['cut off after it was done', { truncate: true as const }],
  ])(
    'whose connection is %s, in its last try: the outcome is unknown, and nothing is deleted',
    (_title, effect) =>
      play({}, async (scene) => {
        const before = commitChanges(scene);
        // Long enough for the other one to be on its way.
        scene.emulator.fault({ route: 'replace', entryId: '1', delayMs: 300, ...effect });
        const result = await scene.push(before, { with: { ...QUICK, 'max-attempts': '1' } });
        expect(lists(result)).toEqual({
          replaced: ['2'],
          deleted: [],
          failed: ['1'],
          skipped: ['3', '4', '5'],
        });
        expect(JSON.parse(scene.report(result)).outcomes[0].certainty).toBe('unknown');
      }),
  );
});

describe('a bulk delete', () => {
  test('whose ids partly fail: each of those is settled by a single delete, which says why', () =>
    play({}, async (scene) => {
      const before = commitChanges(scene);
      scene.emulator.fault({ route: 'bulkDelete', bulkFailed: ['3', '4'] });
      scene.emulator.fault({ route: 'delete', entryId: '4', status: 409, body: refusal('IN_USE') });
      const result = await scene.push(before, quick);
      expect(lists(result)).toEqual({
        replaced: ['1', '2'],
        deleted: ['3', '5'],
        failed: ['4'],
        skipped: [],
      });
      expect(scene.writes().slice(2).toSorted()).toEqual(['DELETE 3', 'DELETE 4', 'POST bulk-delete']);
      expect(result.summary).toContain('IN_USE');
      expect(Object.keys(scene.cache())).toEqual(['1', '2', '4', '6']);
    }));

  test.each<[string, unknown, string[]]>([
    ['names an id in both lists', { deleted: ['3', '4', '5'], failed: ['4'] }, ['DELETE 4']],
    ['leaves an id out', { deleted: ['3', '4'], failed: [] }, ['DELETE 5']],
    ['is no object', [1], ['DELETE 3', 'DELETE 4', 'DELETE 5']],
    ['has numbers for ids', { deleted: [3, 4], failed: [5] }, ['DELETE 5']],
    ['has objects for ids', { deleted: [{ id: '3' }], failed: [] }, ['DELETE 3', 'DELETE 4', 'DELETE 5']],
    ['lacks a list', { deleted: ['3', '4', '5'] }, ['DELETE 3', 'DELETE 4', 'DELETE 5']],
    ['names ids that nobody asked for', { deleted: ['3', '4', '5', '6'], failed: ['99'] }, []],
  ])('whose answer %s: what it does not confirm is settled', (_title, bulkResponse, singles) =>
    play({}, async (scene) => {
      const before = commitChanges(scene);
      scene.emulator.fault({ route: 'bulkDelete', bulkResponse: bulkResponse as never, performed: true });
      const result = await scene.push(before, quick);
      expect(result.code).toBe(0);
      expect(lists(result).deleted).toEqual(['3', '4', '5']);
      expect(scene.writes().slice(3).toSorted()).toEqual(singles);
      expect(Object.keys(scene.cache())).toEqual(['1', '2', '6']);
    }),
  );

  test('whose answer is cut off in every try is settled one by one', () =>
    play({}, async (scene) => {
      const before = commitChanges(scene);
      scene.emulator.fault({ route: 'bulkDelete', truncate: true, times: 2 });
      const result = await scene.push(before, quick);
      expect(result.code).toBe(0);
      expect(lists(result).deleted).toEqual(['3', '4', '5']);
      expect(scene.writes().filter((write) => write === 'POST bulk-delete')).toHaveLength(2);
      expect(result.summary).toContain('was already gone');
    }));
});

describe('a single delete', () => {
  test.each<[string, number, unknown, string]>([
    ['404: it is gone, as it should be', 404, refusal('NOT_FOUND'), 'deleted'],
    ['200 that says success: false', 200, { success: false }, 'failed'],
    ['200 without a body', 200, '', 'failed'],
    ['204', 204, '', 'failed'],
    ['409', 409, refusal('IN_USE'), 'failed'],
  ])('answered with %s', (_title, status, body, list) =>
    play({}, async (scene) => {
      const before = commitDeletion(scene);
      scene.emulator.fault({ route: 'delete', status, body: body as never });
      expect(lists(await scene.push(before, quick))).toMatchObject({ [list]: ['2'] });
    }),
  );
});

describe('the preflight', () => {
  test('fails an entry that the agent does not have without a request, and goes on with the others', () =>
    play({ ids: ['1', '3'] }, async (scene) => {
      scene.manifest({ 'a.wav': '1', 'b.wav': '2', 'c.wav': '3' });
      const before = scene.repository.commit('first');
      scene.record('a.wav', 1);
      scene.record('b.wav', 1);
      scene.manifest({ 'a.wav': '1', 'b.wav': '2' });
      scene.repository.commit('second');
      const result = await scene.push(before);
      expect(result.code).toBe(1);
      expect(lists(result)).toEqual({ replaced: ['1'], deleted: ['3'], failed: ['2'], skipped: [] });
      expect(scene.writes()).toEqual(['PATCH 1', 'DELETE 3']);
      expect(result.log).toContain('the agent has no such entry');
    }));

  test('blocks a run for an agent that has none of the entries', () =>
    play({ ids: ['7', '8'] }, async (scene) => {
      scene.manifest({ 'a.wav': '1', 'b.wav': '2' });
      scene.repository.commit('first');
      const result = await scene.push(ZEROS);
      expect(result).toMatchObject({ code: 1, outputs: { outcome: 'blocked' } });
      expect(result.log).toMatch(/agent "PROJECT-T1" has none of the 2 entries to be replaced/);
      expect(scene.writes()).toEqual([]);
    }));

  test('reads all pages of a large cache', () =>
    play({ ids: Array.from({ length: 450 }, (_, index) => String(index + 1)) }, async (scene) => {
      scene.manifest({ 'a.wav': '1', 'b.wav': '450' });
      scene.repository.commit('first');
      expect(lists(await scene.push(ZEROS)).replaced).toEqual(['1', '450']);
      expect(scene.emulator.requests.filter(({ route }) => route === 'list')).toHaveLength(3);
    }));
});
