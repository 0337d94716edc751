import type { World } from '../context.ts';
import { mapTexts } from '../lib/redact.ts';
import { EMPTY_PLAN } from '../plan/plan.ts';
import { commentKey } from '../report/comment.ts';
import { renderSummary } from '../report/summary.ts';
import { pullOf } from '../request/event.ts';
import type { Request } from '../request/request.ts';
import { outcomeOf, type Run } from '../run.ts';
import { postComment } from './post-comment.ts';

/** Keeps the comment on the pull request up to date, if the user wants one. A failure is only a notice. */
export async function keepComment(
  run: Run,
  request: Request,
  world: Pick<World, 'runner' | 'clock' | 'abort'>,
): Promise<void> {
  const { inputs, trigger } = request;
  const pull = pullOf(trigger)?.number ?? 0;
  if (!inputs.comment || pull <= 0 || hasNothingToSay(run)) return;
  const redacted = mapTexts(run, world.runner.redact);
  await postComment(world, inputs.githubToken, {
    pull,
    key: commentKey(inputs.manifest, inputs.agentId),
    render: (maxBytes) => renderSummary(redacted, maxBytes),
    runUrl: redacted.runUrl,
  });
}

/** The comment stays as it is if a pull request is closed without a preview, or a newer run cancels a plan. */
function hasNothingToSay(run: Run): boolean {
  const outcome = outcomeOf(run);
  return (run.plan === EMPTY_PLAN && outcome === 'unchanged') || (run.dryRun && outcome === 'cancelled');
}
