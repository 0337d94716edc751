import { capitalized } from '../lib/text.ts';
import type { Sound, Verdict, VerdictKind } from '../live/verdict.ts';
import type { AudioEntry } from '../plan/state.ts';
import type { EntryDetails } from '../polyai/listing-page.ts';
import { cell, fileColumn, hits, sound, spoken, unbroken } from '../report/columns.ts';
import { entryCauses } from '../report/entry-causes.ts';
import type { Section } from '../report/fit.ts';
import { listing } from '../report/listing.ts';
import { code, inert } from '../report/markdown.ts';
import type { Column } from '../report/table.ts';
import { cachedOn, orphaned, phrase, uncached, unmapped } from './phrase-sections.ts';
import { isReencoded, type VerifyRun, withVerdict } from './run.ts';

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

const detailsOf =
  (run: VerifyRun) =>
  ({ entry }: { readonly entry: AudioEntry }) =>
    run.details.get(entry.id);
const idOf = ({ entry }: { readonly entry: AudioEntry }) => entry.id;

function file<Each extends { readonly entry: AudioEntry }>(
  run: VerifyRun,
  notes?: (row: Each) => readonly string[],
): Column<Each> {
  return fileColumn(
    ({ entry }) => entry,
    () => run,
    notes,
  );
}

function wrongPhrases(run: VerifyRun): Section {
  return listing({
    title: 'Another phrase',
    rows: rowsOf(run, 'wrong phrase'),
    id: idOf,
    columns: [
      file<Row<'wrong phrase'>>(run, ({ verdict }) =>
        verdict.matching.length > 0 ? [`did you mean ${ids(verdict.matching)}?`] : [],
      ),
      { title: 'Manifest says', cell: ({ entry }) => phrase(entry.transcript, entry.language) },
      {
        title: 'PolyAI has',
        cell: (row) => {
          const { transcript, languageCode } = detailsOf(run)(row) ?? {};
          return phrase(transcript, row.entry.language && languageCode);
        },
      },
    ],
  });
}

function different(run: VerifyRun): Section {
  return listing({
    title: isReencoded(run) ? 'Other bytes, the same duration' : 'Different',
    minor: isReencoded(run),
    rows: rowsOf(run, 'different'),
    id: idOf,
    columns: [
      file(run, (row) => [spoken(detailsOf(run)(row)?.transcript), hits(detailsOf(run)(row)?.hitCount)]),
      {
        title: 'Audio',
        cell: (row) => {
          const { live, file, unheard = '' } = row.verdict;
          const plays = `${soundCell(live) || 'unknown'} in PolyAI`;
          const has = file ? `${soundCell(file) || 'unknown'} in the commit` : inert(unheard);
          return cell([plays, has].filter(Boolean).join('<br>'), ...marks(detailsOf(run)(row)));
        },
      },
    ],
  });
}

function missing(run: VerifyRun): Section {
  return listing({
    title: 'Missing',
    rows: rowsOf(run, 'missing'),
    id: idOf,
    columns: [
      file<Row<'missing'>>(run, ({ verdict: { matching = [] } }) =>
        matching.length > 0 ? [`did you mean ${ids(matching)}?`] : [],
      ),
      { title: 'Phrase', cell: ({ entry }) => phrase(entry.transcript, entry.language) },
    ],
  });
}

function unreadable(run: VerifyRun): Section {
  return entryCauses({
    title: 'Unreadable',
    rows: rowsOf(run, 'unreadable'),
    entry: ({ entry }) => entry,
    place: () => run,
    cause: ({ verdict }) => `${inert(capitalized(verdict.reason))}:`,
    notes: ({ verdict: { correlationId } }) =>
      correlationId ? [`support reference ${code(correlationId)}`] : [],
  });
}

function notCompared(run: VerifyRun): Section {
  return entryCauses({
    title: 'Not compared',
    rows: rowsOf(run, 'not compared'),
    entry: ({ entry }) => entry,
    place: () => run,
    cause: ({ verdict }) => `${inert(capitalized(verdict.reason))}:`,
  });
}

function ids(list: readonly string[]): string {
  return list.map((id) => code(id)).join(' ');
}

function soundCell({ durationSeconds, loudness }: Sound): string {
  return sound(loudness, durationSeconds === undefined ? '' : unbroken(`${durationSeconds.toFixed(2)} s`));
}

/** When PolyAI cached it, and what it says that may have changed the audio. */
function marks(details: EntryDetails | undefined): string[] {
  return [
    cachedOn(details?.cachedAt),
    ...(details?.regenerated ? ['regenerated'] : []),
    ...(details?.imported ? ['imported'] : []),
  ];
}
