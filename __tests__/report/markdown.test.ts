import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { renderHtml } from '../../scripts/render.ts';
import { visible } from '../../src/lib/text.ts';
import { code, inert, link } from '../../src/report/markdown.ts';
import { anyText } from '../support/any-text.ts';
import { textOf } from './read-summary.ts';

/** Text that somebody could mean ill with: marks of Markdown and HTML, mentions, references, control characters. */
const hostile = fc.oneof(
  anyText({ maxLength: 60 }),
  fc
    .array(
      fc.constantFrom(
        ...[
          '<',
          '>',
          '&',
          '|',
          '`',
          '``',
          '*',
          '_',
          '~~',
          '[',
          ']',
          '(',
          ')',
          '!',
          '#',
          '@',
          ':',
          '$',
          '\\',
          '"',
          "'",
        ],
        ...[
          '@octocat',
          '#1',
          'GH-1',
          'gh-12',
          ':tada:',
          '$x$',
          '::error::',
          '##[error]',
          'www.example.com',
          'a@b.co',
        ],
        ...[
          'http://example.com',
          '<b>',
          '<!--',
          '-->',
          '</code>',
          '<script>',
          '&lt;',
          '\u202e',
          '\u200b',
          '\r\n',
          '\u001b[',
        ],
        ...[
          '- ',
          '1. ',
          '    ',
          '===',
          '---',
          '| --- |',
          'a',
          'B',
          '7',
          ' ',
          '.',
          '-',
          '/',
          'é',
          '日本',
          '🎧',
        ],
      ),
      { maxLength: 20 },
    )
    .map((parts) => parts.join('')),
);

const AROUND: [string, (text: string) => string][] = [
  ['code', code],
  ['a sentence', inert],
];

/** Each ASCII mark at the beginning, in the middle and at the end of a word. */
const EVERY_MARK = Array.from({ length: 128 }, (_, n) => String.fromCharCode(n)).flatMap((mark) => [
  `${mark}a`,
  `a${mark}b`,
  `a${mark}`,
]);

describe.each(AROUND)('text from outside as %s', (_title, show) => {
  test('has none of the marks that Markdown, HTML or the runner could read', () => {
    const check = (text: string) => {
      const bare = show(text).replaceAll(/<!-- -->|^<code>|<\/code>$/g, '');
      expect(bare.replaceAll(/&#\d+;/g, '')).not.toMatch(/[<>|`@*[\]\\!#:$~&]|\p{Cc}|\p{Cf}/u);
    };
    for (const text of EVERY_MARK) check(text);
    fc.assert(fc.property(hostile, check));
  });

  test.each([
    ['in a cell', (markdown: string) => `| a | b |\n| --- | --- |\n| ${markdown} | c |\n`],
    ['in a list', (markdown: string) => `- ${markdown}\n`],
    ['in a paragraph', (markdown: string) => `**Next:** ${markdown}\n`],
  ])('reads as what it says, and makes nothing else, %s', (_place, put) => {
    fc.assert(
      fc.property(hostile, (text) => {
        const html = renderHtml(put(show(text)));
        const empty = renderHtml(put(show('PLACE')));
        const tags = (page: string) => page.replaceAll(/<!-- -->/g, '').match(/<[^>]*>/g);
        fc.pre(visible(text, 300).trim() !== '');
        expect(tags(html)).toEqual(tags(empty));
        expect(squeezed(textOf(html))).toBe(
          squeezed(textOf(empty).replace('PLACE', () => visible(text, 300))),
        );
      }),
    );
  });
});

/** HTML shows runs of whitespace as one space. */
const squeezed = (text: string) =>
  text
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/ (?=$)|^ /g, '')
    .replaceAll(/“ | ”/g, '');

describe('a sentence', () => {
  // GitHub looks for these after HTML was made, where entities are characters again; an empty comment stands between then.
  test.each([
    '@octocat',
    '@octo-org/team',
    '#1',
    'GH-1',
    ':tada:',
    '$x^2$',
    'octo-org/repo#12',
    'mail@example.com',
  ])('with %s mentions nothing', (text) => {
    const pieces = renderHtml(inert(text))
      .split(/<[^>]*>/)
      .map(textOf);
    expect(pieces.join('').trim()).toBe(text);
    for (const piece of pieces) expect(piece).not.toMatch(/@\w|#\d|GH-\d|:\w+:|\$\S/);
  });

  test('keeps what can do no harm, so that names and ids can be searched for', () => {
    expect(inert('IN_USE: "a-b_c/d.wav", 100% of 3')).toBe('IN_USE&#58; "a-b_c/d.wav", 100% of 3');
  });
});

test('a link ends where we say', () => {
  fc.assert(
    fc.property(fc.array(hostile, { minLength: 1, maxLength: 3 }), (path) => {
      const html = renderHtml(link('here', 'https://github.com/o/r', path, '#L1'));
      expect(html).toMatch(/^<p><a href="https:\/\/github\.com\/o\/r\/[^"<>]*#L1">here<\/a><\/p>\n?$/);
    }),
  );
});
