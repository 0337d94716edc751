import { plural } from '../lib/numbers.ts';
import { nameCommit, PLAIN } from '../report/links.ts';
import { driftedOf, isReencoded, outcomeOf, uncachedOf, type VerifyRun, withVerdict } from './run.ts';

/** What a reader must know first: whether callers hear what the commit says, of which branch. */
export function headline(run: VerifyRun, naming = PLAIN): string {
  switch (outcomeOf(run)) {
    case 'verified':
      return `Verified: ${verified(run, nameCommit(run, naming))}`;
    case 'drifted':
      return `Drifted${run.branch ? ` from ${naming.branch(run.branch)}` : ''}: ${drift(run).join(', ')}`;
    case 'inconclusive':
      return isReencoded(run)
        ? 'Inconclusive: PolyAI seems to re-encode audio, so it cannot be compared'
        : 'Inconclusive: the cache was not read';
    case 'blocked':
      return 'Blocked: nothing was compared';
    case 'failed':
      return `Failed: ${failure(run)}`;
    case 'cancelled':
      return `Cancelled: ${run.entries.length - pending(run)} of ${entries(run.entries.length)} compared`;
  }
}

function verified(run: VerifyRun, commit: string): string {
  if (run.entries.length === 0) return 'the manifest maps no entries';
  if (run.compare === 'audio') return `callers hear ${commit}`;
  const durations =
    withVerdict(run, 'not compared').length > 0
      ? 'but not every duration is known'
      : 'with the duration of its file';
  return `every entry is in the cache, ${durations}; the audio itself was not compared`;
}

/** What is not as the commit says, in words; none if all is well. */
function drift(run: VerifyRun): string[] {
  const wrong = withVerdict(run, 'wrong phrase').length;
  const missing = withVerdict(run, 'missing').length;
  const different = driftedOf(run).length - wrong;
  const uncached = uncachedOf(run).length;
  return [
    ...(wrong > 0 ? [`${plural(wrong, 'entry has', 'entries have')} another phrase`] : []),
    ...(different > 0 ? [differing(run, different)] : []),
    ...(missing > 0 ? [`${plural(missing, 'entry is', 'entries are')} missing`] : []),
    ...(uncached > 0 ? [`${plural(uncached, 'required phrase is', 'required phrases are')} not cached`] : []),
  ];
}

function differing({ compare }: VerifyRun, count: number): string {
  return compare === 'audio'
    ? `${plural(count, 'entry plays', 'entries play')} other audio`
    : `${plural(count, 'entry has', 'entries have')} another duration`;
}

function failure(run: VerifyRun): string {
  const unreadable = withVerdict(run, 'unreadable').length;
  if (unreadable === 0) return 'the cache could not be compared';
  return [`${entries(unreadable)} could not be read`, ...drift(run)].join(', ');
}

function pending(run: VerifyRun): number {
  return run.entries.length - run.verdicts.size + withVerdict(run, 'not compared').length;
}

function entries(count: number): string {
  return plural(count, 'entry', 'entries');
}

const COUNTED = {
  same: 'the same',
  'same sound': 'with the same sound but another header',
  'same duration': 'with the duration of their files',
  different: 'different',
  'wrong phrase': 'with another phrase',
  missing: 'missing',
  unreadable: 'unreadable',
  'not compared': 'not compared',
} as const;

/** How many entries have which verdict: they add up to the manifest. */
export function counts(run: VerifyRun): string {
  const kinds = Object.keys(COUNTED) as (keyof typeof COUNTED)[];
  const parts = kinds
    .map((kind) => [withVerdict(run, kind).length, COUNTED[kind]] as const)
    .filter(([count]) => count > 0)
    .map(([count, what]) => `${count} ${what}`);
  const outside = run.outside > 0 ? [`${run.outside} outside the input "files"`] : [];
  const required = run.required.length - uncachedOf(run).length;
  const phrases =
    run.required.length > 0
      ? [`${required} of ${plural(run.required.length, 'required phrase')} cached`]
      : [];
  return [...parts, ...outside, ...phrases].join(', ');
}
