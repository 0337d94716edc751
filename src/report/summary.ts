import type { RunOutcome } from '../plan/outcome.ts';
import { outcomeOf, type Run } from '../run.ts';
import { changeSections } from './changes.ts';
import { counts, facts } from './facts.ts';
import { MAX_SUMMARY_BYTES, type Section, SHORTENED, shrinkToFit } from './fit.ts';
import { verdict } from './headline.ts';
import { asLinks } from './links.ts';
import { nextStep } from './next.ts';
import { problemList } from './problems.ts';
import { rowWarnings } from './row-warnings.ts';

const ICONS: Record<RunOutcome, string> = {
  synced: '✅',
  unchanged: '✅',
  planned: '📝',
  blocked: '⛔',
  failed: '❌',
  cancelled: '⚠️',
};

/** The job summary as GitHub-flavoured Markdown, of at most so many bytes. Pure: all text from outside is escaped. */
export function renderSummary(run: Run, maxBytes = MAX_SUMMARY_BYTES): string {
  return shrinkToFit(sections(run), maxBytes, SHORTENED);
}

function sections(run: Run): Section[] {
  const fixed =
    (text: string): Section =>
    () =>
      text;
  const next = nextStep(run);
  const warnings = rowWarnings(run);
  return [
    fixed(`### ${ICONS[outcomeOf(run)]} ${verdict(run, asLinks(run))}`),
    fixed(next && `**Next:** ${next}`),
    fixed(counts(run)),
    fixed(facts(run)),
    problemList('Problems', run.problems, run),
    ...changeSections(run, warnings),
    problemList('Warnings', warnings.rest, run),
    problemList('Notes', run.notices, run),
  ];
}
