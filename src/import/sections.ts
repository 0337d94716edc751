import { nameColumns, spoken, unbroken } from '../report/columns.ts';
import type { Level, Section } from '../report/fit.ts';
import { listing } from '../report/listing.ts';
import { code, inert } from '../report/markdown.ts';
import { type Column, table } from '../report/table.ts';
import type { ImportedFile, ImportRun, Relinked } from './run.ts';

/** What an import changed, and what it could not: the tables of the summary and of the pull request. */

export function changes(run: ImportRun): Section[] {
  return [
    files('New files', run.imported),
    relinked(run.relinked),
    files('Missing files, now downloaded', run.fetched),
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
    note: 'The old id is gone, and this is the only entry with the phrase. The next sync uploads the recording to it.',
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

export function failedFiles({ failed }: ImportRun): Section {
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
