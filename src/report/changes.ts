import { capitalized } from '../lib/text.ts';
import { type Outcome, ofKind } from '../plan/outcome.ts';
import type { DeleteReason, LeaveReason, ReplaceReason } from '../plan/plan.ts';
import { outcomeOf, type Run } from '../run.ts';
import { adviceFor, isWrongId } from './advice.ts';
import { byCause, file, idOf, phrase, type Row, type Shown } from './change-rows.ts';
import { soundColumn } from './columns.ts';
import type { Section } from './fit.ts';
import { fileLink } from './links.ts';
import { listing, paragraphs } from './listing.ts';
import { code, inert } from './markdown.ts';
import { problemList } from './problems.ts';
import type { RowWarnings } from './row-warnings.ts';

/** What became of each change, the worst first; or, where nothing was attempted, what is planned. */
export function changeSections(run: Run, warnings: RowWarnings): Section[] {
  const shown = { run, warnings };
  const attempted = !run.dryRun && outcomeOf(run) !== 'blocked';
  const plan = [plannedDeletions(shown), plannedReplacements(shown)];
  const outcomes = [failed(shown), skipped(shown), deleted(shown), replaced(shown)];
  return [...(attempted ? outcomes : plan), leftAlone(shown)];
}

function failed(shown: Shown): Section {
  const { run } = shown;
  return byCause(shown, {
    title: 'Failed',
    rows: ofKind(run.outcomes, 'failed'),
    cause: (failure) => `**${inert(adviceFor(failure))}.** ${inert(capitalized(reasonOf(failure)))}.`,
    notes: (failure) => {
      const { change, correlationId } = failure;
      const line = isWrongId(failure) ? change.entry?.line : undefined;
      return [
        line === undefined ? '' : fileLink(`line ${line}`, run.manifest ?? '', run, line),
        correlationId ? `support reference ${code(correlationId)}` : '',
      ];
    },
  });
}

function reasonOf({ reason, certainty }: Extract<Outcome, { kind: 'failed' }>): string {
  return certainty === 'unknown' ? `${reason}; it may have been done anyway` : reason;
}

function skipped(shown: Shown): Section {
  return byCause(shown, {
    title: 'Not attempted',
    rows: ofKind(shown.run.outcomes, 'skipped'),
    cause: ({ reason }) => `${inert(capitalized(reason))}:`,
  });
}

function leftAlone(shown: Shown): Section {
  return byCause(shown, {
    title: 'Left alone',
    rows: shown.run.plan.leftAlone,
    cause: ({ reason, owner = '' }) => `${LEFT_ALONE[reason](inert(owner))}:`,
  });
}

function deleted(shown: Shown): Section {
  const rows = ofKind(shown.run.outcomes, 'deleted');
  const why = (row: (typeof rows)[number]) =>
    row.alreadyGone ? 'was already gone' : DELETED[row.change.reason];
  return listing({
    title: 'Deleted',
    rows,
    id: idOf,
    columns: [file(shown, why), phrase(shown.run, rows)],
  });
}

function plannedDeletions(shown: Shown): Section {
  const rows = shown.run.plan.delete.map((change) => ({ change }));
  return listing({
    title: 'To delete',
    rows,
    id: idOf,
    columns: [
      file<(typeof rows)[number]>(shown, ({ change }) => DELETED[change.reason]),
      phrase(shown.run, rows),
    ],
    note: 'PolyAI cannot bring a deleted entry back. The phrase is synthesized again when it is next spoken.',
  });
}

function replaced(shown: Shown): Section {
  return replacements(shown, 'Replaced', ofKind(shown.run.outcomes, 'replaced'), () => '');
}

function plannedReplacements(shown: Shown): Section {
  const rows = shown.run.plan.replace.map((change) => ({ change }));
  return replacements(shown, 'To replace', rows, ({ change }) => REPLACED[change.reason]);
}

/** Those with warnings come first; where rows have no room for them, they make a list of their own. */
function replacements<Each extends Row>(
  shown: Shown,
  title: string,
  rows: readonly Each[],
  why: (row: Each) => string,
): Section {
  const { run, warnings } = shown;
  const isWarned = ({ change }: Row) => warnings.byEntry.has(change.id);
  const sorted = [...rows.filter(isWarned), ...rows.filter((row) => !isWarned(row))];
  const columns = [file(shown, why), soundColumn(run, rows)];
  const list = listing({ title, rows: sorted, id: idOf, columns });
  const apart = problemList('Warnings', rows.some(isWarned) ? warnings.placed : [], run);
  return (level) => (level >= 2 ? paragraphs(apart(level), list(level)) : list(level));
}

const REPLACED: Record<ReplaceReason, string> = {
  added: 'new in the manifest',
  changed: 'its file changed',
  full: 'everything is sent',
};

const DELETED: Record<DeleteReason, string> = {
  removed: 'removed from the manifest',
  requested: 'named in "delete-ids"',
};

const LEFT_ALONE: Record<LeaveReason, (owner: string) => string> = {
  'outside files': () => 'The file is outside the input "files"',
  'delete is off': () => 'The input "delete" is off',
  preview: () => 'A preview deletes nothing',
  'pull request': (owner) => `The preview of open pull request #${owner} needs it`,
  'another phrase': () => 'PolyAI has another phrase for it than the manifest',
  'not listed': () => "PolyAI's list was incomplete, so its phrase was not compared",
  manifest: (owner) => `${owner}, another manifest of this agent, names it`,
  'unreadable manifest': (owner) =>
    `${owner}, another manifest of this agent, cannot be read, so it may name it`,
  'newer commit': (owner) => `${owner}, the newest commit of the branch, says otherwise`,
};
