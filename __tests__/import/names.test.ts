import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  chooseNames,
  collisionKey,
  languageFolders,
  type Newcomer,
  namesHeld,
  stemOf,
} from '../../src/import/names.ts';
import type { EntryId } from '../../src/lib/ids.ts';
import { anyText } from '../support/any-text.ts';

const id = (text: string) => text as EntryId;
const newcomer = (number: number, transcript: string, language?: string): Newcomer => ({
  id: id(String(number)),
  transcript,
  language,
});

function namesOf(newcomers: readonly Newcomer[], taken: readonly string[] = []): Record<string, string> {
  const folderOf = languageFolders(
    newcomers.map(({ language }) => language),
    [],
  );
  const held = new Set(taken.map(collisionKey));
  return Object.fromEntries(chooseNames(newcomers, { names: 'transcript', folderOf, taken: held }));
}

describe('the stem of a name', () => {
  test.each<[transcript: string, stem: string]>([
    ['Thanks for calling. Goodbye.', 'thanks-for-calling-goodbye'],
    ['  24/7: we are HERE!  ', '24-7-we-are-here'],
    ['¿Cómo está usted, señor Núñez?', 'como-esta-usted-senor-nunez'],
    ['Straße İstanbul ﬁne Ⅷ x²', 'straße-istanbul-fine-viii-x2'],
    ['e\u0301te\u0301', 'ete'],
    ['👩‍💻 Hello 🎉 there', 'hello-there'],
    ['ברוכים הבאים', 'ברוכים-הבאים'],
    ['مَرْحَبًا بك', 'مرحبا-بك'],
    ['お電話ありがとうございます', 'お電話ありかとうこさいます'],
    ['감사합니다 고객님', '감사합니다-고객님'],
    ['Добро пожаловать', 'добро-пожаловать'],
    ['a\u202eb\u200bc', 'abc'],
    ['\u3164\u3164\u3164\u3164', 'entry-7'],
    ['你好', 'entry-7'],
    ['24 7', 'entry-7'],
    ['ok', 'entry-7'],
    ['...', 'entry-7'],
    ['', 'entry-7'],
    ['../../etc/passwd', 'etc-passwd'],
    ['-rf --force', 'rf-force'],
    ['::error::<b>hi</b>', 'error-b-hi-b'],
    ['\ud800 lone half', 'lone-half'],
  ])('%j', (transcript, stem) => {
    expect(stemOf(transcript, id('7'))).toBe(stem);
  });

  test('is cut at a word, and only a word too long for it in its middle', () => {
    const words = Array.from({ length: 300 }, (_, n) => `word${n}`).join(' ');
    expect(stemOf(words, id('7'))).toBe('word0-word1-word2-word3-word4-word5-word6-word7');
    expect(stemOf('𠮷'.repeat(100), id('7'))).toBe('𠮷'.repeat(48));
    expect(stemOf(`abc ${'x'.repeat(50)}`, id('7'))).toBe('abc');
  });
});

describe('names', () => {
  test('all that would share one get their ids, whatever their case or accents', () => {
    expect(
      namesOf([newcomer(1, 'Hello!'), newcomer(2, 'hello'), newcomer(3, 'Bye bye'), newcomer(4, 'HÉLLO')]),
    ).toEqual({ 1: 'hello-1.wav', 2: 'hello-2.wav', 3: 'bye-bye.wav', 4: 'hello-4.wav' });
  });

  test('names that only differ for some file systems are one', () => {
    expect(namesOf([newcomer(1, 'straße'), newcomer(2, 'strasse')])).toEqual({
      1: 'straße-1.wav',
      2: 'strasse-2.wav',
    });
    expect(namesOf([newcomer(1, 'σας'), newcomer(2, 'σασ')])).toMatchObject({ 1: 'σας-1.wav' });
  });

  test('a name that is taken, or a device of Windows', () => {
    expect(namesOf([newcomer(7, 'Hello')], ['HELLO.WAV'])).toEqual({ 7: 'hello-7.wav' });
    expect(namesOf([newcomer(7, 'Hello')], ['hello.wav', 'hello-7.wav'])).toEqual({ 7: 'hello-7-2.wav' });
    expect(namesOf([newcomer(7, 'Con!'), newcomer(8, 'nul'), newcomer(9, 'LPT1')])).toEqual({
      7: 'con-7.wav',
      8: 'nul-8.wav',
      9: 'lpt1-9.wav',
    });
  });

  test('a name that is another one with its id', () => {
    expect(namesOf([newcomer(7, 'hello'), newcomer(8, 'hello'), newcomer(9, 'Hello, 7')])).toEqual({
      7: 'hello-7-2.wav',
      8: 'hello-8.wav',
      9: 'hello-7-9.wav',
    });
  });

  test('without phrases', () => {
    const options = { names: 'id', folderOf: () => '', taken: new Set<string>() } as const;
    expect([...chooseNames([newcomer(1042, 'My name is Jane Doe')], options).values()]).toEqual([
      'entry-1042.wav',
    ]);
  });

  test('a mapped file keeps the name that it had to share', () => {
    expect(
      namesHeld([
        { name: 'hello-7.wav', id: '7' },
        { name: 'a-1.wav', id: '2' },
      ]),
    ).toEqual(['hello-7.wav', 'hello.wav', 'a-1.wav']);
  });
});

describe('language folders', () => {
  test('where there are several languages', () => {
    expect(
      namesOf([newcomer(1, 'Hello', 'en-US'), newcomer(2, 'Hello', 'es-ES'), newcomer(3, 'Hello')]),
    ).toEqual({
      1: 'en-us/hello.wav',
      2: 'es-es/hello.wav',
      3: 'hello.wav',
    });
    expect(namesOf([newcomer(1, 'Hello', 'en-US'), newcomer(2, 'Bye bye', 'EN-us')])).toEqual({
      1: 'hello.wav',
      2: 'bye-bye.wav',
    });
  });

  test('what is no language makes no folder', () => {
    const folderOf = languageFolders(['en', 'es', '../x', 'con', 'a/b', ''], []);
    expect(['en', '../x', 'con', 'a/b', '', undefined].map(folderOf)).toEqual(['en/', '', '', '', '', '']);
  });

  test('a folder that is there in another case is used', () => {
    const folderOf = languageFolders(['en', 'es'], ['ES', 'EN', 'en']);
    expect(['en', 'es'].map(folderOf)).toEqual(['en/', 'ES/']);
  });
});

describe('for any phrases', () => {
  const transcript = fc.oneof(
    anyText({ maxLength: 40 }),
    fc.string({ unit: 'grapheme', maxLength: 400 }),
    fc.constantFrom('hello', 'Hello 7', 'hello 7 7', 'con', 'entry 7', '7', 'ﬀ', 'SS', 'ß'),
  );
  const newcomers = fc.uniqueArray(
    fc.record({
      id: fc
        .oneof(
          fc.integer({ min: 1, max: 20 }).map(String),
          fc.bigInt({ min: 1n, max: 2n ** 63n - 1n }).map(String),
        )
        .map(id),
      transcript,
      language: fc.constantFrom(undefined, 'en', 'es-ES', 'ES-es', 'nul'),
    }),
    { selector: (each) => each.id, maxLength: 20 },
  );
  const taken = fc.array(
    fc.constantFrom('hello.wav', 'entry-7.wav', 'HELLO-7.wav', 'ss.wav', 'en/hello.wav'),
  );

  test('names are safe, distinct for every file system, and do not depend on the order', () => {
    fc.assert(
      fc.property(newcomers, taken, fc.nat(), (list, held, seed) => {
        const names = namesOf(list, held);
        const keys = [...Object.values(names), ...new Set(held.map(collisionKey))].map(collisionKey);
        expect(new Set(keys).size).toBe(keys.length);
        for (const name of Object.values(names)) {
          expect(name).toMatch(/^(?:(?:en|es-es)\/)?[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*\.wav$/u);
          const file = name.slice(name.indexOf('/') + 1);
          expect(Buffer.byteLength(file)).toBeLessThanOrEqual(255);
          expect(file).not.toMatch(/^(con|prn|aux|nul|com[0-9]|lpt[0-9])\./i);
          expect(file).not.toMatch(/\p{Default_Ignorable_Code_Point}/u);
          expect(name).toBe(name.normalize('NFC'));
        }
        const turn = list.length === 0 ? 0 : seed % list.length;
        expect(namesOf([...list.slice(turn), ...list.slice(0, turn)].reverse(), held)).toEqual(names);
      }),
      { numRuns: Number(process.env['FUZZ_RUNS'] ?? 200) },
    );
  });
});
