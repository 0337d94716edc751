import { type CommitSha, parseCommitSha, shortSha } from '../plan/ids.ts';
import { Blocked } from '../problem.ts';
import { quote } from '../text.ts';
import { decideFrom, type From, type FromFacts } from './range.ts';
import type { Repository } from './repository.ts';
import type { Commit } from './tree.ts';

/** The commits that the cache may be in, oldest first. */
export interface Range {
  readonly from: readonly Commit[];
  /** Whether the cache may also hold none of it. */
  readonly nothing: boolean;
  /** One line for the user: which commits, and why those. */
  readonly why: string;
  readonly warnings: readonly string[];
}

export interface ResolveTools {
  readonly repository: Repository;
  /** Asks GitHub where two commits parted; undefined where GitHub cannot tell. */
  readonly mergeBase: (branch: string, head: CommitSha) => Promise<CommitSha | undefined>;
  /** The input `full`: then a commit that cannot be had only means that nothing is deleted. */
  readonly full: boolean;
}

/**
 * Decides which commits to compare with and gets hold of them. Resolves to undefined where there is nothing to do at all.
 * Raises Blocked where a commit cannot be had: another one is never taken instead.
 */
export async function resolveRange(
  facts: FromFacts,
  tools: ResolveTools,
): Promise<Range | { noTask: string }> {
  const from = decideFrom(facts);
  switch (from.kind) {
    case 'no task':
      return { noTask: from.why };
    case 'unknown':
      throw Blocked.because(
        `it is not known which commit to compare with: ${from.why}; set the input "base"`,
      );
    case 'nothing':
      return { from: [], nothing: true, why: `compared with nothing: ${from.why}`, warnings: [] };
    default: {
      const shas = await shasOf(from, facts, tools);
      return collect(from, shas, facts, tools);
    }
  }
}

type Named = Extract<From, { kind: 'commits' | 'name' | 'merge base' }>;

/** Undefined stands for a name that nobody knows. */
async function shasOf(
  from: Named,
  { head }: FromFacts,
  tools: ResolveTools,
): Promise<readonly (CommitSha | undefined)[]> {
  switch (from.kind) {
    case 'commits':
      return from.shas;
    case 'name':
      return [parseCommitSha(from.name) ?? (await tools.repository.resolveName(from.name))];
    case 'merge base':
      return [await tools.mergeBase(from.branch, head.sha)];
  }
}

async function collect(
  from: Named,
  shas: readonly (CommitSha | undefined)[],
  { purpose }: FromFacts,
  { repository, full }: ResolveTools,
): Promise<Range> {
  const known = shas.filter((sha) => sha !== undefined);
  // What a preview was built on is needed to undo it: its parents come along.
  const found = await repository.commits(known, purpose === 'undo' ? 2 : 1);
  const commits = known.flatMap((sha) => found.get(sha) ?? []);
  const lost = shas.filter((sha) => sha === undefined || !found.has(sha)).map((sha) => nameOf(from, sha));
  const nothing = from.kind === 'commits' && from.nothing;
  if (lost.length === 0) return { from: commits, nothing, why: line(commits, from.why), warnings: [] };
  const cannot = `${lost.join(' and ')}, to compare with, cannot be had: neither the workspace nor its origin has it`;
  if (purpose === 'undo' || full) {
    const warning = `${cannot}; so every entry is replaced, and nothing is deleted on its account`;
    return { from: commits, nothing: true, why: line(commits, from.why), warnings: [warning] };
  }
  throw Blocked.because(
    `${cannot}; set the input "base" to a commit that the cache is known to follow, or "full: true" to send everything and delete nothing`,
  );
}

function nameOf(from: Named, sha: CommitSha | undefined): string {
  if (from.kind === 'name') {
    const hint = /^[0-9a-f]{7,39}$/i.test(from.name) ? ' (if it is a SHA, write all of its digits)' : '';
    return `"base" ${quote(from.name)}${hint}`;
  }
  if (from.kind === 'merge base')
    return sha ? `commit ${sha}` : `the merge base with branch ${quote(from.branch)}`;
  return `commit ${sha}`;
}

function line(commits: readonly Commit[], why: string): string {
  const names = commits.map(({ sha }) => shortSha(sha)).join(', ');
  return `compared with ${names || 'nothing'}: ${why}`;
}
