import { ofKind, type RunOutcome } from '../plan/outcome.ts';
import type { Change, LeaveReason } from '../plan/plan.ts';
import type { Problem } from '../problem.ts';
import { code, inert, table } from './markdown.ts';
import { bytes, plural, seconds } from './numbers.ts';
import { outcomeOf, type Run } from './run.ts';

const ICONS: Record<RunOutcome, string> = {
  synced: '✅',
  unchanged: '✅',
  planned: '📝',
  blocked: '⛔',
  failed: '❌',
  cancelled: '⚠️',
};

/** The job summary as GitHub-flavoured Markdown. Pure: all text from outside is escaped here. */
export function renderSummary(run: Run): string {
  return [
    `### ${ICONS[outcomeOf(run)]} Audio cache: ${headline(run)}`,
    facts(run),
    problems('Problems', run.problems),
    failed(run),
    deleted(run),
    replaced(run),
    skipped(run),
    planned(run),
    leftAlone(run),
    problems('Warnings', run.warnings),
    problems('Notes', run.notices),
  ]
    .filter((part) => part !== '')
    .join('\n\n')
    .concat('\n');
}

/** One line that says how it went. */
export function headline(run: Run): string {
  const { plan, outcomes } = run;
  const count = (kind: 'replaced' | 'deleted' | 'failed' | 'skipped') => ofKind(outcomes, kind).length;
  const done = `${plural(count('replaced'), 'entry', 'entries')} replaced, ${count('deleted')} deleted`;
  const rest = `${count('failed')} failed, ${count('skipped')} not attempted`;
  const words: Record<RunOutcome, string> = {
    synced: `synced. ${done}.`,
    unchanged: 'nothing to do.',
    planned: `${plural(plan.replace.length, 'entry', 'entries')} would be replaced, ${plan.delete.length} deleted.`,
    blocked: `blocked, nothing was written. ${plural(run.problems.length, 'problem')}.`,
    failed: `failed. ${done}, ${rest}.`,
    cancelled: `cancelled. ${done}, ${rest}.`,
  };
  return words[outcomeOf(run)];
}

function facts(run: Run): string {
  const rows = [
    ['Agent', run.agentId && code(run.agentId)],
    ['Server', run.origin && code(run.origin)],
    ['Manifest', run.manifest && code(run.manifest)],
    [
      'Compared',
      run.head && `${run.base ? code(run.base.slice(0, 7)) : 'nothing'} → ${code(run.head.slice(0, 7))}`,
    ],
    ['Why', run.why && inert(run.why)],
    ['Unchanged', run.head && plural(run.plan.keep, 'entry', 'entries')],
  ].filter((row): row is [string, string] => typeof row[1] === 'string' && row[1] !== '');
  return rows.map(([name, value]) => `**${name}:** ${value}`).join(' · ');
}

function failed(run: Run): string {
  const rows = ofKind(run.outcomes, 'failed').map(({ change, reason, certainty, correlationId }) => [
    ...nameCells(change),
    change.kind,
    inert(certainty === 'unknown' ? `${reason}; it may have been done all the same` : reason),
    correlationId ? code(correlationId) : '',
  ]);
  return section('Failed', rows, ['File', 'Entry', 'Change', 'Why', 'For PolyAI support']);
}

function deleted(run: Run): string {
  const rows = ofKind(run.outcomes, 'deleted').map(({ change, alreadyGone }) => [
    ...nameCells(change),
    alreadyGone
      ? 'was gone already'
      : change.reason === 'requested'
        ? 'deleted as asked'
        : 'left the manifest',
  ]);
  return section('Deleted', rows, ['File', 'Entry', 'Transcript', 'Why']);
}

function replaced(run: Run): string {
  const rows = ofKind(run.outcomes, 'replaced').map(({ change, bytes: size, milliseconds }) => [
    ...nameCells(change),
    transcriptOf(run, change),
    durationOf(run, change),
    bytes(size),
    seconds(milliseconds),
  ]);
  return section('Replaced', rows, ['File', 'Entry', 'Transcript', 'Duration', 'Size', 'Took']);
}

function skipped(run: Run): string {
  const rows = ofKind(run.outcomes, 'skipped').map(({ change, reason }) => [
    ...nameCells(change),
    change.kind,
    inert(reason),
  ]);
  return section('Not attempted', rows, ['File', 'Entry', 'Change', 'Why']);
}

function planned(run: Run): string {
  if (outcomeOf(run) !== 'planned') return '';
  const replace = run.plan.replace.map((change) => [
    ...nameCells(change),
    change.reason,
    durationOf(run, change),
  ]);
  const remove = run.plan.delete.map((change) => [...nameCells(change), change.reason]);
  return [
    section('Would be deleted', remove, ['File', 'Entry', 'Why']),
    section('Would be replaced', replace, ['File', 'Entry', 'Why', 'Duration']),
  ]
    .filter(Boolean)
    .join('\n\n');
}

const LEFT_ALONE: Record<LeaveReason, string> = {
  'outside files': 'its file is outside the input "files"',
  'delete is off': 'the input "delete" is off',
  preview: 'a preview deletes nothing',
};

function leftAlone(run: Run): string {
  const rows = run.plan.leftAlone.map(({ change, reason }) => [
    ...nameCells(change),
    change.kind,
    inert(LEFT_ALONE[reason]),
  ]);
  return section('Left alone', rows, ['File', 'Entry', 'Would be', 'Why']);
}

function problems(title: string, list: readonly Problem[]): string {
  if (list.length === 0) return '';
  const lines = list.map(({ message, file, line }) => {
    const place = file === undefined ? '' : `${code(line === undefined ? file : `${file}:${line}`)} `;
    return `- ${place}${inert(message)}`;
  });
  return `#### ${title} (${list.length})\n\n${lines.join('\n')}`;
}

function section(title: string, rows: readonly string[][], head: readonly string[]): string {
  if (rows.length === 0) return '';
  return `#### ${title} (${rows.length})\n\n${table(
    head.map((name) => [name, 'left']),
    rows,
  )}`;
}

function nameCells(change: Change): [string, string] {
  return [change.entry ? code(change.entry.name) : '', code(change.id)];
}

function durationOf(run: Run, change: Change): string {
  const seconds = (value: number | undefined) => (value === undefined ? undefined : `${value.toFixed(1)} s`);
  const times = [run.details.get(change.id)?.durationSeconds, run.audio.get(change.id)?.durationSeconds].map(
    seconds,
  );
  return times.filter((time) => time !== undefined).join(' → ');
}

function transcriptOf(run: Run, change: Change): string {
  const transcript = run.details.get(change.id)?.transcript;
  return transcript === undefined ? '' : code(shorten(transcript));
}

/** A transcript is there to recognise the entry, not to be read in full. */
function shorten(text: string): string {
  return [...text].length > 80 ? `${[...text].slice(0, 80).join('')}…` : text;
}
