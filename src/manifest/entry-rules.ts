import { type EntryId, parseEntryId } from '../lib/ids.ts';
import { quote } from '../lib/text.ts';

/** The rules for one `name: id` line of the manifest. The faults say what is wrong and what to write instead. */

// biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the point.
const CONTROL = /[\u0000-\u001f\u007f-\u009f]/;
const PLAIN = /^[A-Za-z0-9_-][A-Za-z0-9_/-]*\.wav$/;
const EXAMPLE = '"hold/music.wav"';

/** Whether a file counts as audio by its name. */
export function isWavName(name: string): boolean {
  return /\.wav$/i.test(name);
}

export function nameFault(name: string): string | undefined {
  const reason = nameReason(name);
  return reason && `the file name ${quote(name)} is not valid: ${reason}`;
}

/** The same without the name, so that many names with one fault can be reported at once. */
export function nameReason(name: string): string | undefined {
  // There may be many names, and long ones: most need no closer look, and no rule splits them.
  if (PLAIN.test(name) && !name.includes('//')) return undefined;
  if (name === '') return `it is empty; write the path of a WAV file, e.g. ${EXAMPLE}`;
  if (CONTROL.test(name)) return 'it contains control characters; rename the file';
  if (!name.isWellFormed()) return 'it contains half of a surrogate pair; write the character itself';
  if (name.includes('\\')) return `write "/" instead of "\\", e.g. ${EXAMPLE}`;
  if (name.startsWith('/') || /^[A-Za-z]:\//.test(name)) {
    return `it is absolute; write the path relative to the manifest's folder, e.g. ${EXAMPLE}`;
  }
  if (/(?:^|\/)\.\.(?:\/|$)/.test(name)) {
    return `".." leads out of the folder; move the file to the manifest's folder or below`;
  }
  if (/(?:^|\/)\.(?:\/|$)/.test(name)) return 'remove the "." segments';
  if (name.includes('//') || name.endsWith('/'))
    return `write one "/" between folders and none at the end, e.g. ${EXAMPLE}`;
  if (!isWavName(name)) return `it must end in ".wav", e.g. ${EXAMPLE}`;
  return undefined;
}

type ReadId = { ok: true; id: EntryId } | { ok: false; fault: string };

/** Judges an entry id by its source text: `007` and `1042.0` are numbers to YAML, but no ids to PolyAI. */
export function readEntryId(source: string, quoted: boolean, name: string): ReadId {
  const id = parseEntryId(source);
  // Other JSON and YAML readers would round a large number.
  if (id && (quoted || Number.isSafeInteger(Number(id)))) return { ok: true, id };
  const advice = id
    ? `is too large for a number: write it in quotes, "${id}"`
    : `is not valid: write the digits that PolyAI shows, without leading zeros, e.g. "${likelyId(source)}"`;
  return { ok: false, fault: `the entry id ${quote(source)} of ${quote(name)} ${advice}` };
}

function likelyId(source: string): string {
  const digits = source
    .replace(/[\s_]/g, '')
    .replace(/^\+?0*/, '')
    .replace(/\.0*$/, '');
  return parseEntryId(digits) ?? '1042';
}
