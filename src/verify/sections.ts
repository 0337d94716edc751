import type { Sound, Verdict, VerdictKind } from '../live/verdict.ts';
import type { AudioEntry } from '../plan/state.ts';
import type { EntryDetails } from '../polyai/listing-page.ts';
import { nameColumns, phraseColumns, spoken, unbroken } from '../report/columns.ts';
import type { Section } from '../report/fit.ts';
import { listing } from '../report/listing.ts';
import { code, inert } from '../report/markdown.ts';
import { shape } from '../report/shape.ts';
import type { Column } from '../report/table.ts';
import { isReencoded, uncachedOf, type VerifyRun, withVerdict } from './run.ts';

/** What was found, worst first. */
export function findingSections(run: VerifyRun): Section[] {
  return [
    wrongPhrases(run),
    different(run),
    missing(run),
    uncached(run),
    unreadable(run),
    orphaned(run),
    notCompared(run),
    unmapped(run),
  ];
}

interface Row<Kind extends VerdictKind> {
  readonly entry: AudioEntry;
  readonly verdict: Extract<Verdict, { kind: Kind }>;
}

function rowsOf<Kind extends VerdictKind>(run: VerifyRun, kind: Kind): Row<Kind>[] {
  return withVerdict(run, kind).map((entry) => ({
    entry,
    verdict: run.verdicts.get(entry.id) as Row<Kind>['verdict'],
  }));
}

const NAMES: Column<{ readonly entry: AudioEntry }>[] = nameColumns(({ entry }) => entry);
const idOf = ({ entry }: { readonly entry: AudioEntry }) => entry.id;
const detailsOf =
  (run: VerifyRun) =>
  ({ entry }: { readonly entry: AudioEntry }) =>
    run.details.get(entry.id);

function wrongPhrases(run: VerifyRun): Section {
  return listing({
    title: 'Another phrase',
    urgent: true,
    rows: rowsOf(run, 'wrong phrase'),
    id: idOf,
    columns: [
      ...NAMES,
      { title: 'Manifest says', cell: ({ entry }) => phrase(entry.transcript, entry.language) },
      {
        title: 'PolyAI has',
        cell: (row) => {
          const { transcript, languageCode } = detailsOf(run)(row) ?? {};
          return phrase(transcript, row.entry.language && languageCode);
        },
      },
      { title: 'Did you mean', cell: ({ verdict }) => ids(verdict.matching) },
    ],
  });
}

function different(run: VerifyRun): Section {
  return listing({
    title: isReencoded(run) ? 'Other bytes, the same duration' : 'Different',
    urgent: true,
    minor: isReencoded(run),
    rows: rowsOf(run, 'different'),
    id: idOf,
    columns: [
      ...NAMES,
      { title: 'PolyAI plays', cell: ({ verdict }) => soundCell(verdict.live) },
      {
        title: 'The commit has',
        cell: ({ verdict }) => (verdict.file ? soundCell(verdict.file) : inert(verdict.unheard ?? '')),
      },
      { title: 'Cached', detail: true, cell: (row) => dayOf(detailsOf(run)(row)?.cachedAt) },
      { title: 'Hint', cell: (row) => hint(detailsOf(run)(row)) },
      ...phraseColumns(detailsOf(run)),
    ],
  });
}

function missing(run: VerifyRun): Section {
  return listing({
    title: 'Missing',
    urgent: true,
    rows: rowsOf(run, 'missing'),
    id: idOf,
    columns: [...NAMES, { title: 'Phrase', cell: ({ entry }) => phrase(entry.transcript, entry.language) }],
  });
}

function uncached(run: VerifyRun): Section {
  return listing({
    title: 'Required, but not cached',
    urgent: true,
    rows: uncachedOf(run),
    id: ({ phrase: { line } }) => `line ${line}`,
    columns: [
      { title: 'Line', align: 'right', cell: ({ phrase: { line } }) => String(line) },
      { title: 'Phrase', cell: ({ phrase: { transcript, language } }) => phrase(transcript, language) },
      {
        title: 'Closest in the cache',
        cell: ({ closest }) =>
          closest
            .map(({ id, transcript, languageCode }) => `${phrase(transcript, languageCode)} ${code(id)}`)
            .join('<br>'),
      },
    ],
  });
}

function unreadable(run: VerifyRun): Section {
  return listing({
    title: 'Unreadable',
    urgent: true,
    rows: rowsOf(run, 'unreadable'),
    id: idOf,
    columns: [
      ...NAMES,
      { title: 'What went wrong', whenSame: 'above', cell: ({ verdict }) => inert(verdict.reason) },
      {
        title: 'Support reference',
        detail: true,
        cell: ({ verdict: { correlationId } }) => (correlationId ? code(correlationId) : ''),
      },
    ],
  });
}

function orphaned(run: VerifyRun): Section {
  return listing({
    title: 'Maybe not heard',
    note: 'Another entry, which no file is mapped to, has the same phrase: callers may hear that one instead. Map the file to both.',
    rows: run.orphans,
    id: ({ twin }) => twin.id,
    columns: [
      { title: 'Phrase', cell: ({ twin }) => phrase(twin.transcript, twin.languageCode) },
      { title: 'Mapped', cell: ({ mapped }) => ids(mapped.map(({ id }) => id)) },
      { title: 'Not mapped', cell: ({ twin }) => code(twin.id) },
      {
        title: 'Which is',
        cell: ({ isYounger, isHeardMore }) =>
          [...(isYounger ? ['younger'] : []), ...(isHeardMore ? ['heard more'] : [])].join(', '),
      },
      { title: 'Cached', detail: true, cell: ({ twin }) => dayOf(twin.cachedAt) },
      { title: 'Hits', align: 'right', cell: ({ mapped, twin }) => hits([...mapped, twin]) },
    ],
  });
}

function notCompared(run: VerifyRun): Section {
  return listing({
    title: 'Not compared',
    rows: rowsOf(run, 'not compared'),
    id: idOf,
    columns: [...NAMES, { title: 'Why', whenSame: 'above', cell: ({ verdict }) => inert(verdict.reason) }],
  });
}

function unmapped({ unmapped: found }: VerifyRun): Section {
  const { count, mostHeard } = found ?? { count: 0, mostHeard: [] };
  return listing({
    title: 'Most heard entries without a file',
    minor: true,
    note: `${count} entries of the cache are not in the manifest.`,
    rows: mostHeard,
    id: ({ id }) => id,
    columns: [
      { title: 'Entry', cell: ({ id }) => code(id) },
      ...phraseColumns((entry: (typeof mostHeard)[number]) => entry),
    ],
  });
}

function phrase(transcript: string | undefined, language: string | undefined): string {
  return [spoken(transcript), language ? `(${inert(language)})` : ''].filter(Boolean).join(' ');
}

function ids(list: readonly string[]): string {
  return list.map((id) => code(id)).join(' ');
}

function soundCell({ durationSeconds, loudness }: Sound): string {
  const time = durationSeconds === undefined ? '' : unbroken(`${durationSeconds.toFixed(2)} s`);
  return [time, loudness ? code(shape(loudness)) : ''].filter(Boolean).join(' ');
}

/** The day of an ISO 8601 time, in one line. */
function dayOf(time: string | undefined): string {
  return inert((time ?? '').slice(0, 10)).replaceAll('-', '\u2011');
}

function hint(details: EntryDetails | undefined): string {
  return [...(details?.regenerated ? ['regenerated'] : []), ...(details?.imported ? ['imported'] : [])].join(
    ', ',
  );
}

function hits(entries: readonly { readonly hitCount: number | undefined }[]): string {
  return entries.map(({ hitCount }) => hitCount?.toLocaleString('en-US') ?? '?').join(' / ');
}
