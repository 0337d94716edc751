import type { World } from './context.ts';
import { findGit } from './git/executable.ts';
import { accountOf } from './git/remote.ts';
import { openRepository, type Repository } from './git/repository.ts';
import { openScratch } from './git/scratch.ts';
import { openWorkspace } from './git/workspace.ts';

interface Checkout {
  /** The folder that the repository is checked out to. */
  readonly workspace: string;
  readonly inputs: { readonly githubToken: string | undefined };
}

/** Opens the repository of a run. What takes time to close is put into `closing`: the report need not wait for it. */
export async function withRepository(
  { runner, cancel }: World,
  { workspace, inputs }: Checkout,
  closing: Promise<void>[],
  use: (repository: Repository) => Promise<void>,
): Promise<void> {
  const { variables, debug } = runner;
  // First: without Git, actions/checkout leaves no repository either.
  const program = { git: findGit(variables), variables, cancel, debug };
  const scratch = openScratch({
    workspace: await openWorkspace(workspace, program),
    folder: runner.scratch,
    program,
    account: accountOf(inputs.githubToken, variables),
  });
  try {
    await use(openRepository(scratch));
  } finally {
    closing.push(
      scratch.close().catch((error) => runner.log(`scratch files could not be removed: ${String(error)}`)),
    );
  }
}
