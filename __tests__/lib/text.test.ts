import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { escapeInvisible, foldName, quote, shorten, visible } from '../../src/lib/text.ts';
import { anyText } from '../support/any-text.ts';

describe('outside text in messages', () => {
  test.each<[what: string, text: string, quoted: string]>([
    ['plain text', 'hold/a b.wav', '"hold/a b.wav"'],
    ['other scripts and emoji', 'grüße 你好 😀', '"grüße 你好 😀"'],
    ['quotes and backslashes', 'a"b\\c', '"a\\"b\\\\c"'],
    ['line breaks', 'a\r\nb\u2028c\u0085d', '"a\\r\\nb\\u2028c\\u0085d"'],
    ['ANSI colours', '\u001b[31mred\u009b0m', '"\\u001b[31mred\\u009b0m"'],
    ['text that runs backwards', 'a\u202egnp.wav', '"a\\u202egnp.wav"'],
    ['zero-width and unusual spaces', 'a\u200bb\u00a0c\ufeffd\u3000e', '"a\\u200bb\\u00a0c\\ufeffd\\u3000e"'],
    [
      'fillers that show as nothing',
      'a\u3164b\u115fc\ufe0fd\u2800e\u034ff',
      '"a\\u3164b\\u115fc\\ufe0fd\\u2800e\\u034ff"',
    ],
    ['tags beyond the first plane', 'a\u{e0041}b', '"a\\udb40\\udc41b"'],
    ['half a character', 'a\ud800b', '"a\\ud800b"'],
  ])('%s', (_what, text, quoted) => {
    expect(quote(text)).toBe(quoted);
  });

  test('long text is cut, but not within a character', () => {
    expect(shorten('abc', 3)).toBe('abc');
    expect(shorten('abcd', 3)).toBe('abc…');
    expect(shorten('ab😀', 3)).toBe('ab…');
    expect(quote('x'.repeat(1_000_000))).toBe(`"${'x'.repeat(100)}…"`);
    expect(visible('x'.repeat(1_000_000))).toBe(`${'x'.repeat(200)}…`);
  });

  test('whatever the text: bounded, well formed, nothing invisible, and read back by JSON', () => {
    fc.assert(
      fc.property(anyText({ maxLength: 150 }), (text) => {
        const quoted = quote(text);
        expect(quoted.length).toBeLessThan(100 * 12 + 4);
        expect(quoted.isWellFormed()).toBe(true);
        expect(quoted).toMatch(/^[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{DI}]*$/u);
        expect(JSON.parse(quoted)).toBe(shorten(text, 100));
        expect(visible(text)).toBe(escapeInvisible(visible(text)));
      }),
      { seed: 20_240_601, numRuns: 500 },
    );
  });
});

test.each([
  ['A.WAV', 'a.wav', true],
  ['gr\u00fcn', 'GRU\u0308N', true],
  ['a.wav', 'b.wav', false],
])('%s and %s may be one file to a disk: %s', (one, other, same) => {
  expect(foldName(one) === foldName(other)).toBe(same);
});
