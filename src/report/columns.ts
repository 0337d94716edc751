import { formatName } from '../audio/warnings.ts';
import { bytes } from '../lib/numbers.ts';
import type { Change } from '../plan/plan.ts';
import type { Run } from '../run.ts';
import { code, inert } from './markdown.ts';
import { shape } from './shape.ts';
import type { Column } from './table.ts';

/** The longest name and transcript: they are there to recognise an entry, not to be read in full. Characters. */
const LONGEST_NAME = 120;
const LONGEST_TRANSCRIPT = 80;

type ChangeColumn = Column<{ readonly change: Change }>;

/** Which entry a row is about. */
export const NAME_COLUMNS: readonly ChangeColumn[] = nameColumns(({ change }) => ({
  name: change.entry?.name,
  id: change.id,
}));

/** An entry's file, as the manifest names it, and its id. */
export function nameColumns<Row>(
  entry: (row: Row) => { readonly name: string | undefined; readonly id: string },
): Column<Row>[] {
  return [
    {
      title: 'File',
      cell: (row) => {
        const { name } = entry(row);
        return name === undefined ? '' : code(name, LONGEST_NAME);
      },
    },
    { title: 'Entry', cell: (row) => code(entry(row).id) },
  ];
}

/** What PolyAI may tell of an entry. */
interface Spoken {
  readonly transcript: string | undefined;
  readonly languageCode: string | undefined;
  readonly hitCount: number | undefined;
}

/** A transcript, cut short. */
export function spoken(transcript: string | undefined): string {
  return transcript === undefined ? '' : `“${inert(transcript, LONGEST_TRANSCRIPT)}”`;
}

/** What callers hear there: what was said and how often, going by PolyAI. */
export function spokenColumns(run: Run): ChangeColumn[] {
  return phraseColumns(({ change }) => run.details.get(change.id));
}

/** What PolyAI tells of an entry: its phrase and how often it was heard. */
export function phraseColumns<Row>(details: (row: Row) => Spoken | undefined): Column<Row>[] {
  return [
    {
      title: 'Transcript',
      detail: true,
      cell: (row) => spoken(details(row)?.transcript),
    },
    {
      title: 'Language',
      detail: true,
      whenSame: 'left out',
      cell: (row) => inert(details(row)?.languageCode ?? ''),
    },
    {
      title: 'Hits',
      detail: true,
      align: 'right',
      cell: (row) => details(row)?.hitCount?.toLocaleString('en-US') ?? '',
    },
  ];
}

/** How the audio sounds: the old one as PolyAI has it, the new one as its file has it. */
export function soundColumns(run: Run): ChangeColumn[] {
  const audio = ({ change }: { readonly change: Change }) => run.audio.get(change.id);
  return [
    { title: 'Duration', detail: true, cell: ({ change }) => duration(run, change) },
    {
      title: 'Loudness',
      detail: true,
      cell: (row) => {
        const facts = audio(row);
        if (facts?.loudness) return code(shape(facts.loudness));
        return facts && !facts.sampleFormat ? 'not measured' : '';
      },
    },
    {
      title: 'Audio',
      detail: true,
      cell: (row) => {
        const facts = audio(row);
        return facts ? `${unbroken(formatName(facts))}, ${unbroken(bytes(facts.fileBytes))}` : '';
      },
    },
  ];
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
