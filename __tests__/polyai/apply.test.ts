import { describe, expect, test } from '@jest/globals';
import type { Result } from '../../src/polyai/result.ts';
import { failed, NOT_SENT, refusal, responded } from '../support/responses.ts';
import { planOf, run } from './run-apply.ts';

describe('a replacement', () => {
  test.each<[string, Result, string]>([
    ['204', responded(204), 'replaced'],
    ['204 after a doubtful try', responded(204, '', { doubt: true }), 'replaced'],
    [
      '200',
      responded(200, { success: true }),
      'failed, unknown: PolyAI answered 200, which does not confirm the change',
    ],
    ['302', responded(302), 'failed, not done: PolyAI answered 302'],
    ['400', responded(400, refusal('BAD')), 'failed, not done: PolyAI answered 400: "BAD" "no"'],
    ['400 after a doubtful try', responded(400, '', { doubt: true }), 'failed, unknown: PolyAI answered 400'],
    ['404', responded(404, refusal('NONE')), 'failed, not done: PolyAI answered 404: "NONE" "no"'],
    [
      '404 after a doubtful try',
      responded(404, refusal('NONE'), { doubt: true }),
      'failed, not done: PolyAI answered 404: "NONE" "no"',
    ],
    [
      'an empty 404 after a doubtful try',
      responded(404, '', { doubt: true }),
      'failed, unknown: PolyAI answered 404',
    ],
    [
      "a gateway's 404 after a doubtful try",
      responded(404, '<p>Oops', { doubt: true }),
      'failed, unknown: PolyAI, or a gateway in front of it, answered 404: "Oops"',
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
