import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeScratchFolder, scratchFault } from '../lib/scratch-folder.ts';
import { type GitProgram, plainGit } from './environment.ts';
import { type ObjectStore, openObjectStore } from './objects.ts';
import { type Origin, openOrigin } from './origin.ts';
import type { Account } from './remote.ts';
import type { Workspace } from './workspace.ts';

/** A throw-away repository with the workspace's objects and none of its settings; what the workspace does not have is fetched into it. */
export interface Scratch extends Origin {
  readonly workspace: Workspace;
  /** What the workspace has, and what was fetched. */
  readonly objects: ObjectStore;
  close(): Promise<void>;
}

export interface ScratchOptions {
  readonly workspace: Workspace;
  /** Where throw-away folders go. */
  readonly folder: string;
  readonly program: GitProgram;
  readonly account: Account | undefined;
}

/** Opens a scratch repository; only fetching reaches the network. Raises Blocked where no folder can be made for it. */
export function openScratch(options: ScratchOptions): Scratch {
  const { workspace, program, account } = options;
  const directory = makeScratchFolder(options.folder, 'audio-cache-git-');
  try {
    makeRepository(directory, workspace.objectFormat);
  } catch (error) {
    throw scratchFault(options.folder, error as NodeJS.ErrnoException);
  }
  const variables = { ...plainGit(program.variables), GIT_DIR: directory };
  const environment = { ...program, directory, variables };
  // Not for fetches: the server would take what a shallow workspace has for its whole history.
  const sharing = { GIT_ALTERNATE_OBJECT_DIRECTORIES: quoted(workspace.objects) };
  const objects = openObjectStore({ ...environment, variables: { ...variables, ...sharing } });
  return {
    workspace,
    objects,
    ...openOrigin(environment, workspace.originUrl, account),
    async close() {
      await objects.close();
      rmSync(directory, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}

/** A bare repository is so little that no process is needed (gitrepository-layout). */
function makeRepository(directory: string, objectFormat: Workspace['objectFormat']): void {
  const extension = objectFormat === 'sha256' ? '[extensions]\n\tobjectFormat = sha256\n' : '';
  const version = extension ? 1 : 0;
  mkdirSync(join(directory, 'objects'));
  mkdirSync(join(directory, 'refs'));
  writeFileSync(join(directory, 'HEAD'), 'ref: refs/heads/none\n');
  writeFileSync(
    join(directory, 'config'),
    `[core]\n\trepositoryFormatVersion = ${version}\n\tbare = true\n${extension}`,
  );
}

/** A list of folders is cut at colons, unless they are quoted (git, GIT_ALTERNATE_OBJECT_DIRECTORIES). */
function quoted(path: string): string {
  return `"${path.replaceAll(/["\\]/g, '\\$&')}"`;
}
