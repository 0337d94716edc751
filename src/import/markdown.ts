import { plural } from '../lib/numbers.ts';
import { agent, factsLine } from '../report/facts-line.ts';
import { MAX_SUMMARY_BYTES, type Section, SHORTENED, shrinkToFit } from '../report/fit.ts';
import { code, folded } from '../report/markdown.ts';
import { problemList } from '../report/problems.ts';
import { headline } from './headline.ts';
import { type ImportOutcome, type ImportRun, outcomeOf } from './run.ts';
import { changes, failedFiles } from './sections.ts';

/** The job summary and the text of the pull request, as GitHub-flavoured Markdown. Pure: all text from outside is escaped. */

const ICONS: Record<ImportOutcome, string> = {
  imported: '✅',
  unchanged: '✅',
  blocked: '⛔',
  failed: '❌',
  cancelled: '⚠️',
};

/** A pull request's text may have 65,536 characters. Some is left for others. */
const MAX_BODY_BYTES = 60_000;

export function renderSummary(run: ImportRun): string {
  const sections = [
    fixed(`### ${ICONS[outcomeOf(run)]} ${headline(run)}`),
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
    fixed(`${headline(run)}.`),
    fixed(facts(run)),
    fixed(run.imported.length > 0 ? PRIVACY : ''),
    ...changes(run),
    failedFiles(run),
    problemList('Check these', run.warnings, NO_PLACE),
  ];
  return shrinkToFit(sections, MAX_BODY_BYTES, SHORTENED);
}

const PRIVACY =
  '**Before you merge:** file names, transcripts and recordings stay in the history of this repository for good, and a cached phrase can hold what a caller said. Listen to anything you do not expect. With `names: id`, no file is named after its phrase.';

/** Links into the repository would show the commit before this change. */
const NO_PLACE = { repositoryUrl: undefined, head: undefined };

function fixed(text: string): Section {
  return () => text;
}

function nextStep(run: ImportRun): string {
  switch (outcomeOf(run)) {
    case 'imported':
      return `**Next:** Review the changes, commit them and merge. ${effectOf(run)}`;
    case 'failed':
      return '**Next:** Run this again. Files that already exist are not downloaded again.';
    case 'blocked':
      return '**Next:** Fix the problems below, then run this again.';
    case 'unchanged':
    case 'cancelled':
      return '';
  }
}

/** What callers hear of it once it is merged. */
function effectOf({ relinked }: ImportRun): string {
  return relinked.length > 0
    ? 'The next sync uploads recordings to the new ids; nothing else changes for callers.'
    : 'Nothing changes for callers.';
}

function facts(run: ImportRun): string {
  return factsLine({
    Agent: agent(run),
    Manifest: run.manifest && code(run.manifest),
    Cache: run.live === undefined ? undefined : plural(run.live, 'entry', 'entries'),
  });
}

function lines(texts: readonly string[]): string {
  return texts.map((text) => `- ${code(text, 2_000)}`).join('\n');
}
