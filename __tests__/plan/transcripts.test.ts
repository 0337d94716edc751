import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { BlobId, EntryId } from '../../src/lib/ids.ts';
import { makePlan, requestDeletions } from '../../src/plan/plan.ts';
import { type State, stateOf } from '../../src/plan/state.ts';
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

/** Entries by id, each with its audio and its transcript. */
function state(entries: Record<string, [blob: string, transcript?: string]>): State {
  return stateOf(
    Object.entries(entries).map(([id, [blob, transcript]]) => ({
      id: id as EntryId,
      name: `${id}.wav`,
      path: `${id}.wav`,
      blob: blob as BlobId,
      line: 1,
      column: 1,
      transcript,
      language: undefined,
    })),
  );
}

const cache = (phrases: Record<string, string>) =>
  new Map(Object.entries(phrases).map(([id, transcript]) => [id, { transcript, languageCode: undefined }]));

describe('a plan is held to what is listed', () => {
  test('in replacements and in deletions, each by its own manifest', () => {
    const before = state({ 1: ['a', 'One'], 2: ['b', 'Two'], 3: ['c', 'Three'], 4: ['d'], 5: ['e', 'Five'] });
    const after = state({ 1: ['x', 'One!'], 6: ['f', 'Six'] });
    const listed = cache({ 1: 'One', 2: 'Two', 3: 'Other', 4: 'Any', 6: 'Six' });
    const found = findMismatches(makePlan([before], after, false), listed);
    expect(found.replace.map(({ change }) => change.id)).toEqual(['1']);
    expect(found.delete.map(({ change }) => change.id)).toEqual(['3']);
  });

  test('but not in deletions by id', () => {
    const before = state({ 1: ['a', 'One'], 2: ['b', 'Two'] });
    const after = state({ 1: ['a', 'One'], 2: ['b', 'Two'] });
    const plan = requestDeletions(makePlan([before], after, false), ['2' as EntryId], [before]);
    expect(findMismatches(plan, cache({ 2: 'Other' })).delete).toEqual([]);
  });

  test('a changed transcript alone is no change', () => {
    const plan = makePlan([state({ 1: ['a', 'One'] })], state({ 1: ['a', 'Uno'] }), false);
    expect([plan.replace, plan.delete, plan.keep]).toEqual([[], [], 1]);
  });

  test('no file ever goes to a listed entry with another phrase', () => {
    const id = fc.constantFrom('1', '2', '3', '4');
    const text = fc.constantFrom('a', 'b', ' a', 'A', 'c');
    const some = fc.dictionary(id, fc.tuple(fc.constantFrom('x', 'y'), fc.option(text, { nil: undefined })));
    fc.assert(
      fc.property(some, some, fc.dictionary(id, text), (from, to, phrases) => {
        const plan = makePlan([state(from as never)], state(to as never), false);
        const listed = cache(phrases);
        const found = findMismatches(plan, listed);
        const wrong = new Set(found.replace.map(({ change }) => change));
        for (const change of plan.replace) {
          const [said, live] = [change.entry.transcript, phrases[change.id]];
          const differs = said !== undefined && live !== undefined && said.trim() !== live.trim();
          expect(wrong.has(change)).toBe(differs);
        }
      }),
    );
  });
});
