import { describe, expect, test } from '@jest/globals';
import { rowWarnings } from '../../src/report/row-warnings.ts';
import { renderSummary } from '../../src/report/summary.ts';
import type { Run } from '../../src/run.ts';
import { parseSummary } from './read-summary.ts';
import { checkedRun, done, replacement, settle } from './states.ts';

const IDS = Array.from({ length: 14 }, (_, n) => String(2_001 + n));
const silent = (file: string) => ({ message: `"${file}" is silent: record it again`, file });
const last = silent('audio/phrase-2014.wav');
const lacking = {
  message: 'entry 2002 ("phrase-2002.wav"): the agent has no such entry',
  file: 'audio/manifest.json',
  line: 2,
  column: 5,
};
const stray = { message: '"audio/stray.wav" is in no manifest entry', file: 'audio/stray.wav' };

function warned(...warnings: Run['warnings']): Run {
  return checkedRun({ replace: IDS.map((id) => replacement(id)) }, { dryRun: true, warnings });
}

describe('a warning about a file that is sent', () => {
  test('stands at its row, and in no list', () => {
    const summary = parseSummary(renderSummary(warned(last)));
    expect(summary.sections.has('Warnings')).toBe(false);
    const rows = summary.tables.flatMap((table) => table.rows).filter(([file = '']) => file.includes('⚠️'));
    expect(rows.map(([file]) => file)).toEqual([
      'phrase-2014.wav' + 'entry 2014 · its file changed' + '⚠️ is silent: record it again',
    ]);
  });

  test('brings its row into sight, however many there are', () => {
    const text = renderSummary(warned(last));
    expect(text.indexOf('is silent')).toBeLessThan(text.indexOf('<details>'));
  });

  test('is told in the line of the manifest, too, where the entry is the matter', () => {
    expect(rowWarnings(warned(lacking)).byEntry).toEqual(
      new Map([['2002', ['the agent has no such entry']]]),
    );
  });

  test('is told for each entry that the file is mapped to', () => {
    const run = checkedRun({ replace: ['1', '2'].map((id) => replacement(id, 'added', 'both.wav')) });
    run.warnings.push(silent('audio/both.wav'));
    expect([...rowWarnings(run).byEntry.keys()]).toEqual(['1', '2']);
  });

  test('is told where rows have no room for it', () => {
    const run = checkedRun({
      replace: Array.from({ length: 5_000 }, (_, n) => replacement(String(10_000 + n))),
    });
    run.warnings.push(silent('audio/phrase-10007.wav'));
    for (const change of run.plan.replace) settle(run, done(change));
    const text = renderSummary(run, 65_000);
    expect(text).toContain('Shortened to fit');
    expect(text).toMatch(/phrase-10007\.wav.*is silent/);
  });
});

test('other warnings are listed', () => {
  const { byEntry, placed, rest } = rowWarnings(warned(stray, last));
  expect([...byEntry.keys()]).toEqual(['2014']);
  expect(placed).toEqual([last]);
  expect(rest).toEqual([stray]);
  expect(parseSummary(renderSummary(warned(stray, last))).sections.get('Warnings')).toEqual({
    count: 1,
    rows: 1,
  });
});
