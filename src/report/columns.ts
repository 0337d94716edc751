import type { Loudness } from '../audio/facts.ts';
import { formatName } from '../audio/warnings.ts';
import { bytes, grouped } from '../lib/numbers.ts';
import type { Change } from '../plan/plan.ts';
import type { Run } from '../run.ts';
import { fileLink, type Place } from './links.ts';
import { code, inert } from './markdown.ts';
import { shape } from './shape.ts';
import type { Column } from './table.ts';

/** The longest name and transcript: they are there to recognise an entry, not to be read in full. Characters. */
const MAX_NAME_CHARACTERS = 120;
const MAX_TRANSCRIPT_CHARACTERS = 80;

/** A text, and more about it in small print beneath; few columns fit a phone. */
export function cell(text: string, ...notes: readonly (string | undefined)[]): string {
  return [text, small(...notes)].filter(Boolean).join('<br>');
}

/** Notes in small print, in one line. */
export function small(...notes: readonly (string | undefined)[]): string {
  const said = notes.filter(Boolean).join(' · ');
  return said === '' ? '' : `<small>${said}</small>`;
}

/** An entry with its file, as the manifest names it and as the repository does. */
export interface NamedEntry {
  readonly id: string;
  readonly name?: string | undefined;
  readonly path?: string | undefined;
}

/** A file's name, as a link to its audio where a commit is known. Empty for an entry without a file. */
export function fileName({ name, path }: NamedEntry, place?: Place): string {
  if (name === undefined) return '';
  // A narrow column may break a path where it has no hyphens.
  const label = code(name, MAX_NAME_CHARACTERS).replaceAll(/(?<!<)[/_]/g, '$&<wbr>');
  return path !== undefined && place ? fileLink(label, path, place) : label;
}

/** The first column: the file, and beneath it the entry and what is said of it. */
export function fileColumn<Row>(
  entry: (row: Row) => NamedEntry,
  place: (row: Row) => Place | undefined,
  notes: (row: Row) => readonly (string | undefined)[] = () => [],
): Column<Row> {
  const show = (row: Row, at: Place | undefined) =>
    cell(fileName(entry(row), at), `entry ${code(entry(row).id)}`, ...notes(row));
  return { title: 'File', cell: (row) => show(row, place(row)), brief: (row) => show(row, undefined) };
}

/** What PolyAI may list of an entry. */
interface Spoken {
  readonly transcript: string | undefined;
  readonly languageCode: string | undefined;
  readonly hitCount: number | undefined;
}

/** A transcript, cut short. */
export function spoken(transcript: string | undefined): string {
  return transcript === undefined ? '' : `“${inert(transcript, MAX_TRANSCRIPT_CHARACTERS)}”`;
}

/** `18,204 hits` */
export function hits(count: number | undefined): string {
  if (count === undefined) return '';
  return unbroken(`${grouped(count)} ${count === 1 ? 'hit' : 'hits'}`);
}

/** What PolyAI lists of entries: the phrase, and beneath it how often it was played, and the language if there are several. */
export function phraseColumn<Row>(
  details: (row: Row) => Spoken | undefined,
  rows: readonly Row[],
): Column<Row> {
  const notes = notesOf(details, rows);
  const cellOf = (row: Row) => cell(spoken(details(row)?.transcript), ...notes(row));
  return { title: 'Phrase', detail: true, cell: cellOf };
}

function notesOf<Row>(details: (row: Row) => Spoken | undefined, rows: readonly Row[]) {
  const languages = new Set(rows.map((row) => details(row)?.languageCode ?? ''));
  languages.delete('');
  return (row: Row) => {
    const { hitCount, languageCode } = details(row) ?? {};
    return [hits(hitCount), languages.size > 1 ? inert(languageCode ?? '') : ''];
  };
}

/** The phrase with how it sounds: the old audio as PolyAI has it, the new one as its file has it. */
export function soundColumn<Row extends { readonly change: Change }>(
  run: Run,
  rows: readonly Row[],
): Column<Row> {
  const details = ({ change }: Row) => run.details.get(change.id);
  const notes = notesOf(details, rows);
  const cellOf = (row: Row) => {
    const facts = run.audio.get(row.change.id);
    const playback = sound(facts?.loudness, duration(run, row.change));
    const format = facts && [unbroken(formatName(facts)), unbroken(bytes(facts.fileBytes))];
    return cell(
      [spoken(details(row)?.transcript), playback].filter(Boolean).join('<br>'),
      ...notes(row),
      ...(format ?? []),
      facts && !facts.sampleFormat ? 'loudness not measured' : '',
    );
  };
  return { title: 'Phrase and audio', detail: true, cell: cellOf };
}

/** How loud audio is from start to end, before its duration: beneath each other, two of them can be compared. */
export function sound(loudness: Loudness | undefined, time: string): string {
  return [loudness ? code(shape(loudness)) : '', time].filter(Boolean).join(' ');
}

/** `4.4 → 4.2 s`, or as much of it as is known. */
function duration(run: Run, { id }: Change): string {
  const before = run.details.get(id)?.durationSeconds;
  const after = run.audio.get(id);
  if (after && after.durationSeconds === undefined)
    return before === undefined ? 'unknown' : unbroken(`${before.toFixed(1)} s → unknown`);
  const known = [before, after?.durationSeconds]
    .filter((time) => time !== undefined)
    .map((time) => time.toFixed(1));
  return known.length === 0 ? '' : unbroken(`${known.join(' → ')} s`);
}

/** A number stays with its unit where a narrow column breaks lines. */
export function unbroken(text: string): string {
  return text.replaceAll(' ', '&nbsp;');
}
