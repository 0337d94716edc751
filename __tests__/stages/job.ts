import type { Job, SyncWorld } from '../../src/context.ts';
import { stateReader } from '../../src/git/states.ts';
import { type CommitSha, originOf } from '../../src/lib/ids.ts';
import { newRun } from '../../src/run.ts';
import { type Content, createGit, FOLDER, type ModelGit } from '../model/record/git.ts';
import { type Order, requestOf } from '../model/record/orders.ts';

/** `{ 'a.json': { 11: 1 } }`: the manifest audio/a.json maps entry 11 to audio number 1. */
export type Tree = Readonly<Record<string, Readonly<Record<string, number>>>>;

export function contentOf(tree: Tree): Content {
  return new Map(
    Object.entries(tree).map(([name, entries]) => [`${FOLDER}/${name}`, new Map(Object.entries(entries))]),
  );
}

/** Commits a tree. */
export function commit(git: ModelGit, tree: Tree, ...parents: readonly CommitSha[]): CommitSha {
  return git.commit(contentOf(tree), parents).sha;
}

/** What the stages of one run share, with a repository in memory, and no GitHub. */
export async function jobAt(git: ModelGit, sha: CommitSha, more: Partial<Order> = {}): Promise<Job> {
  const order: Order = {
    event: 'push',
    branch: 'main',
    sha,
    manifest: `${FOLDER}/a.json`,
    mode: 'auto',
    region: 'us',
    attempt: 1,
    ...more,
  };
  const repository = git.checkout(sha);
  const request = requestOf(order);
  const reader = stateReader(repository, order.manifest);
  const target = await reader.readTarget(git.get(sha), true);
  const { agentId } = request.inputs;
  const identity = { agentId, region: 'us', origin: originOf('us') } as const;
  const world = {} as SyncWorld;
  return {
    world,
    run: newRun(),
    request,
    repository,
    reader,
    target,
    identity,
    github: undefined,
    openClient: undefined,
  };
}

export { createGit };
