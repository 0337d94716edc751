import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { EntryId } from '../../src/lib/ids.ts';
import type { Outcome } from '../../src/plan/outcome.ts';
import type { Change, LeaveReason } from '../../src/plan/plan.ts';
import { headline } from '../../src/report/headline.ts';
import { renderSummary } from '../../src/report/summary.ts';
import { outcomeOf, type Run, skipRemaining } from '../../src/run.ts';
import { parseSummary } from './read-summary.ts';
import { checkedRun, deletion, done, replacement, STATES, settle } from './states.ts';

test.each(Object.entries(STATES))('%s', (_state, run) => {
  expect(`${headline(run())}\n\n${renderSummary(run())}`).toMatchSnapshot();
});

/** Any end that a run can come to, of any plan, with any outcomes that go with it. */
const anyRun: fc.Arbitrary<Run> = fc
  .record({
    replace: fc.nat(30),
    remove: fc.nat(30),
    keep: fc.nat(50),
    left: fc.array(fc.constantFrom<LeaveReason>('outside files', 'delete is off', 'preview'), {
      maxLength: 20,
    }),
    dryRun: fc.boolean(),
    end: fc.constantFrom<Run['end']>('finished', 'blocked', 'broken', 'cancelled'),
    kinds: fc.array(fc.constantFrom('done', 'failed', 'unknown', 'not on agent', 'skipped'), {
      minLength: 1,
    }),
    record: fc.constantFrom<Run['record']>(
      { kind: 'off' },
      { kind: 'off', why: 'there is no "github-token"' },
      { kind: 'success' },
      { kind: 'failure' },
      { kind: 'unfinished' },
    ),
    purpose: fc.constantFrom<Run['purpose']>('sync', 'preview', 'undo', 'compare'),
  })
  .map(({ replace, remove, keep, left, dryRun, end, kinds, ...more }) => {
    const changes = (count: number, first: number) =>
      Array.from({ length: count }, (_, n) => String(first + n));
    const run = checkedRun(
      {
        replace: changes(replace, 1_000).map((id) => replacement(id)),
        delete: changes(remove, 2_000).map((id) => deletion(id)),
        keep,
        leftAlone: left.map((reason, n) => ({ change: replacement(String(3_000 + n)), reason })),
      },
      { dryRun, end, ...more },
    );
    if (dryRun) return run;
    if (end === 'blocked') skipRemaining(run, 'blocked');
    else
      for (const [n, change] of [...run.plan.replace, ...run.plan.delete].entries())
        settle(run, outcome(change, kinds[n % kinds.length] ?? 'done'));
    return run;
  });

function outcome(change: Change, kind: string): Outcome {
  if (kind === 'done') return done(change);
  if (kind === 'skipped') return { kind, change, reason: 'the run was cancelled' };
  const certainty = kind === 'failed' ? 'not done' : (kind as 'unknown' | 'not on agent');
  return { kind: 'failed', change, reason: 'no', certainty, correlationId: undefined };
}

describe('the numbers', () => {
  test('add up to the plan, in the first lines, in the titles and in the rows', () => {
    fc.assert(
      fc.property(anyRun, (run) => {
        const summary = parseSummary(renderSummary(run));
        const { replace, delete: remove, leftAlone } = run.plan;
        const attempted = !run.dryRun && outcomeOf(run) !== 'blocked';
        const titles = attempted
          ? ['Failed', 'Deleted', 'Replaced', 'Not attempted']
          : ['To delete', 'To replace'];
        const listed = titles.map((title) => summary.sections.get(title)?.rows ?? 0);
        expect(listed.reduce((a, b) => a + b, 0)).toBe(replace.length + remove.length);
        expect(summary.sections.get('Left alone')?.rows ?? 0).toBe(leftAlone.length);
        for (const { count, rows } of summary.sections.values()) expect(rows).toBe(count);
        if (!['failed', 'cancelled'].includes(outcomeOf(run)) || run.dryRun) return;
        const text = renderSummary(run);
        const told = (words: RegExp) => text.match(words)?.slice(1).map(Number) ?? [0, 0];
        const [replaced = 0, toReplace] = told(/(\d+) of (\d+) replaced/);
        const [deleted = 0, toDelete] = told(/(\d+) of (\d+) deleted/);
        const [failed = 0] = told(/(\d+) failed/);
        const [skipped = 0] = told(/(\d+) not attempted/);
        expect([toReplace, toDelete]).toEqual([replace.length, remove.length]);
        expect(replaced + deleted + failed + skipped).toBe(replace.length + remove.length);
      }),
      { numRuns: 50 },
    );
  });

  // Held against the Markdown: GitHub itself fills short rows up and drops what is too much.
  test('each row has as many cells as there are headings', () => {
    fc.assert(
      fc.property(anyRun, fc.constantFrom(1_000_000, 20_000, 4_000), (run, most) => {
        const tables = renderSummary(run, most).match(/^\|.*\n(?:\|.*\n)+/gm) ?? [];
        for (const table of tables) {
          const bars = table
            .trim()
            .split('\n')
            .map((row) => row.replaceAll(/[^|]/g, '').length);
          expect(new Set(bars).size).toBe(1);
        }
      }),
    );
  });

  test('never say that all is well when it is not', () => {
    fc.assert(
      fc.property(anyRun, (run) => {
        const title = renderSummary(run).split('\n', 1)[0] ?? '';
        const well = ['synced', 'unchanged'].includes(outcomeOf(run));
        expect(title.startsWith('### ✅')).toBe(well);
        expect(/callers now hear/.test(title)).toBe(
          run.purpose !== 'preview' &&
            run.purpose !== 'undo' &&
            (outcomeOf(run) === 'synced' ||
              (run.end === 'cancelled' &&
                run.outcomes.size > 0 &&
                [...run.outcomes.values()].every(({ kind }) => kind === 'replaced' || kind === 'deleted'))),
        );
      }),
    );
  });
});

describe('the order', () => {
  test.each(Object.entries(STATES))(
    '%s: what happened, what to do next, then everything else',
    (_state, run) => {
      const [title = '', second = ''] = renderSummary(run()).split('\n\n');
      expect(title).toMatch(/^### /);
      if (outcomeOf(run()) !== 'unchanged') expect(second).toMatch(/^\*\*Next:\*\* /);
    },
  );
});

test('of fourteen changes, ten are in sight, and four are folded', () => {
  const text = renderSummary(STATES.many());
  const [open = '', rest = ''] = text.split('<details>');
  expect(open.match(/^\| \[/gm)).toHaveLength(10);
  expect(rest).toContain('<summary>4 more</summary>');
  expect(rest.match(/^\| \[/gm)).toHaveLength(4);
});

test('what was deleted is linked where it still was, and what was replaced where it is now', () => {
  const run = checkedRun({ replace: [replacement('1042')], delete: [deletion('1043'), deletion('1051')] });
  run.formerCommits.delete('1051' as EntryId);
  const text = renderSummary(settle(run, ...[...run.plan.replace, ...run.plan.delete].map(done)));
  expect(text).toContain(`/blob/${run.head}/audio/greeting.wav)`);
  expect(text).toContain(`/blob/${run.base}/audio/goodbye.wav)`);
  expect(text).toContain('| <code>opening-hours.wav</code><br>');
});

describe('a very large run', () => {
  const ids = (count: number, first: number) => Array.from({ length: count }, (_, n) => String(first + n));
  const long = (id: string) => `${'a rather long folder name/'.repeat(6)}${id}.wav`;

  /** Twenty thousand entries with all their details, and some failures. */
  function largeRun(): Run {
    const replace = ids(15_000, 1_000_000).map((id) => replacement(id, 'changed', long(id)));
    const remove = ids(5_000, 2_000_000).map((id) => deletion(id));
    const run = checkedRun({ replace, delete: remove });
    for (const change of [...replace, ...remove]) {
      const { id } = change;
      run.details.set(id, {
        id,
        transcript: `Phrase "${id}" <with> *marks*. `.repeat(5),
        hitCount: 17,
        durationSeconds: 1.5,
        languageCode: id.endsWith('1') ? 'en-GB' : 'de-DE',
      });
      settle(run, Number(id) % 1_000 === 0 ? outcome(change, 'failed') : done(change));
    }
    for (const id of ids(30_000, 1))
      run.warnings.push({
        message: `"audio/${long(id)}" is in no manifest entry`,
        file: `audio/${long(id)}`,
      });
    return run;
  }
  const run = largeRun();
  const summary = renderSummary(run);

  test.each([
    ['the job summary', 1_000_000],
    ['a comment', 65_000],
    ['less than any', 8_000],
  ])('fits %s: details go before rows, rows before failures, and it says so', (_title, most) => {
    const text = renderSummary(run, most);
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(most);
    expect(text).toContain('Shortened to fit');
    expect(text).toContain('Failed: callers hear only part of <code>main</code> at ');
    expect(text).toMatch(/Failed\W+ ?\(20\)/);
    expect(text).toMatch(/Replaced\W.*\(14985\)/);
  });

  test('still names each entry in the job summary, and shows the first failures in full', () => {
    for (const id of ['1000001', '1014999', '2000001', '2004999', '1007000']) expect(summary).toContain(id);
    const inSight = summary.slice(summary.indexOf('#### Failed'), summary.indexOf('<details>'));
    expect(inSight.match(/^- .*<code>\d+<\/code>/gm)).toHaveLength(10);
  });

  test('with nothing but problems fits, too', () => {
    const problems = ids(20_000, 1).map((id) => ({
      message: `${'@#:$`<'.repeat(200)} ${id}`,
      file: 'audio/manifest.json',
      line: Number(id),
    }));
    const blocked = checkedRun({}, { end: 'blocked', problems, warnings: problems, notices: problems });
    for (const most of [1_000_000, 65_000])
      expect(Buffer.byteLength(renderSummary(blocked, most))).toBeLessThanOrEqual(most);
    expect(renderSummary(blocked)).toContain('Problems (20000)');
  });
});
