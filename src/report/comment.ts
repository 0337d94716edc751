import type { Run } from '../run.ts';
import { link } from './markdown.ts';
import { renderSummary } from './summary.ts';

/**
 * The line that a comment is found by. It must be the same in every run of a job, however early that ends, so it says what
 * the workflow says: the manifest, and the agent where that is an input. Nothing in it can end the HTML comment.
 */
export function commentKey(manifest: string, agentId: string | undefined): string {
  const parts = [manifest, ...(agentId ? [agentId] : [])].map((part) =>
    encodeURIComponent(part.toWellFormed()).replaceAll('-', '%2D'),
  );
  return `<!-- polyai-audio-cache-sync ${parts.join(' ')} -->`;
}

/** The report as the text of a comment, of at most so many bytes, with the way to the run. */
export function renderComment(run: Run, maxBytes: number): string {
  const footer = run.runUrl ? `\n${link('The run, with its log and summary', run.runUrl, [])}\n` : '';
  return `${renderSummary(run, maxBytes - footer.length)}${footer}`;
}
