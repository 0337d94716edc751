/** The most characters of untrusted text (file names, manifest keys, server responses) in a message. */
const MAX_SHOWN = 100;

// Controls, format characters (bidi overrides, zero-width), line and paragraph separators, unusual spaces, and what is shown
// as nothing: fillers, variation selectors, the empty Braille cell.
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800]|(?! )\p{Zs}/gu;

/** Quotes text as JSON does, with every invisible character as `\uXXXX`, shortened with `…`. */
export function quote(text: string): string {
  return escapeInvisible(JSON.stringify(shorten(text, MAX_SHOWN)));
}

/** The same without the quotes, for text that is a sentence of its own. */
export function visible(text: string, max = 2 * MAX_SHOWN): string {
  return escapeInvisible(shorten(text, max).toWellFormed());
}

/** A sentence of its own. */
export function capitalized(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}

/** Cuts a text at so many UTF-16 units, with `…` for the rest. */
export function shorten(text: string, max: number): string {
  if (text.length <= max) return text;
  // A cut between two surrogates would leave half a character.
  const cut = /[\ud800-\udbff]/.test(text.charAt(max - 1)) ? max - 1 : max;
  return `${text.slice(0, cut)}…`;
}

/** Names with the same fold are one file to some file systems: those that ignore letter case or the form of accents. */
export function foldName(name: string): string {
  return name.normalize('NFC').toLowerCase();
}

/** Every control, format, separator and unusual space character as `\uXXXX`: none may steer a terminal, a log or a browser. */
export function escapeInvisible(text: string): string {
  return text.replace(INVISIBLE, (found) =>
    Array.from({ length: found.length }, (_, i) => `\\u${hex(found.charCodeAt(i))}`).join(''),
  );
}

function hex(unit: number): string {
  return unit.toString(16).padStart(4, '0');
}
