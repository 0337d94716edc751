import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { BlobId, EntryId } from '../../src/lib/ids.ts';
import { type Deletion, EMPTY_PLAN, type Replacement } from '../../src/plan/plan.ts';
import {
  findMismatches,
  type ListedPhrase,
  matchPhrase,
  normalizeTranscript,
  phraseFinder,
} from '../../src/plan/transcripts.ts';

fc.configureGlobal({ seed: 20_240_601, numRuns: 300 });

describe('a transcript is compared', () => {
  test.each<[manifest: string, live: string, same: boolean]>([
    ['One moment, please.', 'One moment, please.', true],
    ['One moment, please.', '  One \n\t moment,  please.\u00a0', true],
    ['caf\u00e9', 'cafe\u0301', true],
    ['One moment, please.', 'one moment, please.', false],
    ['One moment, please.', 'One moment please.', false],
    ['One moment, please.', 'One moment, please', false],
    ['Onemoment', 'One moment', false],
    ['\ufb01ne', 'fine', false],
  ])('%j with %j: same is %s', (transcript, live, same) => {
    const match = matchPhrase({ transcript, language: undefined }, { transcript: live, languageCode: 'en' });
    expect(match).toBe(same ? 'same' : 'other transcript');
  });

  test('however whitespace and accents are written', () => {
    const blank = fc.stringMatching(/^[ \t\r\n\u00a0\u2028\u3000]{1,3}$/);
    const word = fc.string({ unit: 'grapheme', minLength: 1 }).filter((text) => !/\s/.test(text));
    fc.assert(
      fc.property(fc.array(word, { minLength: 1 }), fc.array(blank, { minLength: 20 }), (words, blanks) => {
        const other = words
          .map((text, index) => text.normalize('NFD') + (blanks[index % 20] ?? ' '))
          .join('');
        expect(normalizeTranscript(`${blanks[0]}${other}`)).toBe(normalizeTranscript(words.join(' ')));
        expect(normalizeTranscript(normalizeTranscript(other))).toBe(normalizeTranscript(other));
      }),
    );
  });

  test('a long one in time', () => {
    const before = performance.now();
    normalizeTranscript(`x${' '.repeat(2_000_000)}x${' \n'.repeat(1_000_000)}`);
    expect(performance.now() - before).toBeLessThan(2_000);
  });
});

describe('a language counts where both sides have one', () => {
  const same = { transcript: 'Hi.', languageCode: 'en-US' };
  test.each<[language: string | undefined, live: string | undefined, match: string]>([
    ['en-US', 'en-US', 'same'],
    ['en-us', 'EN-US', 'same'],
    ['en-US', 'en_US', 'same'],
    ['en-US', undefined, 'same'],
    [undefined, 'es-ES', 'same'],
    ['en', 'en-US', 'other language'],
    ['en-US', 'es-ES', 'other language'],
  ])('%s with %s: %s', (language, languageCode, match) => {
    expect(matchPhrase({ transcript: 'Hi.', language }, { ...same, languageCode })).toBe(match);
    expect(matchPhrase({ transcript: undefined, language }, { ...same, languageCode })).toBe(match);
  });
});

test.each([undefined, '', ' \n'])(
  'an entry that is listed with the transcript %j cannot be compared',
  (transcript) => {
    const listed = { transcript, languageCode: 'en-US' };
    expect(matchPhrase({ transcript: 'Hi.', language: undefined }, listed)).toBe('unknown');
    expect(matchPhrase({ transcript: undefined, language: undefined }, listed)).toBe('same');
    expect(matchPhrase({ transcript: 'Hi.', language: 'es' }, listed)).toBe('other language');
  },
);

describe('the entries that have a phrase', () => {
  const listed = new Map<string, ListedPhrase>([
    ['10', { transcript: 'Hello.', languageCode: 'en-US' }],
    ['9', { transcript: ' Hello. ', languageCode: 'es-ES' }],
    ['11', { transcript: 'Hello.', languageCode: undefined }],
    ['12', { transcript: undefined, languageCode: 'en-US' }],
    ['x', { transcript: 'Hello.', languageCode: 'en-US' }],
  ]);
  const find = phraseFinder(listed);

  test('are found in the order of their ids', () => {
    expect(find({ transcript: 'Hello.', language: undefined })).toEqual(['9', '10', '11']);
    expect(find({ transcript: 'Hello.', language: 'en-us' })).toEqual(['10', '11']);
    expect(find({ transcript: 'Bye.', language: 'en-us' })).toEqual([]);
  });

  test('are none for a language alone', () => {
    expect(find({ transcript: undefined, language: 'en-US' })).toEqual([]);
  });
});

/** A planned change of an entry that its manifest gives this transcript. */
function change(id: string, transcript: string | undefined) {
  const entry = {
    id: id as EntryId,
    name: `${id}.wav`,
    path: `${id}.wav`,
    blob: 'b' as BlobId,
    line: 1,
    column: 1,
    transcript,
    language: undefined,
  };
  return { id: entry.id, entry };
}

const replace = (id: string, transcript?: string): Replacement => ({
  kind: 'replace',
  reason: 'changed',
  ...change(id, transcript),
});
const remove = (id: string, transcript: string, reason: Deletion['reason'] = 'removed'): Deletion => ({
  kind: 'delete',
  reason,
  ...change(id, transcript),
});
const cache = (phrases: Record<string, string>) =>
  new Map(Object.entries(phrases).map(([id, transcript]) => [id, { transcript, languageCode: undefined }]));

describe('a plan is held to what is listed', () => {
  test('in replacements and in deletions, where both sides have a text', () => {
    const plan = {
      ...EMPTY_PLAN,
      replace: [replace('1', 'One!'), replace('4'), replace('5', 'Five'), replace('6', 'Six')],
      delete: [remove('2', 'Two'), remove('3', 'Three'), remove('7', 'Seven')],
    };
    const found = findMismatches(plan, cache({ 1: 'One', 2: 'Two', 3: 'Other', 4: 'Any', 6: 'Six', 7: '' }));
    expect(found.replace.map(({ change: { id } }) => id)).toEqual(['1']);
    expect(found.delete.map(({ change: { id } }) => id)).toEqual(['3']);
  });

  test('but not in deletions by id', () => {
    const plan = { ...EMPTY_PLAN, delete: [remove('2', 'Two', 'requested')] };
    expect(findMismatches(plan, cache({ 2: 'Other' })).delete).toEqual([]);
  });

  test('no file ever goes to a listed entry with another phrase', () => {
    const id = fc.constantFrom('1', '2', '3', '4');
    const text = fc.constantFrom('a', 'b', ' a', 'A', 'c');
    const entries = fc.dictionary(id, fc.option(text, { nil: undefined }));
    fc.assert(
      fc.property(entries, fc.dictionary(id, text), (said, phrases) => {
        const planned = Object.entries(said).map(([key, transcript]) => replace(key, transcript));
        const found = findMismatches({ ...EMPTY_PLAN, replace: planned }, cache(phrases));
        const wrong = new Set(found.replace.map((one) => one.change));
        for (const one of planned) {
          const [own, live] = [one.entry.transcript, phrases[one.id]];
          const differs = own !== undefined && live !== undefined && own.trim() !== live.trim();
          expect(wrong.has(one)).toBe(differs);
        }
      }),
    );
  });
});
