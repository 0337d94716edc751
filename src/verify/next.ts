import { inert } from '../report/markdown.ts';
import { isReencoded, outcomeOf, uncachedOf, type VerifyRun, withVerdict } from './run.ts';

/** What the reader has to do now, if anything. A few sentences; may be empty. */
export function nextStep(run: VerifyRun): string {
  const cause = run.cause === undefined ? [] : [`Likely cause: ${inert(run.cause)}.`];
  switch (outcomeOf(run)) {
    case 'verified':
      return '';
    case 'drifted':
      return [...cause, ...waysBack(run)].join(' ');
    case 'inconclusive':
      return isReencoded(run)
        ? 'Set `compare: listing`, which compares durations and phrases instead of audio.'
        : '';
    case 'blocked':
      return 'Fix the problems below, then run this job again.';
    case 'failed':
      return ['Run this job again.', ...cause, ...waysBack(run)].join(' ');
    case 'cancelled':
      return 'Run this job again.';
  }
}

/** How to make the cache, or the commit, right again. */
function waysBack(run: VerifyRun): string[] {
  const has = (kind: 'different' | 'wrong phrase' | 'missing') => withVerdict(run, kind).length > 0;
  const isAgentEmpty = run.entries.length > 0 && withVerdict(run, 'missing').length === run.entries.length;
  return [
    ...(isAgentEmpty
      ? ['The agent has none of the entries: check the agent id, the region and the key first.']
      : []),
    ...(has('wrong phrase')
      ? ['Correct the ids in the manifest: each recording plays in another place.']
      : []),
    ...(has('different') && !isReencoded(run)
      ? [
          'To play the committed audio again, run the sync action with `base: live`: it replaces what differs and deletes nothing.',
        ]
      : []),
    ...(has('missing') && !isAgentEmpty
      ? [
          'Entries that are missing get a new id when PolyAI caches their phrase again: put that in the manifest.',
        ]
      : []),
    ...(uncachedOf(run).length > 0
      ? [
          'PolyAI caches a phrase once it was spoken twice within 24 hours: correct the wording, or have it spoken.',
        ]
      : []),
  ];
}
