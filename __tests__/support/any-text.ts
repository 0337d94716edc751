import fc from 'fast-check';

/** What JavaScript objects have of their own: fast-check's strings hold such words now and then. */
const WORDS = ['__proto__', 'constructor', 'toString', 'valueOf', 'hasOwnProperty', '__defineGetter__'];

/**
 * Any text of so many characters, half surrogates aside: fast-check's `unit: 'binary'`, which sets up a table of all of Unicode in
 * every file that names it, a second of work each.
 */
export function anyText({ minLength = 0, maxLength }: { minLength?: number; maxLength: number }) {
  const character = fc.nat(0x10_f7ff).map((n) => String.fromCodePoint(n < 0xd800 ? n : n + 0x800));
  const words = WORDS.filter(({ length }) => length >= minLength && length <= maxLength);
  return fc.oneof(
    { weight: 19, arbitrary: fc.string({ unit: character, minLength, maxLength }) },
    { weight: 1, arbitrary: fc.constantFrom(...words) },
  );
}
