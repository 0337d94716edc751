import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { mapTexts, redactor } from '../../src/lib/redact.ts';
import { quote } from '../../src/lib/text.ts';

const KEY = 'pk_live "with\\marks"-0123456789abcdef';

describe('a masked value', () => {
  test.each([
    ['as it is', `before ${KEY} after`, 'before *** after'],
    ['twice', `${KEY}${KEY}`, '******'],
    ['quoted as JSON', quote(KEY), '"***"'],
    [
      'in a text that was cut short within it',
      `${'x'.repeat(5)}${KEY.slice(0, 9)}… (cut)`,
      'xxxxx***… (cut)',
    ],
    ['in a text that has nothing of it', 'pk_… or so', 'pk_… or so'],
  ])('%s', (_title, text, redacted) => {
    expect(redactor([KEY])(text)).toBe(redacted);
  });

  test('that contains another one goes as a whole', () => {
    expect(redactor(['secret', 'secret-and-more'])('secret-and-more secret')).toBe('*** ***');
  });

  test('that is too short to be one is left: it would tear every text to pieces', () => {
    expect(redactor(['1', '', 'abc'])('1 abc')).toBe('1 abc');
  });

  test('is in no text after that, whole or cut', () => {
    const secret = fc.string({ minLength: 8, maxLength: 40, unit: fc.constantFrom(...'abcXYZ019_-"\\/') });
    fc.assert(
      fc.property(
        fc.array(secret, { minLength: 1, maxLength: 3 }),
        fc.string(),
        fc.nat(60),
        (secrets, text, at) => {
          const redact = redactor(secrets);
          for (const one of secrets) {
            const said = text.slice(0, at) + one + text.slice(at);
            expect(redact(said)).not.toContain(one);
            expect(redact(`${said.slice(0, at + 7)}…`)).not.toContain(`${one.slice(0, 7)}…`);
          }
        },
      ),
    );
  });
});

test('every text in a value is changed, however deep, and nothing else', () => {
  const value = {
    a: 'x',
    b: [1, 'x', { c: 'x' }],
    d: new Map([['x', { e: 'x' }]]),
    f: undefined,
    g: null,
    h: true,
  };
  expect(mapTexts(value, () => 'y')).toEqual({
    ...value,
    a: 'y',
    b: [1, 'y', { c: 'y' }],
    d: new Map([['x', { e: 'y' }]]),
  });
});
