import type { Repository } from '../git/repository.ts';
import type { Commit } from '../git/tree.ts';
import { type CommitSha, parseCommitSha, shortSha } from '../lib/ids.ts';
import { Blocked } from '../lib/problem.ts';
import { quote } from '../lib/text.ts';
import type { From } from './from.ts';

export interface ResolveTools {
  readonly repository: Repository;
  /** Asks GitHub for the merge base of `head` and a branch; undefined if GitHub cannot say. */
  readonly mergeBase: (branch: string) => Promise<CommitSha | undefined>;
}

type Named = Extract<From, { kind: 'commit' | 'name' | 'merge base' }>;

/** Finds the one commit to compare with; undefined if neither the workspace nor its origin has it. */
export async function resolveCommit(from: Named, tools: ResolveTools): Promise<Commit | undefined> {
  const sha = await shaOf(from, tools);
  return sha && (await tools.repository.commits([sha])).get(sha);
}

async function shaOf(from: Named, { repository, mergeBase }: ResolveTools): Promise<CommitSha | undefined> {
  switch (from.kind) {
    case 'commit':
      return from.sha;
    case 'name':
      return parseCommitSha(from.name) ?? repository.resolveName(from.name);
    case 'merge base':
      return mergeBase(from.branch);
  }
}

/** What the user called the commit that cannot be found. */
export function nameOfFrom(from: Named): string {
  switch (from.kind) {
    case 'commit':
      return `commit ${from.sha}`;
    case 'name': {
      const hint = /^[0-9a-f]{7,39}$/i.test(from.name) ? ' (if it is a SHA, write all of its digits)' : '';
      return `"base" ${quote(from.name)}${hint}`;
    }
    case 'merge base':
      return `the merge base with branch ${quote(from.branch)}`;
  }
}

/** The error for a commit that cannot be found: no other one may be used instead. `lost` names it. */
export function notFound(lost: string, why: string): Blocked {
  return Blocked.because(
    `${lost}, to compare with${why === '' ? '' : ` (${why})`}, cannot be found in the workspace or on its origin; set the input "base" to a commit that the cache is known to match, or "full: true" to send everything and delete nothing`,
  );
}

/** The most commits that one line names. */
const MAX_NAMED = 5;

/** `compared with 1234567, 89abcde: why` */
export function comparisonLine(shas: readonly CommitSha[], why: string): string {
  const names = shas.slice(-MAX_NAMED).map(shortSha);
  const more = shas.length - names.length;
  const list = [...(more > 0 ? [`${more} more`] : []), ...names].join(', ');
  return `${list ? `compared with ${list}` : 'nothing to compare with'}: ${why}`;
}
