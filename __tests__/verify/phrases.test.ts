import { describe, expect, test } from '@jest/globals';
import type { EntryDetails } from '../../src/polyai/listing-page.ts';
import { findOrphans, lookUpRequired, unmappedOf } from '../../src/verify/phrases.ts';

function entry(id: string, transcript: string | undefined, more: Partial<EntryDetails> = {}): EntryDetails {
  const known = { hitCount: 5, durationSeconds: 1, languageCode: 'en-US', cachedAt: '2026-01-01T00:00:00Z' };
  return { id, transcript, ...known, ...more };
}

const cache = (...entries: EntryDetails[]) => new Map(entries.map((each) => [each.id, each]));
const phrase = (transcript: string, language?: string) => ({ transcript, language, line: 1, column: 1 });

describe('a required phrase', () => {
  const live = cache(
    entry('1', 'Thanks for calling. Goodbye.'),
    entry('2', 'Gracias por llamar.', { languageCode: 'es-ES' }),
    entry('3', 'One  moment,\n please. '),
    entry('4', 'Caf\u0065\u0301', { languageCode: undefined }),
  );

  test.each([
    ['in the very words', phrase('Thanks for calling. Goodbye.'), ['1']],
    ['in its language', phrase('Gracias por llamar.', 'es-es'), ['2']],
    ['with other whitespace', phrase(' One moment, please.'), ['3']],
    ['in another Unicode form, without a listed language', phrase('Caf\u00e9', 'fr-FR'), ['4']],
    ['in another language', phrase('Gracias por llamar.', 'es-MX'), []],
    ['in another letter case', phrase('thanks for calling. goodbye.'), []],
    ['with another full stop', phrase('Gracias por llamar'), []],
  ])('is looked up %s', (_, required, ids) => {
    const [found] = lookUpRequired([required], live);
    expect(found?.cachedBy).toEqual(ids);
  });

  test('that is not cached comes with the three closest transcripts, each once', () => {
    const others = ['Thank you for calling!', 'Thanks for calling!', 'Thanks for waiting.', 'Which day?', ''];
    const entries = others.map((text, index) => entry(String(10 + index), text));
    const twin = entry('20', 'Thanks for calling!');
    const [found] = lookUpRequired([phrase('Thanks for calling.')], cache(...entries, twin));
    expect(found?.closest.map(({ transcript }) => transcript)).toEqual([
      'Thanks for calling!',
      'Thanks for waiting.',
      'Thank you for calling!',
    ]);
  });

  test('has none in an empty cache', () => {
    expect(lookUpRequired([phrase('Hello.')], cache())).toEqual([
      { phrase: phrase('Hello.'), cachedBy: [], closest: [] },
    ]);
  });

  test('is found in a large cache in no time, even if hundreds are missing', () => {
    const words = 'the quick brown fox jumps over the lazy dog while nobody looks at all'.split(' ');
    const text = (seed: number) =>
      Array.from({ length: 40 }, (_, at) => words[(seed * 31 + at * seed) % words.length]).join(' ');
    const live = cache(...Array.from({ length: 2_000 }, (_, id) => entry(String(id), `${text(id)} ${id}`)));
    const start = performance.now();
    const found = lookUpRequired(
      Array.from({ length: 300 }, (_, id) => phrase(`${text(id)}!`)),
      live,
    );
    expect(found.filter(({ closest }) => closest.length === 3).length).toBe(100);
    expect(performance.now() - start).toBeLessThan(60_000);
  });
});

/** The mapped entry is 1: five hits, cached in January. */
const TWINS: [what: string, twin: Partial<EntryDetails>, found: object[]][] = [
  ['is younger', { cachedAt: '2026-02-01T00:00:00Z' }, [{ isYounger: true, isHeardMore: false }]],
  ['is heard more', { hitCount: 6 }, [{ isYounger: false, isHeardMore: true }]],
  [
    'is younger and heard more',
    { hitCount: 6, cachedAt: '2026-02-01T00:00:00Z' },
    [{ isYounger: true, isHeardMore: true }],
  ],
  ['has another voice', { providerVoiceId: 'v2', hitCount: 6 }, [{ isYounger: false, isHeardMore: true }]],
  ['is older and heard less', { hitCount: 4, cachedAt: '2025-02-01T00:00:00Z' }, []],
  ['is the same in all', {}, []],
  ['has another language', { hitCount: 9, languageCode: 'en-GB' }, []],
  ['has another transcript', { hitCount: 9, transcript: 'hello.' }, []],
  ['does not say when it was cached, nor how often heard', { hitCount: undefined, cachedAt: undefined }, []],
];

describe('a recording', () => {
  test.each(TWINS)('whose twin %s', (_, twin, found) => {
    const live = cache(entry('1', 'Hello.'), entry('2', 'Hello.', twin), entry('3', undefined));
    const orphans = findOrphans(live, new Set(['1']), new Set());
    expect(orphans).toMatchObject(found);
    expect(orphans).toHaveLength(found.length);
  });

  test('that is mapped to several voices is outdone only by what outdoes all of them', () => {
    const both = [entry('1', 'Hello.', { hitCount: 5 }), entry('2', 'Hello.', { hitCount: 9 })];
    const outdone = (hitCount: number) =>
      findOrphans(cache(...both, entry('3', 'Hello.', { hitCount })), new Set(['1', '2']), new Set());
    expect(outdone(7)).toEqual([]);
    expect(outdone(10)).toMatchObject([{ mapped: both, twin: { id: '3' } }]);
  });

  test('that is mapped to the wrong phrase is not said to be outdone there', () => {
    const live = cache(entry('1', 'Hello.'), entry('2', 'Hello.', { hitCount: 9 }));
    expect(findOrphans(live, new Set(['1']), new Set(['1']))).toEqual([]);
  });
});

test('of what no file is mapped to, the ten most heard are named', () => {
  const entries = Array.from({ length: 15 }, (_, index) =>
    entry(String(index), `Phrase ${index}`, { hitCount: index % 2 === 0 ? index : undefined }),
  );
  const { count, mostHeard } = unmappedOf(cache(...entries), new Set(['14', '13']));
  expect(count).toBe(13);
  expect(mostHeard.map(({ id }) => id)).toEqual(['12', '10', '8', '6', '4', '2', '0', '1', '3', '5']);
});
