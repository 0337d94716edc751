import { inert } from '../report/markdown.ts';
import { isReencoded, outcomeOf, uncachedOf, type VerifyRun, withVerdict } from './run.ts';

/** What the reader has to do now, if anything, as Markdown: a sentence, or a list of them. May be empty. */
export function nextStep(run: VerifyRun): string {
  const steps = stepsOf(run);
  if (steps.length <= 1) return steps.map((step) => `**Next:** ${step}`).join('');
  return ['**Next:**', ...steps.map((step) => `- ${step}`)].join('\n');
}

function stepsOf(run: VerifyRun): string[] {
  const cause = run.cause === undefined ? [] : [`Likely cause: ${inert(run.cause)}.`];
  switch (outcomeOf(run)) {
    case 'verified':
      return [];
    case 'drifted':
      return [...cause, ...waysBack(run)];
    case 'inconclusive':
      return isReencoded(run)
        ? ['Set `compare: listing`, which compares durations and phrases instead of audio.']
        : [];
    case 'blocked':
      return ['Fix the problems below, then run this job again.'];
    case 'failed':
      return ['See the reasons below, then run this job again.', ...cause, ...waysBack(run)];
    case 'cancelled':
      return ['Run this job again.'];
  }
}

/** How to make the cache, or the commit, right again. */
function waysBack(run: VerifyRun): string[] {
  const has = (kind: 'different' | 'wrong phrase' | 'missing') => withVerdict(run, kind).length > 0;
  const isAgentEmpty = run.entries.length > 0 && withVerdict(run, 'missing').length === run.entries.length;
  const ways: [when: boolean, what: string][] = [
    [isAgentEmpty, 'The agent has none of the entries: check the agent id, the region and the key first.'],
    [
      has('wrong phrase'),
      'Another phrase: correct these ids in the manifest. A sync that would replace them is blocked until then.',
    ],
    [
      has('different') && !isReencoded(run),
      'Different: run the sync action with `base: live`, which replaces what differs and deletes nothing.',
    ],
    [
      has('missing') && !isAgentEmpty,
      'Missing: PolyAI gives a phrase a new id when it caches it again. Put that id in the manifest (the import action finds it), or remove the line.',
    ],
    [
      uncachedOf(run).length > 0,
      'Not cached: correct the wording, or have the phrase spoken twice within 24 hours, after which PolyAI caches it.',
    ],
  ];
  return ways.filter(([when]) => when).map(([, what]) => what);
}
