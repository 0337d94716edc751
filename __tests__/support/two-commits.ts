import type { ScratchRepository } from '../../emulator/runner/repository.ts';
import type { Step } from '../../emulator/runner/runner.ts';
import type { Hosted, HostedResult } from './checkout.ts';

/** first: a and b. second: a is another take, b is gone, c came, and what `also` makes. */
export function twoCommits(hosted: Hosted, also?: (hosted: Hosted) => void) {
  const { manifest, record, repository, publish } = hosted;
  manifest({ 'a.wav': '1', 'b.wav': '2' });
  const first = repository.commit('first');
  record('a.wav', 1);
  manifest({ 'a.wav': '1', 'c.wav': '3' });
  also?.(hosted);
  const second = repository.commit('second');
  publish();
  return { first, second };
}

/** What a push from the first to the second does. */
export const DONE = { replaced: ['1', '3'], deleted: ['2'], failed: [], skipped: [] };

/** Runs the action without a token, so that only what is missing is asked of GitHub. */
export function quietly(
  hosted: Hosted,
  workspace: ScratchRepository,
  before: string,
  more: Partial<Step> = {},
): Promise<HostedResult> {
  return hosted.pushed(workspace, before, { ...more, with: { 'github-token': '', ...more.with } });
}
