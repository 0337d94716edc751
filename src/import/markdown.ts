import { plural } from '../lib/numbers.ts';
import { nameColumns, spoken, unbroken } from '../report/columns.ts';
import { agent, factsLine } from '../report/facts-line.ts';
import { type Level, type Section, shrinkToFit } from '../report/fit.ts';
import { listing } from '../report/listing.ts';
import { code, folded, inert } from '../report/markdown.ts';
import { problemList } from '../report/problems.ts';
import { type Column, table } from '../report/table.ts';
import { type ImportedFile, type ImportOutcome, type ImportRun, outcomeOf, type Relinked } from './run.ts';
import { verdict } from './verdict.ts';

/** The job summary and the text of the pull request, as GitHub-flavoured Markdown. Pure: all text from outside is escaped. */

const ICONS: Record<ImportOutcome, string> = {
  imported: '✅',
  unchanged: '✅',
  blocked: '⛔',
  failed: '❌',
  cancelled: '⚠️',
};

/** A step's summary may have 1 MiB (GitHub Docs, "Adding a job summary"), a pull request 65,536 characters. Some is left for others. */
const MAX_SUMMARY_BYTES = 1_000_000;
const MAX_BODY_BYTES = 60_000;

const SHORTENED =
  '*Shortened to fit GitHub’s limit. The report file (output `report`) has every entry and every detail.*';

export function renderSummary(run: ImportRun): string {
  const sections = [
    fixed(`### ${ICONS[outcomeOf(run)]} ${verdict(run)}`),
    fixed(nextStep(run)),
    fixed(facts(run)),
    problemList('Problems', run.problems, NO_PLACE),
    fixed(run.byHand.length > 0 ? folded('Lines for the manifest', lines(run.byHand)) : ''),
    failedFiles(run),
    ...changes(run),
    problemList('Warnings', run.warnings, NO_PLACE),
    problemList('Notes', run.notices, NO_PLACE),
  ];
  return shrinkToFit(sections, MAX_SUMMARY_BYTES, SHORTENED);
}

/** What the reviewer of a pull request needs: which files, what they say, how often they are heard. */
export function renderBody(run: ImportRun): string {
  const sections = [
    fixed(`${verdict(run)}.`),
    fixed(facts(run)),
    fixed(run.imported.length > 0 ? PRIVACY : ''),
    ...changes(run),
    failedFiles(run),
    problemList('Look at', run.warnings, NO_PLACE),
  ];
  return shrinkToFit(sections, MAX_BODY_BYTES, SHORTENED);
}

const PRIVACY =
  '**Before you merge:** file names, transcripts and recordings stay in the history of this repository for good, and a cached phrase can hold what a caller said. Listen to what you do not expect. With `names: id`, no file is named after its phrase.';

/** Links into the repository would show the commit before this change. */
const NO_PLACE = { repositoryUrl: undefined, head: undefined };

function fixed(text: string): Section {
  return () => text;
}

function nextStep(run: ImportRun): string {
  switch (outcomeOf(run)) {
    case 'imported':
      return '**Next:** review the new files, commit them and merge. Nothing changes for callers.';
    case 'failed':
      return '**Next:** run this again. What is there already is not downloaded again.';
    case 'blocked':
      return '**Next:** fix the problems below, then run this again.';
    case 'unchanged':
    case 'cancelled':
      return '';
  }
}

function facts(run: ImportRun): string {
  return factsLine({
    Agent: agent(run),
    Manifest: run.manifest && code(run.manifest),
    Cache: run.live === undefined ? undefined : plural(run.live, 'entry', 'entries'),
  });
}

function changes(run: ImportRun): Section[] {
  return [
    files('New files', run.imported),
    relinked(run.relinked),
    files('Missing files that were fetched', run.fetched),
  ];
}

/** How many rows there are at each level; undefined for all. The most heard come first, so that the rest matters least. */
const MAX_ROWS: Readonly<Record<Level, number | undefined>> = {
  0: undefined,
  1: undefined,
  2: 250,
  3: 100,
  4: 10,
};

function files(title: string, rows: readonly ImportedFile[]): Section {
  const sorted = rows.toSorted(byHits);
  return (level) => {
    if (rows.length === 0) return '';
    const shown = sorted.slice(0, MAX_ROWS[level]);
    const columns = FILE_COLUMNS.filter(({ detail }) => level === 0 || !detail);
    const left = rows.length - shown.length;
    const more = left > 0 ? [`and ${left} more: see the report file`] : [];
    return [`#### ${title} (${rows.length})`, table(columns, shown), ...more].join('\n\n');
  };
}

const FILE_COLUMNS: readonly Column<ImportedFile>[] = [
  ...nameColumns<ImportedFile>(({ name, ids }) => ({ name, id: ids.join(', ') })),
  { title: 'Phrase', cell: ({ transcript }) => spoken(transcript) },
  {
    title: 'Language',
    detail: true,
    whenSame: 'above',
    cell: ({ language }) => (language ? code(language) : ''),
  },
  { title: 'Hits', align: 'right', cell: ({ hits }) => (hits === undefined ? '' : String(hits)) },
  {
    title: 'Length',
    align: 'right',
    cell: ({ seconds }) => (seconds === undefined ? '' : unbroken(`${seconds.toFixed(1)} s`)),
  },
];

function byHits(a: ImportedFile, b: ImportedFile): number {
  return (b.hits ?? 0) - (a.hits ?? 0);
}

function relinked(rows: readonly Relinked[]): Section {
  return listing({
    title: 'New ids',
    note: 'The old id is gone; this entry alone has the phrase. The next sync uploads the recording to it.',
    rows,
    columns: [
      { title: 'File', cell: ({ link }) => code(link.name) },
      { title: 'Old id', cell: ({ link }) => (link.id === '' ? '' : code(link.id)) },
      { title: 'New id', cell: ({ to }) => code(to) },
      { title: 'Phrase', cell: ({ link }) => spoken(link.transcript) },
    ],
    id: ({ to }) => to,
  });
}

function failedFiles({ failed }: ImportRun): Section {
  return listing({
    title: 'Not imported',
    urgent: true,
    rows: failed,
    columns: [
      { title: 'Entry', cell: ({ id }) => code(id) },
      { title: 'Why', whenSame: 'above', cell: ({ reason }) => inert(reason) },
    ],
    id: ({ id }) => id,
  });
}

function lines(texts: readonly string[]): string {
  return texts.map((text) => `- ${code(text, 2_000)}`).join('\n');
}
