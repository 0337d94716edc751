import type { World } from '../context.ts';
import { GitHubRefusal, openJobGitHub } from '../github/client.ts';
import { MAX_COMMENT_CHARACTERS, publishComment } from '../github/comment.ts';
import { renderComment } from '../report/comment.ts';

interface CommentOptions {
  /** The pull request's number. */
  readonly pull: number;
  /** The line that the comment is found by. */
  readonly key: string;
  /** Makes Markdown of at most so many bytes. */
  readonly render: (maxBytes: number) => string;
  readonly runUrl: string | undefined;
}

/** Short: if GitHub hangs, the run has already waited for it. Milliseconds. */
const PATIENCE = 5_000;

/** Posts a comment on a pull request, or updates it. A failure is only a notice. */
export async function postComment(
  world: Pick<World, 'runner' | 'clock' | 'abort'>,
  token: string | undefined,
  { pull, key, render, runUrl }: CommentOptions,
): Promise<void> {
  const { runner } = world;
  try {
    const github = openJobGitHub(token, runner.variables, {
      ...world,
      debug: runner.debug,
      patience: PATIENCE,
    });
    if (!github) throw new Error('there is no "github-token"');
    const text = renderComment(render, runUrl, MAX_COMMENT_CHARACTERS - key.length - 1);
    const done = await publishComment(github, { pull, key, text: runner.redact(text) });
    runner.log(
      `the comment on pull request ${pull} was ${done === 'unchanged' ? 'up to date already' : done}`,
    );
  } catch (error) {
    runner.annotate('notice', [{ message: `the pull request has no up-to-date comment: ${explain(error)}` }]);
  }
}

function explain(error: unknown): string {
  if (error instanceof GitHubRefusal && error.isDenial)
    return 'the token may not write one; give the job "pull-requests: write" (on pull requests from forks and Dependabot, GitHub allows reading only)';
  return error instanceof Error ? error.message : String(error);
}
