import { foldName } from '../lib/text.ts';
import type { Repository } from './repository.ts';
import { type BytePath, type Commit, fromBytePath, type Tree, toBytePath } from './tree.ts';
import { walk } from './walk.ts';

/** Looks in a commit for a path that some file systems take for the one that was asked for. */
export type FindNear = (commit: Commit, path: string) => Promise<string | undefined>;

/** Each folder's names are folded once, however many are looked for in it. */
export function nearNames(repository: Repository): FindNear {
  const folded = new WeakMap<Tree, ReadonlyMap<string, BytePath>>();

  function choose(tree: Tree, name: BytePath): BytePath | undefined {
    const known =
      folded.get(tree) ?? new Map([...tree.keys()].map((key) => [foldName(fromBytePath(key)), key]));
    folded.set(tree, known);
    return known.get(foldName(fromBytePath(name)));
  }

  return async (commit, path) => {
    const steps = await walk(repository, commit.tree, toBytePath(path), choose);
    const near = steps.map(([name]) => fromBytePath(name)).join('/');
    return near !== path && foldName(near) === foldName(path) ? near : undefined;
  };
}
