import { escapeInvisible, visible } from '../lib/text.ts';

/** No text from outside is shown in full that is longer. Characters. */
const MAX_CHARACTERS = 300;

/** Text from outside as inert code: GitHub looks for no mentions, issue numbers or emoji in there. */
export function code(text: string, max = MAX_CHARACTERS): string {
  return `<code>${entities(visible(text, max))}</code>`;
}

/**
 * A sentence with text from outside, inert. What Markdown or HTML could read as markup becomes an entity. GitHub looks for
 * mentions, issue numbers, emoji and formulas after that, in the text that entities stand for, so an empty comment cuts them.
 */
export function inert(text: string, max = MAX_CHARACTERS): string {
  return entities(visible(text, max).trim())
    .replace(/(&#(?:35|36|58|64);)(?=\S)/g, `$1${CUT}`)
    .replace(/\b(GH)(?=-[0-9])/gi, `$1${CUT}`);
}

const CUT = '<!-- -->';

/** A link to a path below a checked URL. The parts of the path may be any text: they are encoded, so that none ends the link. */
export function link(label: string, url: string, path: readonly string[], fragment = ''): string {
  return `[${label}](${[url, ...path.map(encode)].join('/')}${fragment})`;
}

function encode(part: string): string {
  return encodeURIComponent(part.toWellFormed()).replace(
    /[!'()*]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16)}`,
  );
}

/** Everything but letters, digits, a few harmless marks, and marks in the middle of a word, as in `two-part_name.wav`. */
function entities(text: string): string {
  return escapeInvisible(text).replace(
    /[^A-Za-z0-9 ,;/'"%?\u0080-\u{10ffff}]/gu,
    (mark, at: number, whole: string) => (isInWord(mark, at, whole) ? mark : `&#${mark.codePointAt(0)};`),
  );
}

function isInWord(mark: string, at: number, whole: string): boolean {
  if (!'._-'.includes(mark)) return false;
  // "www." would become a link.
  const before = whole.slice(Math.max(0, at - 3), at);
  return /[A-Za-z0-9]$/.test(before) && /[A-Za-z0-9]/.test(whole.charAt(at + 1)) && !/^www$/i.test(before);
}

/** Part of a document that folds away under a line that says what it is. */
export function folded(title: string, content: string): string {
  return `<details>\n<summary>${title}</summary>\n\n${content}\n\n</details>`;
}
