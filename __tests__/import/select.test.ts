import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { LANGUAGE, matchesPattern, SELECT, selectEntries, TOP } from '../../src/import/select.ts';
import type { EntryId } from '../../src/lib/ids.ts';

const ENTRIES = [
  { id: '1', transcript: 'Thanks for calling. Goodbye.', hitCount: 5, languageCode: 'en-US' },
  { id: '2', transcript: 'Gracias por llamar.', hitCount: 50, languageCode: 'es-ES' },
  { id: '10', transcript: 'Thanks,\n  Jane   Doe!', hitCount: 5, languageCode: 'en-GB' },
  { id: '3', transcript: undefined, hitCount: undefined, languageCode: undefined },
].map((entry) => ({ ...entry, id: entry.id as EntryId }));

const top = (count: number, language?: string) =>
  selectEntries(ENTRIES, { kind: 'top', count }, language).entries.map(({ id }) => id);

function select(text: string, language?: string) {
  const lines = SELECT.parse(text);
  if (!lines) throw new Error('not valid');
  const { entries, idle } = selectEntries(ENTRIES, { kind: 'lines', lines }, language);
  return [entries.map(({ id }) => id), idle];
}

describe('the most heard', () => {
  test('by hits, then by id', () => {
    expect([0, 2, 99, Number.POSITIVE_INFINITY].map((count) => top(count))).toEqual([
      [],
      ['2', '1'],
      ['2', '1', '10', '3'],
      ['2', '1', '10', '3'],
    ]);
  });

  test('in a language, with all its kinds', () => {
    expect(['en', 'EN-us', 'en-GB', 'es', 'e', 'fr'].map((language) => top(9, language))).toEqual([
      ['1', '10'],
      ['1'],
      ['10'],
      ['2'],
      [],
      [],
    ]);
  });
});

describe('lines', () => {
  test.each<[lines: string, ids: string[], idle: string[]]>([
    ['3', ['3'], []],
    ['1 3, 77', ['1', '3'], ['77']],
    ['thanks*', ['1', '10'], []],
    ['thanks, jane doe!', ['10'], []],
    ['*por*\n1', ['2', '1'], []],
    ['Thanks*\n!*Doe?', ['1'], []],
    ['!*Doe*\n!3', ['2', '1'], []],
    ['# a comment\n\n  7  \nNo such*', [], ['7', 'No such*']],
    ['*', ['2', '1', '10'], []],
  ])('%j', (lines, ids, idle) => {
    expect(select(lines)).toEqual([ids, idle]);
  });

  test('a language narrows them', () => {
    expect(select('*', 'en-GB')).toEqual([['10'], []]);
  });

  test.each(['', '#', '!', '!  \n1', 'x'.repeat(501), '1\n'.repeat(5_001)])('%j are not valid', (text) => {
    expect(SELECT.parse(text.slice(0, 20_000))).toBeUndefined();
  });
});

describe('patterns', () => {
  const match = (pattern: string, text: string) => matchesPattern(Array.from(pattern), Array.from(text));

  test.each<[pattern: string, text: string, matches: boolean]>([
    ['a?c', 'abc', true],
    ['a?c', 'a👍c', true],
    ['a?c', 'ac', false],
    ['*', '', true],
    ['', '', true],
    ['', 'a', false],
    ['a*b*c', 'aXbXbc', true],
    ['a*b*c', 'aXbXb', false],
    ['.*', 'abc', false],
    ['[a-c]', 'b', false],
    ['**a', 'ba', true],
  ])('%j and %j', (pattern, text, matches) => {
    expect(match(pattern, text)).toBe(matches);
  });

  test('match as a regular expression would', () => {
    const letters = fc.string({ unit: fc.constantFrom('a', 'b', '*', '?'), maxLength: 12 });
    const texts = fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 15 });
    fc.assert(
      fc.property(letters, texts, (pattern, text) => {
        const regex = new RegExp(`^${pattern.replaceAll('*', '.*').replaceAll('?', '.')}$`);
        expect(match(pattern, text)).toBe(regex.test(text));
      }),
    );
  });

  test('that would keep a regular expression busy for years', () => {
    expect(match('*a'.repeat(200), 'a'.repeat(5_000))).toBe(true);
    expect(match(`${'*a'.repeat(200)}b`, 'a'.repeat(5_000))).toBe(false);
  });
});

test('what the inputs may be', () => {
  expect(['all', '0', '50', '1000000', '1000001', '-1', '5%', 'ALL', '1e3'].map(TOP.parse)).toEqual([
    ...[Number.POSITIVE_INFINITY, 0, 50, 1_000_000],
    ...Array(5).fill(undefined),
  ]);
  expect(['en', 'en-US', 'zh-Hant-TW', 'e', 'en_US', 'en US', '*'].map(LANGUAGE.parse)).toEqual([
    ...['en', 'en-US', 'zh-Hant-TW'],
    ...Array(4).fill(undefined),
  ]);
});
