import { type Outcome, ofKind } from '../plan/outcome.ts';
import type { Change, DeleteReason, LeaveReason, ReplaceReason } from '../plan/plan.ts';
import { outcomeOf, type Run } from '../run.ts';
import { adviceFor } from './advice.ts';
import { NAME_COLUMNS, soundColumns, spokenColumns } from './columns.ts';
import type { Section } from './fit.ts';
import { type Listing, listing } from './listing.ts';
import { code, inert } from './markdown.ts';

/** What became of each change, the failed ones first; or, where nothing was attempted, what is planned. */
export function changeSections(run: Run): Section[] {
  const attempted = !run.dryRun && outcomeOf(run) !== 'blocked';
  const plan = [plannedDeletions(run), plannedReplacements(run)];
  const outcomes = [failed(run), deleted(run), replaced(run), skipped(run)];
  return [...(attempted ? outcomes : plan), leftAlone(run)];
}

function failed(run: Run): Section {
  return changes({
    title: 'Failed',
    urgent: true,
    rows: ofKind(run.outcomes, 'failed'),
    columns: [
      ...NAME_COLUMNS,
      { title: 'Change', cell: ({ change }) => change.kind },
      {
        title: 'What went wrong, and what to do',
        whenSame: 'above',
        cell: (outcome) => `${inert(reasonOf(outcome))}. **${inert(adviceFor(outcome))}.**`,
      },
      {
        title: 'Support reference',
        detail: true,
        cell: ({ correlationId }) => (correlationId ? code(correlationId) : ''),
      },
    ],
  });
}

function reasonOf({ reason, certainty }: Extract<Outcome, { kind: 'failed' }>): string {
  return certainty === 'unknown' ? `${reason}; it may have been done anyway` : reason;
}

function deleted(run: Run): Section {
  return changes({
    title: 'Deleted',
    rows: ofKind(run.outcomes, 'deleted'),
    columns: [
      ...NAME_COLUMNS,
      {
        title: 'Why',
        cell: ({ change, alreadyGone }) => (alreadyGone ? 'was already gone' : DELETED[change.reason]),
      },
      ...spokenColumns(run),
    ],
  });
}

function replaced(run: Run): Section {
  return changes({
    title: 'Replaced',
    rows: ofKind(run.outcomes, 'replaced'),
    columns: [...NAME_COLUMNS, ...spokenColumns(run), ...soundColumns(run)],
  });
}

function skipped(run: Run): Section {
  return changes({
    title: 'Not attempted',
    rows: ofKind(run.outcomes, 'skipped'),
    columns: [
      ...NAME_COLUMNS,
      { title: 'Change', cell: ({ change }) => change.kind },
      { title: 'Why', whenSame: 'above', cell: ({ reason }) => inert(reason) },
    ],
  });
}

function plannedDeletions(run: Run): Section {
  return changes({
    title: 'To delete',
    rows: run.plan.delete.map((change) => ({ change })),
    columns: [
      ...NAME_COLUMNS,
      { title: 'Why', cell: ({ change }) => DELETED[change.reason] },
      ...spokenColumns(run),
    ],
    note: 'PolyAI cannot bring a deleted entry back. The phrase is synthesized again when it is next spoken.',
  });
}

function plannedReplacements(run: Run): Section {
  return changes({
    title: 'To replace',
    rows: run.plan.replace.map((change) => ({ change })),
    columns: [
      ...NAME_COLUMNS,
      { title: 'Why', cell: ({ change }) => REPLACED[change.reason] },
      ...spokenColumns(run),
      ...soundColumns(run),
    ],
  });
}

function leftAlone(run: Run): Section {
  return changes({
    title: 'Left alone',
    rows: run.plan.leftAlone,
    columns: [
      ...NAME_COLUMNS,
      { title: 'Change', cell: ({ change }) => change.kind },
      { title: 'Why', whenSame: 'above', cell: ({ reason, owner = '' }) => LEFT_ALONE[reason](inert(owner)) },
    ],
  });
}

function changes<Row extends { readonly change: Change }>(list: Omit<Listing<Row>, 'id'>): Section {
  return listing({ ...list, id: ({ change }) => change.id });
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
  'outside files': () => 'the file is outside the input "files"',
  'delete is off': () => 'the input "delete" is off',
  preview: () => 'a preview deletes nothing',
  'pull request': (owner) => `the preview of open pull request #${owner} changes it`,
  'another phrase': () => 'PolyAI has another phrase for it than the manifest',
  manifest: (owner) => `${owner}, another manifest of this agent, names it`,
  'newer commit': (owner) => `${owner}, the newest commit of the branch, says otherwise`,
};
