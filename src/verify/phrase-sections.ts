import { plural } from '../lib/numbers.ts';
import { cell, hits, phraseColumn, spoken } from '../report/columns.ts';
import type { Section } from '../report/fit.ts';
import { fileLink } from '../report/links.ts';
import { listing } from '../report/listing.ts';
import { code, inert } from '../report/markdown.ts';
import { uncachedOf, type VerifyRun } from './run.ts';

/** What was found of phrases: those that are required, and those that no file is mapped to. */

export function uncached(run: VerifyRun): Section {
  return listing({
    title: 'Required, but not cached',
    rows: uncachedOf(run),
    id: ({ phrase: { line } }) => `line ${line}`,
    columns: [
      {
        title: 'Phrase',
        cell: ({ phrase: { transcript, language, line } }) =>
          cell(phrase(transcript, language), fileLink(`line ${line}`, run.manifest ?? '', run, line)),
      },
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

export function orphaned(run: VerifyRun): Section {
  return listing({
    title: 'Maybe not heard',
    note: 'Another entry, which no file is mapped to, has the same phrase: callers may hear that one instead. Map the file to both.',
    rows: run.orphans,
    id: ({ twin }) => twin.id,
    columns: [
      { title: 'Phrase', cell: ({ twin }) => phrase(twin.transcript, twin.languageCode) },
      {
        title: 'Mapped',
        cell: ({ mapped }) => mapped.map(({ id, hitCount }) => cell(code(id), hits(hitCount))).join('<br>'),
      },
      {
        title: 'Not mapped',
        cell: ({ twin, isYounger, isHeardMore }) =>
          cell(
            code(twin.id),
            hits(twin.hitCount),
            ...(isYounger ? ['newer'] : []),
            ...(isHeardMore ? ['heard more'] : []),
            cachedOn(twin.cachedAt),
          ),
      },
    ],
  });
}

export function unmapped({ unmapped: found }: VerifyRun): Section {
  const { count, mostHeard } = found ?? { count: 0, mostHeard: [] };
  return listing({
    title: 'Most heard entries without a file',
    minor: true,
    note: `${plural(count, 'entry of the cache is', 'entries of the cache are')} not in the manifest.`,
    rows: mostHeard,
    id: ({ id }) => id,
    columns: [
      { title: 'Entry', cell: ({ id }) => code(id) },
      phraseColumn((entry: (typeof mostHeard)[number]) => entry, mostHeard),
    ],
  });
}

export function phrase(transcript: string | undefined, language: string | undefined): string {
  return [spoken(transcript), language ? `(${inert(language)})` : ''].filter(Boolean).join(' ');
}

/** The day of an ISO 8601 time, in one line. */
export function cachedOn(time: string | undefined): string {
  const day = inert((time ?? '').slice(0, 10)).replaceAll('-', '\u2011');
  return day === '' ? '' : `cached ${day}`;
}
