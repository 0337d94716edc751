import { type CommitSha, shortSha } from '../lib/ids.ts';
import { visible } from '../lib/text.ts';
import type { Run } from '../run.ts';
import { code, link } from './markdown.ts';

/** Where files can be viewed: the repository on GitHub, and a commit. */
export type Place = Pick<Run, 'repositoryUrl' | 'head'>;

/** A label as a link to a file at that very commit, where both are known. `path` may be any text: it is encoded. */
export function fileLink(label: string, path: string, { repositoryUrl, head }: Place, line?: number): string {
  if (!repositoryUrl || !head) return label;
  const fragment = line === undefined ? '' : `#L${line}`;
  return link(label, repositoryUrl, ['blob', head, ...path.split('/')], fragment);
}

/** The short name of a commit, as a link where the repository is known. */
export function commit(sha: CommitSha, repositoryUrl: string | undefined): string {
  const name = code(shortSha(sha));
  return repositoryUrl ? link(name, repositoryUrl, ['commit', sha]) : name;
}

/** How a text names a branch and a commit. */
export interface Naming {
  readonly branch: (name: string) => string;
  readonly commit: (sha: CommitSha) => string;
}

/** For the log. */
export const PLAIN: Naming = { branch: visible, commit: shortSha };

/** For Markdown. */
export function asLinks({ repositoryUrl }: Place): Naming {
  return { branch: (name) => code(name), commit: (sha) => commit(sha, repositoryUrl) };
}

export const THIS_COMMIT = 'this commit';

/** `main at 7ab94e1`, as far as both are known. */
export function nameCommit({ branch, head }: Pick<Run, 'branch' | 'head'>, naming: Naming): string {
  return branch && head ? `${naming.branch(branch)} at ${naming.commit(head)}` : THIS_COMMIT;
}
