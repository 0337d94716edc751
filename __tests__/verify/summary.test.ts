import { describe, expect, test } from '@jest/globals';
import type { EntryId } from '../../src/lib/ids.ts';
import type { Verdict } from '../../src/live/verdict.ts';
import { renderSummary } from '../../src/verify/summary.ts';
import { entryOf, finished, live, STATES } from './states.ts';

test.each(Object.entries(STATES))('%s', (_state, run) => {
  expect(renderSummary(run())).toMatchSnapshot();
});

describe('the summary', () => {
  test('says the worst first', () => {
    const titles = [
      ...renderSummary(STATES['verify drifted']?.() ?? finished()).matchAll(/^(?:#### |<summary>)(.*)$/gm),
    ].map(([, title = '']) => title.replaceAll(/<[^>]+>| \(\d+\)/g, ''));
    expect(titles).toEqual([
      'Another phrase',
      'Different',
      'Missing',
      'Required, but not cached',
      'Maybe not heard',
      'Most heard entries without a file',
    ]);
  });

  test.each([65_536, 1_000_000])('of 5,000 findings of each kind stays below %i bytes', (bytes) => {
    const run = finished();
    const sound = { durationSeconds: 1, loudness: undefined, format: '8 kHz mono' };
    const kinds: Verdict[] = [
      { kind: 'different', by: 'audio', live: sound, file: { ...sound, durationSeconds: 2 } },
      { kind: 'missing' },
      { kind: 'wrong phrase', match: 'other transcript', matching: ['7' as EntryId] },
      { kind: 'unreadable', reason: 'PolyAI answered 500'.repeat(20), correlationId: 'c'.repeat(36) },
    ];
    const entries = Array.from({ length: 20_000 }, (_, index) => {
      const entry = entryOf(
        String(2_000 + index),
        `${'folder/'.repeat(10)}${index}.wav`,
        `Say ${index}. `.repeat(20),
      );
      run.verdicts.set(entry.id, kinds[index % kinds.length] as Verdict);
      run.details.set(entry.id, live(entry.id, `Other ${index}. `.repeat(20)));
      return entry;
    });
    const text = renderSummary({ ...run, entries }, bytes);
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(bytes);
    for (const title of ['Another phrase', 'Different', 'Missing', 'Unreadable'])
      expect(text).toMatch(new RegExp(`${title}\\S* \\(5000\\)`));
  });
});
