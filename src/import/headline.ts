import { plural } from '../lib/numbers.ts';
import { type ImportRun, outcomeOf } from './run.ts';

/** What a reader must know first. No text from outside is in it. */
export function headline(run: ImportRun): string {
  switch (outcomeOf(run)) {
    case 'imported':
      return `Imported: ${doneOf(run)}`;
    case 'unchanged':
      return run.live === 0 ? 'Nothing to do: the cache is empty' : 'Nothing to do: no new entries';
    case 'blocked':
      return `Blocked: nothing was written (${plural(run.problems.length, 'problem')})`;
    case 'failed':
      return `Failed: ${failureOf(run)}`;
    case 'cancelled':
      return 'Cancelled: the manifest is unchanged';
  }
}

function failureOf(run: ImportRun): string {
  const { failed, files } = run;
  if (failed.length === 0) return 'the manifest is unchanged';
  const rest = files.length > 0 ? `; ${doneOf(run)}` : '';
  return `${plural(failed.length, 'entry was', 'entries were')} not imported${rest}`;
}

function doneOf({ imported, fetched, relinked }: ImportRun): string {
  const parts = [
    [imported.length, plural(imported.length, 'new file')],
    [fetched.length, plural(fetched.length, 'missing file')],
    [relinked.length, plural(relinked.length, 'new id')],
  ] as const;
  return parts
    .filter(([count]) => count > 0)
    .map(([, text]) => text)
    .join(', ');
}
