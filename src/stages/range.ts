import type { Job } from '../context.ts';
import type { Commit } from '../git/tree.ts';
import { fetchComparison } from '../github/comparison.ts';
import { type CommitSha, shortSha } from '../lib/ids.ts';
import { Blocked } from '../lib/problem.ts';
import { quote } from '../lib/text.ts';
import { type History, relevantNotes } from '../plan/history.ts';
import type { Note } from '../plan/note.ts';
import type { Known } from '../plan/ownership.ts';
import { NOTHING, type State, stateOf } from '../plan/state.ts';
import { decideFrom, type From, fromBase } from './from.ts';
import { firstSync, fromLive } from './from-live.ts';
import { assumedNote, type Range, readNotes, readWhole } from './known.ts';
import { comparisonLine, nameOfFrom, notFound, resolveCommit } from './resolve.ts';

/**
 * Finds out what the cache may hold now, and notes in the run what it is compared with. Resolves to undefined if there is nothing to
 * do at all. Raises Blocked if a commit cannot be found: no other commit is ever used instead.
 */
export async function findRange(
  job: Job,
  history: History,
  undone: readonly number[],
): Promise<Range | undefined> {
  const { run, request, target, world } = job;
  const { inputs, task, trigger } = request;
  const { purpose } = task;
  const byHead = inputs.mode === 'cleanup';
  const facts = { trigger, purpose, base: inputs.base, byHead, head: target.commit, history, undone };
  const from = decideFrom(facts);
  world.runner.debug(`compare with ${from.kind}: ${from.why}`);
  if (from.kind === 'no task') {
    run.why = from.why;
    run.notices.push({ message: from.why });
    return undefined;
  }
  if (from.kind === 'unknown') {
    throw Blocked.because(`it is not known which commit to compare with: ${from.why}; set the input "base"`);
  }
  const baseCommit = purpose === 'preview' ? await findBase(job) : undefined;
  const notes = history.kind === 'none' ? [] : relevantNotes(history.notes).toReversed();
  const range = await rangeFrom(job, from, notes, undone);
  const isFirstSync = range.isLive && from.kind === 'record';
  noteComparison(job, range, isFirstSync ? 'no sync of this agent is recorded yet' : from.why);
  const base = baseCommit && (await readWhole(job, notes, baseCommit));
  if (baseCommit && !base) throw Blocked.because(brokenBase(inputs.manifest, baseCommit));
  return { ...range, baseCommit, base };
}

function brokenBase(manifest: string, { sha }: Commit): string {
  return `the manifest ${quote(manifest)} at ${shortSha(sha)}, on which this pull request is built, is not valid, so it is not known what the pull request changes: fix it on the base branch, and merge that into this one`;
}

async function rangeFrom(
  job: Job,
  from: Exclude<From, { kind: 'no task' | 'unknown' }>,
  notes: readonly Note[],
  undone: readonly number[],
): Promise<Omit<Range, 'base' | 'baseCommit'>> {
  if (from.kind === 'live') return fromLive(job, notes);
  if (from.kind !== 'record') return single(job, from, notes);
  return (isFirst(job, from) ? await firstSync(job) : undefined) ?? recorded(job, from, undone);
}

/** Whether this is the first recorded sync, or a plan of it, which may compare with the live cache. */
function isFirst({ request }: Job, { notes }: Extract<From, { kind: 'record' }>): boolean {
  return notes.length === 0 && request.task.purpose === 'sync' && !request.inputs.full;
}

/** Notes and logs what this run compares with. */
function noteComparison(
  { run, world }: Job,
  { known, isLive }: Pick<Range, 'known' | 'isLive'>,
  why: string,
): void {
  const shas = isLive ? [] : [...new Set(known.map(({ note }) => note.sha))];
  run.base = shas.at(-1);
  run.why = why;
  run.isLive = isLive;
  world.runner.log(isLive ? `compared with the live cache: ${why}` : comparisonLine(shas, why));
}

async function recorded(
  job: Job,
  { notes, why }: Extract<From, { kind: 'record' }>,
  undone: readonly number[],
): Promise<Omit<Range, 'base' | 'baseCommit'>> {
  const read = await readNotes(job, notes, why);
  const newest = read.known.at(-1)?.note.sha;
  return {
    ...read,
    claimants: read.known,
    pending: [],
    isLive: false,
    deletes: job.request.task.purpose === 'undo' ? new Set(undone) : 'branch',
    newest: newest && (await job.repository.commits([newest])).get(newest),
  };
}

/** Compares with one commit: there is no record, or the user says so. */
async function single(
  job: Job,
  from: Exclude<From, { kind: 'record' | 'live' | 'no task' | 'unknown' }>,
  notes: readonly Note[],
): Promise<Omit<Range, 'base' | 'baseCommit'>> {
  const { request, repository, reader, identity, run } = job;
  const { inputs, task } = request;
  const claimants = await readClaimants(job, notes, from.why);
  const nothing = {
    known: [],
    claimants,
    pending: [],
    isUncertain: false,
    isLive: false,
    deletes: 'branch',
    newest: undefined,
  } as const;
  if (from.kind === 'nothing') return nothing;
  const commit = await resolveCommit(from, { repository, mergeBase: (branch) => mergeBaseOf(job, branch) });
  if (!commit) {
    const lost = notFound(nameOfFrom(from), from.kind === 'commit' ? from.why : '');
    if (task.purpose !== 'undo' && !inputs.full) throw lost;
    const message = `${nameOfFrom(from)}, the commit to compare with, cannot be found in the workspace or on its origin, so every entry is replaced, and nothing is deleted because of it`;
    run.warnings.push({ message });
    return { ...nothing, isUncertain: true };
  }
  const { states, notices } = await reader.readBases([commit], identity);
  run.notices.push(...notices);
  const [state = stateOf([])] = states;
  const isByHead = task.purpose === 'undo' && from.kind === 'commit' && task.pull;
  if (!isByHead) {
    return {
      ...nothing,
      known: [{ note: assumedNote(commit.sha, inputs.manifest, 'sync'), state }],
      newest: commit,
    };
  }
  return undoByHead(job, commit, state);
}

/** What previews claim. An undo ends claims and makes none, so its commit is not read: it may be gone. */
async function readClaimants(job: Job, notes: readonly Note[], why: string): Promise<Known[]> {
  const isPreview = ({ purpose }: Note) => purpose === 'preview' || purpose === 'unknown';
  const undos = notes.filter(({ purpose }) => purpose === 'undo').map((note) => ({ note, state: NOTHING }));
  const { known } = await readNotes(job, notes.filter(isPreview), why);
  return [...known, ...undos].toSorted((a, b) => a.note.id - b.note.id);
}

/** Without a record, the head of a closed pull request is taken for its preview, based on the merge base. */
async function undoByHead(job: Job, head: Commit, state: State): Promise<Omit<Range, 'base' | 'baseCommit'>> {
  const { request, repository, reader, identity } = job;
  const { pull } = request.task;
  const left = pull && (await mergeBaseOf(job, pull.baseRef, head.sha));
  const parted = left && (await repository.commits([left])).get(left);
  const base = parted && (await reader.readBases([parted], identity)).states[0];
  const note = {
    ...assumedNote(head.sha, request.inputs.manifest, 'preview'),
    pullRequest: pull?.number,
    base: left,
  };
  return {
    known: [{ note, state, preview: { whole: state, base } }],
    claimants: [],
    pending: [],
    isLive: false,
    isUncertain: false,
    deletes: new Set(pull ? [pull.number] : []),
    newest: head,
  };
}

/** The commit that a preview is based on; undefined if the event does not say, or it cannot be found. Raises Blocked without a token. */
async function findBase(job: Job): Promise<Commit | undefined> {
  const { request, target, repository } = job;
  const from = fromBase({ trigger: request.trigger, head: target.commit });
  if (from.kind !== 'commit' && from.kind !== 'merge base') return undefined;
  return resolveCommit(from, { repository, mergeBase: (branch) => mergeBaseOf(job, branch) });
}

async function mergeBaseOf(
  { github, target }: Job,
  branch: string,
  head: CommitSha = target.commit.sha,
): Promise<CommitSha | undefined> {
  if (!github)
    throw Blocked.because(
      'finding the merge base of this pull request needs "github-token", or set the input "base"',
    );
  return (await fetchComparison(github, branch, head))?.mergeBase;
}
