import { describe, expect, test } from '@jest/globals';
import type { EntryId } from '../../src/lib/ids.ts';
import type { Outcome } from '../../src/plan/outcome.ts';
import { type Deletion, EMPTY_PLAN, type Plan, type Replacement } from '../../src/plan/plan.ts';
import { apply } from '../../src/polyai/apply.ts';
import type { Result } from '../../src/polyai/result.ts';
import { failed, NOT_SENT, refusal, responded } from '../support/responses.ts';

function planOf(replace: readonly string[], remove: readonly string[]): Plan {
  return {
    ...EMPTY_PLAN,
    replace: replace.map(
      (id) => ({ kind: 'replace', id: id as EntryId, entry: { path: `${id}.wav` } }) as Replacement,
    ),
    delete: remove.map((id) => ({ kind: 'delete', id: id as EntryId }) as Deletion),
  };
}

interface Script {
  readonly replace?: (id: string) => Result;
  readonly delete?: (id: string) => Result;
  readonly bulk?: Result;
}

/** Carries a plan out against scripted replies. */
async function run(plan: Plan, script: Script) {
  const sent: string[] = [];
  const outcomes: Outcome[] = [];
  const warnings: string[] = [];
  const reply = (call: string, result: Result | undefined): Result => {
    if (!result) throw new Error(`no reply was scripted for ${call}`);
    if (result.kind !== 'not sent') sent.push(call);
    return result;
  };
  const unused = () => Promise.reject(new Error('not for this test'));
  await apply(plan, {
    api: {
      list: unused,
      download: unused,
      replace: async (id, _path, audio) => {
        await audio();
        return reply(`replace ${id}`, script.replace?.(id));
      },
      delete: async (id) => reply(`delete ${id}`, script.delete?.(id)),
      bulkDelete: async (ids) => reply(`bulk ${ids.join(' ')}`, script.bulk),
    },
    audio: async () => Buffer.alloc(10),
    sent: () => {},
    whatNext: 'what comes next',
    settled: (outcome) => outcomes.push(outcome),
    warn: (message) => warnings.push(message),
  });
  return { sent, warnings, outcomes, shown: outcomes.map(shown) };
}

function shown(outcome: Outcome): string {
  const { kind, change } = outcome;
  if (kind === 'failed') return `${change.id} ${kind}, ${outcome.certainty}: ${outcome.reason}`;
  if (kind === 'deleted') return `${change.id} ${outcome.alreadyGone ? 'was gone' : kind}`;
  return kind === 'skipped' ? `${change.id} ${kind}: ${outcome.reason}` : `${change.id} ${kind}`;
}

const deleted = responded(200, { success: true });
const claims = (done: unknown, left: unknown, tries = {}) =>
  responded(200, { deleted: done, failed: left }, tries);

describe('a replacement', () => {
  test.each<[string, Result, string]>([
    ['204', responded(204), 'replaced'],
    ['204 after a doubtful try', responded(204, '', { doubt: true }), 'replaced'],
    [
      '200',
      responded(200, { success: true }),
      'failed, unknown: PolyAI answered 200, which does not say that it was done',
    ],
    ['302', responded(302), 'failed, not done: PolyAI answered 302'],
    ['400', responded(400, refusal('BAD')), 'failed, not done: PolyAI answered 400: "BAD" "no"'],
    ['400 after a doubtful try', responded(400, '', { doubt: true }), 'failed, unknown: PolyAI answered 400'],
    ['404', responded(404, refusal('NONE')), 'failed, not done: PolyAI answered 404: "NONE" "no"'],
    [
      '404 after a doubtful try',
      responded(404, '', { doubt: true }),
      'failed, not done: PolyAI answered 404',
    ],
    [
      "a gateway's 404 after a doubtful try",
      responded(404, '<p>', { doubt: true }),
      'failed, unknown: PolyAI did not answer; a gateway did, with 404',
    ],
    ['501', responded(501), 'failed, unknown: PolyAI answered 501'],
    ['nothing, for certain', failed('no connection', false), 'failed, not done: no connection'],
    ['nothing', failed('cut off', true), 'failed, unknown: cut off'],
  ])('answered with %s', async (_title, reply, outcome) => {
    expect((await run(planOf(['1'], []), { replace: () => reply })).shown).toEqual([`1 ${outcome}`]);
  });

  test('tells its size, and how long its tries took', async () => {
    const { outcomes } = await run(planOf(['1'], []), {
      replace: () => responded(204, '', { milliseconds: 7 }),
    });
    expect(outcomes[0]).toMatchObject({ bytes: 10, milliseconds: 7 });
  });

  test.each<[string, Result]>([
    ['fails', responded(400)],
    ['may have failed', failed('cut off', true)],
    ['was not sent', NOT_SENT],
  ])('that %s holds back all deletions', async (_title, reply) => {
    const { sent, shown } = await run(planOf(['1', '2'], ['3', '4']), {
      replace: (id) => (id === '1' ? reply : responded(204)),
    });
    expect(sent.filter((call) => !call.startsWith('replace'))).toEqual([]);
    const reason = 'not all replacements were made, so nothing was deleted; what comes next';
    expect(shown.slice(2)).toEqual([`3 skipped: ${reason}`, `4 skipped: ${reason}`]);
  });
});

describe('a single delete', () => {
  test.each<[string, Result, string]>([
    ['success', deleted, 'deleted'],
    ['404', responded(404, refusal('NONE')), 'was gone'],
    ['an empty 404', responded(404), 'was gone'],
    ['404 after a doubtful try', responded(404, '', { doubt: true }), 'was gone'],
    [
      "a gateway's 404",
      responded(404, '<html>'),
      'failed, not done: PolyAI did not answer; a gateway did, with 404',
    ],
    [
      "a gateway's JSON 404",
      responded(404, { message: 'no Route' }),
      'failed, not done: PolyAI did not answer; a gateway did, with 404',
    ],
    ['204', responded(204), 'failed, unknown: PolyAI answered 204, which does not say that it was done'],
    [
      'success: false',
      responded(200, { success: false }),
      'failed, unknown: PolyAI answered 200, which does not say that it was done',
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
      'failed, unknown: the bulk delete did not confirm it, and it could not be settled, because the run was stopped',
    ],
    [
      'that left it alone',
      claims([], ['1']),
      'failed, not done: the bulk delete did not confirm it, and it could not be settled, because the run was stopped',
    ],
    ['that was never sent', NOT_SENT, 'skipped: the run was stopped'],
  ])('after which the run has stopped has the last word on an id: one %s', async (_title, bulk, outcome) => {
    const { shown } = await run(planOf([], ['1', '2']), { bulk, delete: () => NOT_SENT });
    expect(shown).toContain(`1 ${outcome}`);
  });

  test.each<[string[], string]>([
    [['9'], 'names an id that was not asked for ("9"): ignored'],
    [['9', '8'], 'names 2 ids that were not asked for ("9"): ignored'],
    [['9', '9'], 'names an id that was not asked for ("9"): ignored'],
    [['\u001b[2J'], 'names an id that was not asked for ("\\u001b[2J"): ignored'],
  ])('that names %j as well: ignored, with a warning', async (strangers, told) => {
    const { shown, warnings } = await run(planOf([], ['1', '2']), {
      bulk: claims(['1', '2', ...strangers], []),
    });
    expect(shown).toEqual(['1 deleted', '2 deleted']);
    expect(warnings).toEqual([`PolyAI's answer to a bulk delete ${told}`]);
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
