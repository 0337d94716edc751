import { agent, factsLine } from '../report/facts-line.ts';
import { MAX_SUMMARY_BYTES, type Section, SHORTENED, shrinkToFit } from '../report/fit.ts';
import { asLinks, commit } from '../report/links.ts';
import { code } from '../report/markdown.ts';
import { problemList } from '../report/problems.ts';
import { counts, headline } from './headline.ts';
import { nextStep } from './next.ts';
import { outcomeOf, type VerifyOutcome, type VerifyRun } from './run.ts';
import { findingSections } from './sections.ts';

const ICONS: Record<VerifyOutcome, string> = {
  verified: '✅',
  drifted: '❌',
  inconclusive: '⚠️',
  blocked: '⛔',
  failed: '❌',
  cancelled: '⚠️',
};

/** The job summary as GitHub-flavoured Markdown, of at most so many bytes, worst first. Pure: all text from outside is escaped. */
export function renderSummary(run: VerifyRun, maxBytes = MAX_SUMMARY_BYTES): string {
  return shrinkToFit(sections(run), maxBytes, SHORTENED);
}

function sections(run: VerifyRun): Section[] {
  const fixed =
    (text: string): Section =>
    () =>
      text;
  return [
    fixed(`### ${ICONS[outcomeOf(run)]} ${headline(run, asLinks(run))}`),
    fixed(nextStep(run)),
    fixed(counts(run)),
    fixed(facts(run)),
    problemList('Problems', run.problems, run),
    ...findingSections(run),
    problemList('Warnings', run.warnings, run),
    problemList('Notes', run.notices, run),
  ];
}

function facts(run: VerifyRun): string {
  return factsLine({
    Agent: agent(run),
    Commit: run.head && commit(run.head, run.repositoryUrl),
    Manifest: run.manifest && code(run.manifest),
    Compared: run.compare === 'listing' ? 'the listing only' : undefined,
  });
}
