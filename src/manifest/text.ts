import { looksLikePointer } from '../lib/lfs.ts';
import type { Problem } from '../lib/problem.ts';
import { quote } from '../lib/text.ts';

/** From the manifest's bytes to text that may be a manifest. */

/** Room for 100,000 entries with paths of 60 characters. */
export const MAX_MANIFEST_BYTES = 8 * 1024 * 1024;

/** The most characters of one text, comment or gap. */
export const MAX_LEXEME = 65_536;

/** The most problems reported for one manifest. */
export const MAX_PROBLEMS = 1000;

/** Both are counted from 1; columns in UTF-16 units, as editors and annotations count. */
export interface Position {
  readonly line: number;
  readonly column: number;
}
export type Fault = Omit<Problem, 'file'>;

/** The position of an offset in the text. */
export type Locate = (offset: number) => Position;

type Decoded =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly faults: readonly Fault[] };

/** Decodes UTF-8, without a byte order mark, so that columns on line 1 are true. */
export function decodeManifest(bytes: Uint8Array): Decoded {
  const bad = (message: string, line?: number): Decoded => ({ ok: false, faults: [{ message, line }] });
  if (bytes.length > MAX_MANIFEST_BYTES) {
    const limit = `${MAX_MANIFEST_BYTES / 1024 / 1024} MiB`;
    return bad(
      `the manifest has ${bytes.length} bytes, but the limit is ${limit}: check that it is the right file`,
    );
  }
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) {
    return bad('the manifest is UTF-16: save it as UTF-8', 1);
  }
  try {
    return { ok: true, text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return bad('the manifest is not valid UTF-8, first on this line: save it as UTF-8', firstBadLine(bytes));
  }
}

/** Halves the file until the longest beginning that is UTF-8 is found. */
function firstBadLine(bytes: Uint8Array): number {
  let good = 0;
  let bad = bytes.length;
  while (bad - good > 1) {
    const middle = (good + bad) >>> 1;
    if (beginsWell(bytes.subarray(0, middle))) good = middle;
    else bad = middle;
  }
  return bytes.subarray(0, good).reduce((lines, byte) => (byte === 0x0a ? lines + 1 : lines), 1);
}

function beginsWell(bytes: Uint8Array): boolean {
  try {
    // The last character may be cut in two.
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}

/** The YAML library counts lines, too, but loses some within quotes. */
export function locator(text: string): Locate {
  const starts = [0];
  for (let feed = text.indexOf('\n'); feed !== -1; feed = text.indexOf('\n', feed + 1)) starts.push(feed + 1);
  return (offset) => {
    let [line, after] = [0, starts.length];
    while (after - line > 1) {
      const middle = (line + after) >>> 1;
      if ((starts[middle] ?? 0) <= offset) line = middle;
      else after = middle;
    }
    return { line: line + 1, column: offset - (starts[line] ?? 0) + 1 };
  };
}

/** Whether a JSON or YAML file seems to map WAV files, going by one of its keys. */
export function looksLikeManifest(text: string): boolean {
  return /\.wav["']?[ \t]*:/i.test(text);
}

/** What shows that a file is not a manifest at all; telling its syntax errors would not help. */
export function strayContent(text: string): Fault[] {
  if (text.includes('\0'))
    return [{ message: 'the manifest contains NUL characters: save it as UTF-8 text' }];
  return looksLikePointer(text) ? [LFS_POINTER] : conflictMarkers(text);
}

const LFS_POINTER: Fault = {
  message:
    'the manifest is a Git LFS pointer: exclude it from LFS (in .gitattributes, after the LFS patterns, ' +
    'add its path with "-filter -diff -merge text") and commit it again',
  line: 1,
  column: 1,
};

function conflictMarkers(text: string): Fault[] {
  const faults: Fault[] = [];
  const locate = locator(text);
  for (const { index } of text.matchAll(/(?<![^\n])(?:<{7}|\|{7}|={7}|>{7})(?= |\r?(?:\n|$))/g)) {
    const end = text.indexOf('\n', index);
    const marker = quote(text.slice(index, end === -1 ? undefined : end).trimEnd());
    const message = `${marker} is a merge conflict marker: resolve the conflict and remove the marker lines`;
    faults.push({ message, ...locate(index) });
    if (faults.length > MAX_PROBLEMS) break;
  }
  return faults;
}
