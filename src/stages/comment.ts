import type { World } from '../context.ts';
import { GitHubRefusal } from '../github/client.ts';
import { COMMENT_CHARACTERS, publishComment } from '../github/comment.ts';
import { mapTexts } from '../lib/redact.ts';
import { EMPTY_PLAN } from '../plan/plan.ts';
import { commentKey, renderComment } from '../report/comment.ts';
import { pullOf } from '../request/event.ts';
import type { Request } from '../request/request.ts';
import { outcomeOf, type Run } from '../run.ts';
import { githubOf } from './record.ts';

/** Keeps the comment on the pull request up to date, where the user wants one. What goes wrong with it is no more than a notice. */
export async function keepComment(
  run: Run,
  request: Request,
  world: Pick<World, 'runner' | 'clock' | 'abort'>,
): Promise<void> {
  const { inputs, trigger } = request;
  const { runner } = world;
  const pull = pullOf(trigger)?.number ?? 0;
  if (!inputs.comment || pull <= 0 || hasNothingToSay(run)) return;
  try {
    const github = githubOf(request, world, { patience: PATIENCE });
    if (!github) throw new Error('there is no "github-token"');
    const key = commentKey(inputs.manifest, inputs.agentId);
    const text = renderComment(mapTexts(run, runner.redact), COMMENT_CHARACTERS - key.length - 1);
    const done = await publishComment(github, { pull, key, text: runner.redact(text) });
    runner.log(
      `the comment on pull request ${pull} was ${done === 'unchanged' ? 'up to date already' : done}`,
    );
  } catch (error) {
    runner.annotate('notice', [{ message: `the pull request has no up-to-date comment: ${explain(error)}` }]);
  }
}

/** A GitHub that hangs has cost the run time before. Milliseconds. */
const PATIENCE = 5_000;

/** The comment stays as it is where a pull request is closed without a preview, and where a newer run cuts a plan off. */
function hasNothingToSay(run: Run): boolean {
  const outcome = outcomeOf(run);
  return (run.plan === EMPTY_PLAN && outcome === 'unchanged') || (run.dryRun && outcome === 'cancelled');
}

function explain(error: unknown): string {
  if (error instanceof GitHubRefusal && error.isDenial)
    return 'the token may not write one; give the job "pull-requests: write" (on pull requests from forks, and of Dependabot, GitHub allows no more than reading)';
  return error instanceof Error ? error.message : String(error);
}
