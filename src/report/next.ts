import { shortSha } from '../lib/ids.ts';
import { plural } from '../lib/numbers.ts';
import { outcomeOf, type Run } from '../run.ts';
import { code, inert } from './markdown.ts';

/** What the reader has to do now, if anything, and what the next run will do. One or two sentences; may be empty. */
export function nextStep(run: Run): string {
  switch (outcomeOf(run)) {
    case 'synced':
      return recorded(run);
    case 'unchanged':
      return '';
    case 'planned':
      return run.missing.length === 0
        ? 'Nothing was written. A sync of this commit would make these changes.'
        : `Nothing was written. A sync of this commit would fail, because the agent does not have ${plural(run.missing.length, 'entry', 'entries')} of these; it would make the other changes.`;
    case 'blocked':
      return run.dryRun
        ? 'Fix the problems below. They would also block a sync of this commit.'
        : `Nothing changed for callers. Fix the problems below, then push or rerun this job. ${catchUp(run)}`.trim();
    case 'failed':
      return run.dryRun ? 'Run this job again.' : afterFailure(run);
    case 'cancelled':
      return run.dryRun
        ? 'Nothing was written. Run this job again.'
        : `${catchUp(run)} Run this job again.`.trim();
  }
}

function afterFailure(run: Run): string {
  switch (run.record.kind) {
    case 'success':
      return 'The sync is recorded anyway: nothing can bring these entries back, so the next run does not try them again. Correct them in the manifest.';
    case 'failure':
    case 'unfinished':
      return 'Fix the problems below, then push or rerun this job. The next run retries whatever is missing.';
    case 'off':
      return `Fix the problems below, then rerun this job. ${catchUp(run)}`.trim();
  }
}

function recorded({ record, head }: Run): string {
  if (record.kind === 'off')
    return 'Syncs are not recorded, so the next push compares with the commit before it.';
  if (record.kind === 'unfinished')
    return 'The end of this sync could not be recorded, so the next run checks these entries again.';
  return `The next run compares with ${head ? code(shortSha(head)) : 'this commit'}, the last recorded sync.`;
}

/** Whether a later run makes up for this one. Where it is not known whether there is a record, nothing is said. */
function catchUp({ record, base }: Run): string {
  if (record.kind === 'failure' || record.kind === 'unfinished')
    return 'The next run retries whatever is missing.';
  if (record.kind !== 'off' || !record.why) return '';
  const from = base ? `the input "base" set to ${code(base)}` : 'the input "full"';
  return `Syncs are not recorded (${inert(record.why)}), so a later push does not make up for this; a run with ${from} does.`;
}
