import type { World } from '../context.ts';
import { mapTexts } from '../lib/redact.ts';
import { commentKey } from '../report/comment.ts';
import { pullOf } from '../request/event.ts';
import type { VerifyRequest } from './request.ts';
import { outcomeOf, type VerifyRun } from './run.ts';
import { renderSummary } from './summary.ts';

/** Keeps the comment on the pull request up to date, where the user wants one. What talks to GitHub is loaded only then. */
export async function keepComment(
  run: VerifyRun,
  { inputs, trigger }: VerifyRequest,
  world: Pick<World, 'runner' | 'clock' | 'abort'>,
): Promise<void> {
  const pull = pullOf(trigger)?.number ?? 0;
  // A newer run comments in place of one that it cuts off.
  if (!inputs.comment || pull <= 0 || outcomeOf(run) === 'cancelled') return;
  const told = mapTexts(run, world.runner.redact);
  const { postComment } = await import('../stages/post-comment.ts');
  await postComment(world, inputs.githubToken, {
    pull,
    key: commentKey(inputs.manifest, inputs.agentId, 'verify'),
    render: (maxBytes) => renderSummary(told, maxBytes),
    runUrl: told.runUrl,
  });
}
