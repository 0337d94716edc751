import { capitalized } from '../lib/text.ts';
import { type Outcome, ofKind } from '../plan/outcome.ts';
import type { DeleteReason, LeaveReason, ReplaceReason } from '../plan/plan.ts';
import { outcomeOf, type Run } from '../run.ts';
import { adviceFor, isWrongId } from './advice.ts';
import { byCause, file, idOf, phrase, type Row, type Told } from './change-rows.ts';
import { soundColumn } from './columns.ts';
import type { Section } from './fit.ts';
import { fileLink } from './links.ts';
import { listing, paragraphs } from './listing.ts';
import { code, inert } from './markdown.ts';
import { problemList } from './problems.ts';
import type { RowWarnings } from './row-warnings.ts';

/** What became of each change, the worst first; or, where nothing was attempted, what is planned. */
export function changeSections(run: Run, warnings: RowWarnings): Section[] {
  const told = { run, warnings };
  const attempted = !run.dryRun && outcomeOf(run) !== 'blocked';
  const plan = [plannedDeletions(told), plannedReplacements(told)];
  const outcomes = [failed(told), skipped(told), deleted(told), replaced(told)];
  return [...(attempted ? outcomes : plan), leftAlone(told)];
}

function failed(told: Told): Section {
  const { run } = told;
  return byCause(told, {
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

function skipped(told: Told): Section {
  return byCause(told, {
    title: 'Not attempted',
    rows: ofKind(told.run.outcomes, 'skipped'),
    cause: ({ reason }) => `${inert(capitalized(reason))}:`,
  });
}

function leftAlone(told: Told): Section {
  return byCause(told, {
    title: 'Left alone',
    rows: told.run.plan.leftAlone,
    cause: ({ reason, owner = '' }) => `${LEFT_ALONE[reason](inert(owner))}:`,
  });
}

function deleted(told: Told): Section {
  const rows = ofKind(told.run.outcomes, 'deleted');
  const why = (row: (typeof rows)[number]) =>
    row.alreadyGone ? 'was already gone' : DELETED[row.change.reason];
  return listing({
    title: 'Deleted',
    rows,
    id: idOf,
    columns: [file(told, why), phrase(told.run, rows)],
  });
}

function plannedDeletions(told: Told): Section {
  const rows = told.run.plan.delete.map((change) => ({ change }));
  return listing({
    title: 'To delete',
    rows,
    id: idOf,
    columns: [
      file<(typeof rows)[number]>(told, ({ change }) => DELETED[change.reason]),
      phrase(told.run, rows),
    ],
    note: 'PolyAI cannot bring a deleted entry back. The phrase is synthesized again when it is next spoken.',
  });
}

function replaced(told: Told): Section {
  return replacements(told, 'Replaced', ofKind(told.run.outcomes, 'replaced'), () => '');
}

function plannedReplacements(told: Told): Section {
  const rows = told.run.plan.replace.map((change) => ({ change }));
  return replacements(told, 'To replace', rows, ({ change }) => REPLACED[change.reason]);
}

/** Those with warnings come first; where rows have no room for them, they make a list of their own. */
function replacements<Each extends Row>(
  told: Told,
  title: string,
  rows: readonly Each[],
  why: (row: Each) => string,
): Section {
  const { run, warnings } = told;
  const isWarned = ({ change }: Row) => warnings.byEntry.has(change.id);
  const sorted = [...rows.filter(isWarned), ...rows.filter((row) => !isWarned(row))];
  const columns = [file(told, why), soundColumn(run, rows)];
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
  'pull request': (owner) => `The preview of open pull request #${owner} changes it`,
  'another phrase': () => 'PolyAI has another phrase for it than the manifest',
  manifest: (owner) => `${owner}, another manifest of this agent, names it`,
  'newer commit': (owner) => `${owner}, the newest commit of the branch, says otherwise`,
};
