import type { GitHub } from '../github/client.ts';
import { isTag } from '../github/refs.ts';
import type { CommitSha } from '../lib/ids.ts';
import { type RunStart, shortRef } from '../request/event.ts';
import type { Request } from '../request/request.ts';

/**
 * Corrects the branch of a run on `workflow_run`, by what is checked out. Its own commit (`GITHUB_SHA`) is the default branch's: the run
 * follows that branch. Otherwise it follows the branch or tag of the workflow run before it, of which the payload has only the name:
 * GitHub says which of both it is (rules 7 and 8 of docs/record.md).
 */
export async function startAt(
  { trigger, start }: Pick<Request, 'trigger' | 'start'>,
  checkedOut: CommitSha,
  github: GitHub | undefined,
): Promise<RunStart> {
  const { ref, sha, defaultBranch } = start;
  if (trigger.kind !== 'other' || !trigger.runOf || ref === undefined || defaultBranch === undefined)
    return start;
  const name = shortRef(ref);
  if (name === defaultBranch) return start;
  if (checkedOut === sha && checkedOut !== trigger.runOf)
    return { ...start, ref: `refs/heads/${defaultBranch}` };
  return github && (await isTag(github, name)) ? { ...start, ref: `refs/tags/${name}` } : start;
}
