import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { renderHtml } from '../../scripts/render.ts';
import type { CommitSha } from '../../src/lib/ids.ts';
import type { Level } from '../../src/report/fit.ts';
import { problemList } from '../../src/report/problems.ts';
import { renderSummary } from '../../src/report/summary.ts';
import { textOf } from './read-summary.ts';
import { STATES } from './states.ts';

const NOWHERE = { repositoryUrl: undefined, head: undefined };
const lfs = (file: string) => ({ message: `"${file}" is a Git LFS pointer: give "lfs: true"`, file });
const files = (count: number) => Array.from({ length: count }, (_, n) => `audio/${n + 1}.wav`);
const read = (markdown: string) => textOf(renderHtml(markdown));
/** Lines that are in sight before anything is unfolded. */
const inSight = (markdown: string) => markdown.replaceAll(/<details>.*?<\/details>/gs, '');

describe('problems of one cause', () => {
  test('are said once, with every file below', () => {
    const text = problemList('Problems', files(3).map(lfs), NOWHERE)(0);
    expect(read(text)).toMatch(/Each of these 3 files is a Git LFS pointer: give "lfs: true"/);
    expect(text.match(/LFS/g)).toHaveLength(1);
    for (const file of files(3)) expect(text).toContain(`- <code>${file}</code>\n`.trim());
  });

  test('show ten files, and fold the others', () => {
    const text = problemList('Problems', files(25).map(lfs), NOWHERE)(0);
    expect(inSight(text).match(/^- /gm)).toHaveLength(10);
    expect(text).toContain('<summary>15 more</summary>');
    expect(text.match(/^- /gm)).toHaveLength(25);
  });

  test('come before those that have a cause of their own, which stand beside their file', () => {
    const other = { message: '"audio/x.wav" is empty', file: 'audio/x.wav' };
    const text = problemList('Problems', [other, ...files(2).map(lfs)], NOWHERE)(0);
    expect(text.indexOf('LFS')).toBeLessThan(text.indexOf('- <code>audio/x.wav</code> is empty'));
  });

  test('with lines of one file are lines, not files', () => {
    const problem = (line: number) => ({ message: '"m.json" has a tab', file: 'm.json', line });
    expect(problemList('Problems', [3, 9].map(problem), NOWHERE)(0)).toContain(
      'Each of these 2 lines has a tab',
    );
  });

  test('link each file at the commit', () => {
    const head = 'a'.repeat(40) as CommitSha;
    const place = { repositoryUrl: 'https://github.com/o/r', head };
    expect(problemList('Problems', files(2).map(lfs), place)(0)).toContain(
      `(https://github.com/o/r/blob/${head}/audio/2.wav)`,
    );
  });
});

test('no problem is lost or told twice while there is room', () => {
  const one = fc.record({ file: fc.constantFrom(...files(30)), why: fc.nat(4) });
  fc.assert(
    fc.property(fc.array(one, { minLength: 1, maxLength: 60 }), (all) => {
      const list = all.map(({ file, why }, n) => ({ message: `"${file}" has ${why}`, file, line: n + 1 }));
      const text = problemList('Problems', list, NOWHERE)(0);
      for (const { file, line } of list)
        expect(text.split(`<code>${file}&#58;${line}</code>`)).toHaveLength(2);
      for (const why of new Set(all.map((each) => each.why)))
        expect(text.match(new RegExp(` has ${why}`, 'g'))).toHaveLength(1);
      expect(text.match(/^- /gm)).toHaveLength(list.length);
    }),
  );
});

test.each<Level>([0, 1, 2, 3, 4])('level %i of many problems is smaller than the one before', (level) => {
  const list = [
    ...files(3_000).map(lfs),
    ...files(3_000).map((file) => ({ message: `"${file}" (${file}) is odd`, file })),
  ];
  const section = problemList('Problems', list, NOWHERE);
  expect(section(level)).toContain('Problems (6000)');
  if (level > 0) expect(section(level).length).toBeLessThan(section((level - 1) as Level).length);
});

test('changes that failed alike say once what to do, before what went wrong', () => {
  const text = renderSummary(STATES['failed alike']());
  expect(text.match(/Give the key/g)).toHaveLength(1);
  expect(read(text)).toMatch(
    /Give the key "audio_cache: write" for this agent, or correct the agent id\. PolyAI answered 403\./,
  );
  expect(text.indexOf('Give the key')).toBeLessThan(text.indexOf('phrase-2002.wav'));
  const failed = text.slice(text.indexOf('#### Failed'), text.indexOf('#### Not attempted'));
  expect(failed.match(/^- /gm)).toHaveLength(14);
  expect(failed).toMatch(/Correct the id in the manifest.*\[line 1\]\(https:.*\/audio\/manifest\.json#L1\)/);
});
