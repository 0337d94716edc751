import { capitalized } from '../lib/text.ts';
import { cell, fileColumn, hits, spoken, unbroken } from '../report/columns.ts';
import { entryCauses } from '../report/entry-causes.ts';
import type { Section } from '../report/fit.ts';
import { listing } from '../report/listing.ts';
import { code, inert } from '../report/markdown.ts';
import type { ImportedFile, ImportRun, Relinked } from './run.ts';

/** What an import changed, and what it could not: the tables of the summary and of the pull request. */

export function changes(run: ImportRun): Section[] {
  return [
    files('New files', run.imported),
    relinked(run.relinked),
    files('Missing files, now downloaded', run.fetched),
  ];
}

/** The most heard come first. Nothing is linked: no commit has the files yet. */
function files(title: string, rows: readonly ImportedFile[]): Section {
  const sorted = rows.toSorted((a, b) => (b.hits ?? 0) - (a.hits ?? 0));
  const languages = new Set(rows.map(({ language }) => language));
  return listing({
    title,
    rows: sorted,
    isSorted: true,
    id: ({ name }) => name,
    columns: [
      fileColumn<ImportedFile>(
        ({ name, ids }) => ({ name, id: ids.join(', ') }),
        () => undefined,
      ),
      {
        title: 'Phrase',
        cell: ({ transcript, hits: count, seconds, language }) =>
          cell(
            spoken(transcript),
            hits(count),
            seconds === undefined ? '' : unbroken(`${seconds.toFixed(1)} s`),
            language && languages.size > 1 ? inert(language) : '',
          ),
      },
    ],
  });
}

function relinked(rows: readonly Relinked[]): Section {
  return listing({
    title: 'New ids',
    note: 'Each is the only entry with the phrase of its file. The next sync uploads the recording to it.',
    rows,
    columns: [
      {
        title: 'File',
        cell: ({ link, to }) =>
          cell(
            code(link.name),
            link.id === '' ? `entry ${code(to)}` : `entry ${code(link.id)} → ${code(to)}`,
          ),
      },
      { title: 'Phrase', cell: ({ link }) => spoken(link.transcript) },
    ],
    id: ({ to }) => to,
  });
}

export function failedFiles({ failed }: ImportRun): Section {
  return entryCauses({
    title: 'Not imported',
    rows: failed,
    entry: ({ id }) => ({ id }),
    place: () => undefined,
    cause: ({ reason }) => `${inert(capitalized(reason))}:`,
  });
}
