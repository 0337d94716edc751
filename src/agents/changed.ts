import { posix } from 'node:path';
import type { Repository } from '../git/repository.ts';
import { type Commit, toBytePath } from '../git/tree.ts';
import { openFolder } from '../git/walk.ts';
import type { CommitSha } from '../lib/ids.ts';
import { Blocked } from '../lib/problem.ts';
import type { Trigger } from '../request/event.ts';

/** Tells whether the event changed something in the folder of a manifest or below. */
export type IsChanged = (manifest: string) => Promise<boolean>;

/**
 * Compares the commit with the one that the event starts from. That is a hint and no more: where that commit is unknown or cannot be
 * fetched, everything counts as changed. `note` gets the reason.
 */
export async function changesSince(
  repository: Repository,
  head: Commit,
  trigger: Trigger,
  note: (line: string) => void,
): Promise<IsChanged> {
  const everything = (why: string) => {
    note(`every agent counts as changed: ${why}`);
    return async () => true;
  };
  const sha = startOf(trigger, head);
  if (!sha) return everything('this event names no commit to compare with');
  try {
    const base = (await repository.commits([sha])).get(sha);
    if (!base) return everything(`commit ${sha} cannot be fetched`);
    note(`agents count as changed where they differ from commit ${sha}`);
    return (manifest) => differs(repository, base, head, posix.dirname(manifest));
  } catch (error) {
    if (!(error instanceof Blocked)) throw error;
    return everything(error.message);
  }
}

/** The commit before a push; of a pull request and a merge group, what they are built on. */
function startOf(trigger: Trigger, head: Commit): CommitSha | undefined {
  switch (trigger.kind) {
    case 'push':
      return trigger.before;
    case 'merge group':
      return trigger.baseSha;
    case 'pull request': {
      // The workspace is the merge that GitHub makes, unless the workflow checks something else out.
      const [onto, merged] = head.parents;
      return merged !== undefined && merged === trigger.pull.headSha ? onto : undefined;
    }
    case 'pull request closed':
    case 'ref deleted':
    case 'untrusted':
    case 'other':
      return undefined;
  }
}

async function differs(repository: Repository, base: Commit, head: Commit, folder: string): Promise<boolean> {
  const path = toBytePath(folder);
  const [before, after] = await Promise.all(
    [base, head].map((commit) => openFolder(repository, commit.tree, path)),
  );
  return before?.kind !== 'open' || after?.kind !== 'open' || before.id !== after.id;
}
