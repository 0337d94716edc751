import { describe, expect, test } from '@jest/globals';
import type { Result } from '../../src/polyai/result.ts';
import { failed, NOT_SENT, refusal, responded } from '../support/responses.ts';
import { planOf, run } from './run-apply.ts';

const deleted = responded(200, { success: true });
const claims = (done: unknown, left: unknown, tries = {}) =>
  responded(200, { deleted: done, failed: left }, tries);

describe('a single delete', () => {
  test.each<[string, Result, string]>([
    ['success', deleted, 'deleted'],
    ['404', responded(404, refusal('NONE')), 'was gone'],
    ['404 after a doubtful try', responded(404, refusal('NONE'), { doubt: true }), 'was gone'],
    ['204', responded(204), 'failed, unknown: PolyAI answered 204, which does not confirm the change'],
    [
      'success: false',
      responded(200, { success: false }),
      'failed, unknown: PolyAI answered 200, which does not confirm the change',
    ],
    ['409', responded(409, refusal('IN_USE')), 'failed, not done: PolyAI answered 409: "IN_USE" "no"'],
    ['409 after a doubtful try', responded(409, '', { doubt: true }), 'failed, unknown: PolyAI answered 409'],
    ['a stop', NOT_SENT, 'skipped: the run was stopped'],
  ])('answered with %s', async (_title, reply, outcome) => {
    const { shown, sent } = await run(planOf([], ['1']), { delete: () => reply });
    expect(shown).toEqual([`1 ${outcome}`]);
    expect(sent).toEqual(reply.kind === 'not sent' ? [] : ['delete 1']);
  });
});

describe("a 404 that is not PolyAI's own", () => {
  const list = (ids: string[], totalCount = ids.length) =>
    responded(200, { entries: ids.map((id) => ({ id })), totalCount });
  const unknown = 'failed, unknown: PolyAI answered 404; it is not known whether the entry is gone: ';

  test.each<[string, Result, string]>([
    [
      'is listed: it is not deleted',
      list(['1']),
      "failed, not done: PolyAI answered 404; the entry is still in PolyAI's list",
    ],
    ['is not listed: it is gone', list(['2']), 'was gone'],
    [
      'is not in an incomplete list',
      list(['2'], 2),
      `${unknown}PolyAI's list of the cache was incomplete, twice`,
    ],
    [
      'cannot be looked up without the right to read',
      responded(403),
      `${unknown}the API key does not have "audio_cache: read"`,
    ],
    ['cannot be looked up any more', NOT_SENT, `${unknown}the cache cannot be listed: the run was stopped`],
  ])('for an entry that %s', async (_title, listed, outcome) => {
    const { shown } = await run(planOf([], ['1']), { delete: () => responded(404), list: listed });
    expect(shown).toEqual([`1 ${outcome}`]);
  });

  test.each<[string, unknown, string]>([
    ['empty', '', 'PolyAI answered 404'],
    [
      'of a gateway, in JSON',
      { error: 'Not Found' },
      'PolyAI, or a gateway in front of it, answered 404: "Not Found"',
    ],
    [
      'with a message',
      { message: 'no Route' },
      'PolyAI, or a gateway in front of it, answered 404: "no Route"',
    ],
    ['a page', '<html>Oops</html>', 'PolyAI, or a gateway in front of it, answered 404: "Oops"'],
  ])('(%s) says nothing about an entry', async (_title, body, told) => {
    const { shown } = await run(planOf([], ['1']), { delete: () => responded(404, body), list: list(['1']) });
    expect(shown).toEqual([`1 failed, not done: ${told}; the entry is still in PolyAI's list`]);
  });

  test('leaves the doubt of an earlier try, even if the entry is still listed', async () => {
    const { shown } = await run(planOf([], ['1']), {
      delete: () => responded(404, '', { doubt: true }),
      list: list(['1']),
    });
    expect(shown[0]).toMatch(/^1 failed, unknown: /);
  });

  test('for many entries takes one look', async () => {
    const { sent, shown } = await run(planOf([], ['1', '2', '3']), {
      bulk: claims(['1'], ['2', '3']),
      delete: () => responded(404),
      list: list(['2', '3']),
    });
    expect(sent.filter((call) => call === 'list')).toHaveLength(1);
    expect(shown.filter((one) => one.includes('still in'))).toHaveLength(2);
  });
});

describe('a bulk delete', () => {
  const refused = () => responded(409);
  const left = 'failed, not done: PolyAI answered 409';
  const maybe = 'failed, unknown: PolyAI answered 409';

  test.each<[string, Result, [string, string]]>([
    ['says what was left', claims(['1'], ['2']), ['1 deleted', `2 ${left}`]],
    ['says so after a doubtful try', claims(['1'], ['2'], { doubt: true }), ['1 deleted', `2 ${maybe}`]],
    ['leaves an id out', claims(['1'], []), ['1 deleted', `2 ${maybe}`]],
    ['names an id twice', claims(['1', '1', '2'], []), ['1 deleted', '2 deleted']],
    ['names an id in both lists', claims(['1', '2'], ['2']), ['1 deleted', `2 ${maybe}`]],
    ['is nonsense', responded(200, 'done!'), [`1 ${maybe}`, `2 ${maybe}`]],
    ['is another success', responded(207, { deleted: ['1', '2'], failed: [] }), [`1 ${maybe}`, `2 ${maybe}`]],
    ['is a refusal', responded(400), [`1 ${left}`, `2 ${left}`]],
    ['is a refusal after a doubtful try', responded(400, '', { doubt: true }), [`1 ${maybe}`, `2 ${maybe}`]],
    ['never came', failed('cut off', true), [`1 ${maybe}`, `2 ${maybe}`]],
    ['never came, as nothing was sent', failed('no connection', false), [`1 ${left}`, `2 ${left}`]],
  ])('whose answer %s: the rest is settled one by one', async (_title, bulk, outcomes) => {
    const { shown } = await run(planOf([], ['1', '2']), { bulk, delete: refused });
    expect(shown.toSorted()).toEqual(outcomes);
  });

  test.each<[string, Result, string]>([
    ['that may have deleted it', failed('cut off', true), 'failed, unknown: cut off'],
    ['that never came', failed('no connection', false), 'failed, not done: no connection'],
    [
      'that is nonsense',
      responded(200),
      'failed, unknown: the bulk delete did not confirm it, and it could not be checked, because the run was stopped',
    ],
    [
      'that left it alone',
      claims([], ['1']),
      'failed, not done: the bulk delete did not confirm it, and it could not be checked, because the run was stopped',
    ],
    ['that was never sent', NOT_SENT, 'skipped: the run was stopped'],
  ])('after which the run has stopped has the last word on an id: one %s', async (_title, bulk, outcome) => {
    const { shown } = await run(planOf([], ['1', '2']), { bulk, delete: () => NOT_SENT });
    expect(shown).toContain(`1 ${outcome}`);
  });

  test.each<[string[], string]>([
    [['9'], 'names an id that was not requested ("9"): ignored'],
    [['9', '8'], 'names 2 ids that were not requested ("9"): ignored'],
    [['9', '9'], 'names an id that was not requested ("9"): ignored'],
    [['\u001b[2J'], 'names an id that was not requested ("\\u001b[2J"): ignored'],
  ])('that names %j as well: ignored, with a warning', async (strangers, told) => {
    const { shown, warnings } = await run(planOf([], ['1', '2']), {
      bulk: claims(['1', '2', ...strangers], []),
    });
    expect(shown).toEqual(['1 deleted', '2 deleted']);
    expect(warnings).toEqual([`PolyAI's response to a bulk delete ${told}`]);
  });

  test.each([201, 204, 207, 302, 400, 404, 405, 409, 410, 413, 415, 422, 501])(
    'answered with %i confirms nothing: each id is settled',
    async (status) => {
      const bulk = responded(status, { deleted: ['1', '2'], failed: [] });
      const { sent, shown } = await run(planOf([], ['1', '2']), { bulk, delete: () => deleted });
      expect(sent).toEqual(['bulk 1 2', 'delete 1', 'delete 2']);
      expect(shown).toEqual(['1 deleted', '2 deleted']);
    },
  );

  test('takes at most 20 ids', async () => {
    const ids = Array.from({ length: 41 }, (_, index) => String(index + 1));
    const { sent } = await run(planOf([], ids), { bulk: claims(ids, []) });
    expect(sent.map((call) => call.split(' ').length - 1)).toEqual([20, 20, 1]);
  });
});
