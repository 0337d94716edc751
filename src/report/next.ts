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
      return run.lacking.length === 0
        ? 'Nothing was written. A sync of this commit makes these changes.'
        : `Nothing was written. A sync of this commit fails, for the agent lacks ${plural(run.lacking.length, 'entry', 'entries')} of these; it makes the other changes.`;
    case 'blocked':
      return run.dryRun
        ? 'Mend the problems below. They block a sync of this commit, too.'
        : `Callers hear what they heard before. Mend the problems below, then push or run this job again. ${catchUp(run)}`.trim();
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
      return 'The sync is recorded all the same: nothing can bring these entries back, so the next run does not try them again. Correct them in the manifest.';
    case 'failure':
    case 'unfinished':
      return 'Mend what is said below, then push or run this job again. The record has not moved, so that run does what is missing.';
    case 'off':
      return `Mend what is said below, then run this job again. ${catchUp(run)}`.trim();
  }
}

function recorded({ record, head }: Run): string {
  if (record.kind === 'off')
    return 'Syncs are not recorded, so the next push compares with the commit before it.';
  if (record.kind === 'unfinished')
    return 'The end of this sync could not be recorded, so the next run looks at these entries again.';
  return `Recorded: the next run compares with ${head ? code(shortSha(head)) : 'this commit'}.`;
}

/** Whether a later run makes up for this one. Where it is not known whether there is a record, nothing is said. */
function catchUp({ record, base }: Run): string {
  if (record.kind === 'failure' || record.kind === 'unfinished')
    return 'The record has not moved, so the next run does what is missing.';
  if (record.kind !== 'off' || !record.why) return '';
  const from = base ? `the input "base" set to ${code(base)}` : 'the input "full"';
  return `Syncs are not recorded (${inert(record.why)}), so a later push alone does not make up for this; a run with ${from} does.`;
}
