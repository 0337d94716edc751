import type { Repository } from '../git/repository.ts';
import type { Commit } from '../git/tree.ts';
import { type CommitSha, parseCommitSha, shortSha } from '../lib/ids.ts';
import { Blocked } from '../lib/problem.ts';
import { quote } from '../lib/text.ts';
import { decideFrom, type From, type FromFacts } from './from.ts';

/** The commits that the cache may be in, oldest first. */
export interface Range {
  readonly from: readonly Commit[];
  /** Commits of before: what they alone name may be left in the cache, too. */
  readonly older: readonly Commit[];
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
 * Decides which commits to compare with and gets hold of them. Resolves to why, where there is no task at all.
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
      return { from: [], older: [], nothing: true, why: `compared with nothing: ${from.why}`, warnings: [] };
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
  const before = from.kind === 'commits' ? from.older : [];
  // What a preview was built on is needed to undo it: its parents come along.
  const found = await repository.commits([...known, ...before], purpose === 'undo' ? 2 : 1);
  const had = (list: readonly CommitSha[]) => list.flatMap((sha) => found.get(sha) ?? []);
  const commits = had(known);
  const lost = shas.filter((sha) => sha === undefined || !found.has(sha)).map((sha) => nameOf(from, sha));
  const nothing = from.kind === 'commits' && from.nothing;
  const range = { from: commits, older: had(before), nothing, why: line(commits, from.why) };
  const forgotten = before
    .filter((sha) => !found.has(sha))
    .map(
      (sha) =>
        `${nameOf(from, sha)}, of an earlier preview, cannot be had; nothing is deleted on its account`,
    );
  if (lost.length === 0) return { ...range, warnings: forgotten };
  const why = from.kind === 'commits' ? ` (${from.why})` : '';
  const cannot = `${lost.join(' and ')}, to compare with${why}, cannot be had: neither the workspace nor its origin has it`;
  if (purpose === 'undo' || full) {
    const warning = `${cannot}; so every entry is replaced, and nothing is deleted on its account`;
    return { ...range, nothing: true, warnings: [warning, ...forgotten] };
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

/** The most commits that one line names. */
const MOST_NAMED = 5;

function line(commits: readonly Commit[], why: string): string {
  const names = commits.slice(-MOST_NAMED).map(({ sha }) => shortSha(sha));
  const more = commits.length - names.length;
  const list = [...(more > 0 ? [`${more} more`] : []), ...names].join(', ');
  return `compared with ${list || 'nothing'}: ${why}`;
}
