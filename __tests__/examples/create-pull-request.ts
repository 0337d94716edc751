import { readFileSync } from 'node:fs';
import type { ScratchRepository } from '../../emulator/runner/repository.ts';

/**
 * What peter-evans/create-pull-request does with these inputs: a commit of `add-paths` on the branch, on GitHub. The text of the pull
 * request stands in the commit's message here.
 */
export function createPullRequest(
  bare: ScratchRepository,
  workspace: string,
  given: Readonly<Record<string, string>>,
): void {
  const { branch = '', 'add-paths': paths = '', 'body-path': body = '', title = '' } = given;
  const git = (...args: string[]) => bare.git('-C', workspace, ...args);
  git('checkout', '--quiet', '-B', branch);
  git('add', '--', ...paths.split('\n'));
  git('commit', '--quiet', '--cleanup=verbatim', '--message', `${title}\n\n${readFileSync(body, 'utf8')}`);
  git('push', '--quiet', '--force', bare.folder, `HEAD:refs/heads/${branch}`);
}
