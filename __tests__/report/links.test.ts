import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { renderHtml } from '../../scripts/render.ts';
import type { CommitSha } from '../../src/lib/ids.ts';
import { fileName } from '../../src/report/columns.ts';
import { asLinks, nameCommit, PLAIN } from '../../src/report/links.ts';
import { repositoryUrl } from '../../src/request/request.ts';
import { anyText } from '../support/any-text.ts';
import { textOf } from './read-summary.ts';

const head = '7ab94e10c2d3e4f5061728394a5b6c7d8e9f0a1b' as CommitSha;
const server = 'https://ghe.example.com:8443';
const place = {
  head,
  repositoryUrl: repositoryUrl({ GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: 'octo-org/voice-agent' }),
};
const inTable = (cell: string) => renderHtml(`| File |\n| --- |\n| ${cell} |\n`);

const HOSTILE = [
  'a b.wav',
  '50%.wav',
  'a#b?c.wav',
  'a|b.wav',
  'a](http://evil.example).wav',
  '<img src=x onerror=alert(1)>.wav',
  '"onmouseover="x.wav',
  '@octocat #1 `code` $x$.wav',
  '(1) [2] \\3.wav',
  'über/日本/🎧.wav',
  'a\nb\u202e.wav',
  '%2e%2e/x.wav',
];

describe("a file's name", () => {
  test.each([
    [
      'is a link to its audio at that very commit, on the server of the run',
      'hold/one moment.wav',
      undefined,
    ],
    ['keeps its place in the repository', 'a.wav', 'voice/de/a.wav'],
  ])('%s', (_title, name, path = `audio/${name}`) => {
    const html = inTable(fileName({ id: '1', name, path }, place));
    expect(html).toContain(
      `<a href="${server}/octo-org/voice-agent/blob/${head}/${path.replace(' ', '%20')}"><code>`,
    );
  });

  const named = fc.oneof(
    fc.constantFrom(...HOSTILE),
    anyText({ minLength: 1, maxLength: 40 }).filter((name) => name.isWellFormed()),
  );
  test('links to that file and nothing else, whatever it is called', () => {
    fc.assert(
      fc.property(named, (name) => {
        const html = inTable(fileName({ id: '1', name, path: `audio/${name}` }, place));
        expect(html.match(/<(?!\/|table|thead|tbody|tr|th|td|code|wbr)[^>]*>/g)).toHaveLength(1);
        const [, href = ''] = /<a href="([^"]*)">/.exec(html) ?? [];
        const path = textOf(href).slice(`${server}/octo-org/voice-agent/blob/${head}/`.length);
        expect(path).not.toMatch(/[^\w.~%/-]/);
        expect(decodeURIComponent(path)).toBe(`audio/${name}`);
      }),
    );
  });

  test.each([
    ['the commit is not known', { ...place, head: undefined }],
    ['the repository is not known', { ...place, repositoryUrl: undefined }],
  ])('is no link where %s', (_title, nowhere) => {
    expect(fileName({ id: '1', name: 'a.wav', path: 'audio/a.wav' }, nowhere)).toBe('<code>a.wav</code>');
  });
});

test('a branch is named with its commit, and its name is inert', () => {
  const run = { branch: '<b>@octocat</b>', head };
  expect(renderHtml(nameCommit(run, asLinks(place)))).toContain(
    `<code>&lt;b&gt;@octocat&lt;/b&gt;</code> at <a href="${place.repositoryUrl}/commit/${head}">`,
  );
  expect(nameCommit({ branch: 'main', head }, PLAIN)).toBe('main at 7ab94e1');
  expect(nameCommit({ branch: undefined, head }, PLAIN)).toBe('this commit');
});
