import { link } from './markdown.ts';

/**
 * The line that a comment is found by. It must be the same in every run of a job, however early that ends, so it says what
 * the workflow says: the action, the manifest, and the agent where that is an input. Nothing in it can end the HTML comment.
 */
export function commentKey(
  manifest: string,
  agentId: string | undefined,
  action: 'sync' | 'verify' = 'sync',
): string {
  const parts = [manifest, ...(agentId ? [agentId] : [])].map((part) =>
    encodeURIComponent(part.toWellFormed()).replaceAll('-', '%2D'),
  );
  return `<!-- polyai-audio-cache-${action} ${parts.join(' ')} -->`;
}

/** A summary as the text of a comment, of at most so many bytes, with a link to the run. */
export function renderComment(
  render: (maxBytes: number) => string,
  runUrl: string | undefined,
  maxBytes: number,
): string {
  const footer = runUrl ? `\n${link('The run, with its log and summary', runUrl, [])}\n` : '';
  return `${render(maxBytes - footer.length)}${footer}`;
}
