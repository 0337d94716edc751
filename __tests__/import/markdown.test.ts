import { describe, expect, test } from '@jest/globals';
import { renderBody, renderSummary } from '../../src/import/markdown.ts';
import type { EntryId } from '../../src/lib/ids.ts';
import { textOf } from '../report/read-summary.ts';
import { imported, STATES } from './states.ts';

const file = (n: number) => ({
  name: `${'a-rather-long-name-'.repeat(2)}${n}.wav`,
  ids: [String(1_000 + n) as EntryId],
  transcript: `This is phrase ${n}, <b>as</b> @octocat says it.`,
  language: 'en-GB',
  hits: n,
  seconds: 1.5,
  bytes: 16_000,
});
const many = imported(Array.from({ length: 5_000 }, (_, n) => file(n)));

describe('what an import tells', () => {
  test('is what to do next, then each file with its entry, phrase, hits and seconds', () => {
    const text = renderSummary(STATES['import imported']?.() ?? many);
    expect(text).toMatch(/^### ✅ Imported: 3 new files, 1 new id\n\n\*\*Next:\*\* Review/);
    const rows = text.split('\n').filter((line) => line.startsWith('| <code>'));
    expect(rows.map((row) => textOf(row))).toEqual([
      '| harbour-hotel-how-can-i-help.waventry 1042 | “Harbour Hotel, how can I help?”18,204 hits · 1.9 s |',
      '| thanks-for-calling-goodbye.waventry 1043 | “Thanks for calling. Goodbye.”9,377 hits · 2.1 s |',
      '| one-moment-please.waventry 1060 | “One moment, please.”4,011 hits · 1.2 s |',
      '| still-there.waventry 1061 → 1161 | “Are you still there?” |',
    ]);
  });

  test('says once why several entries were not imported', () => {
    const text = renderSummary(STATES['import failed']?.() ?? many);
    expect(text.match(/Cut off/g)).toHaveLength(1);
    for (const id of ['1042', '1043']) expect(text).toContain(`- <small>entry <code>${id}</code></small>`);
  });

  test.each([
    ['summary', renderSummary, 1_000_000],
    ['pull request', renderBody, 60_000],
  ])('fits a %s: the most heard files are shown, with their phrases', (_where, render, bytes) => {
    const text = render(many);
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(bytes);
    expect(text).toContain('New files (5000)');
    expect(text).toContain('This is phrase 4999');
    expect(text).not.toMatch(/<b>as|@octocat/);
  });
});
