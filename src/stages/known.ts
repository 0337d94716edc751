import type { Job } from '../context.ts';
import { hasFile, otherManifests } from '../git/other-manifests.ts';
import type { Repository } from '../git/repository.ts';
import { stateReader } from '../git/states.ts';
import type { Commit } from '../git/tree.ts';
import type { CommitSha } from '../lib/ids.ts';
import { Blocked, type Problem } from '../lib/problem.ts';
import type { Note } from '../plan/note.ts';
import type { Known } from '../plan/ownership.ts';
import type { PlanFacts } from '../plan/plan.ts';
import { type State, stateOf } from '../plan/state.ts';
import { notFound } from './resolve.ts';

/** What earlier runs say about the cache. */
export interface KnownStates {
  /** Oldest first. */
  readonly known: readonly Known[];
  /** Whether a commit whose audio may be in the cache cannot be found: then nothing is certain. */
  readonly isUncertain: boolean;
}

/** What a run compares with. */
export interface Range extends KnownStates {
  readonly deletes: PlanFacts['deletes'];
  /** Notes with the previews whose pull requests may still be open. */
  readonly claimants: readonly Known[];
  /** Of a preview: the commit that it is based on, if it can be found, and what all manifests of the agent name there. */
  readonly baseCommit: Commit | undefined;
  readonly base: Whole | undefined;
  /** The newest commit that is compared with: files added or changed since then should be in a manifest. */
  readonly newest: Commit | undefined;
  /** Earlier runs whose deletions stay open, because this run compares with the live cache instead. */
  readonly pending: readonly Known[];
  /** Whether this run compares with the live cache. */
  readonly isLive: boolean;
}

/** A note to compare with where the record has none: of a success, at the commit that the event or the user names. */
export function assumedNote(sha: CommitSha, manifest: string, purpose: Note['purpose']): Note {
  return {
    id: 0,
    sha,
    began: 0,
    end: { at: 0, succeeded: true },
    purpose,
    manifest,
    ref: undefined,
    pullRequest: undefined,
    head: undefined,
    base: undefined,
    leftToOthers: new Set(),
    scope: undefined,
  };
}

/** Reads what the commits of notes name, each with its own manifest. Raises Blocked if a sync's commit cannot be found. */
export async function readNotes(job: Job, notes: readonly Note[], why: string): Promise<KnownStates> {
  const commits = await findCommits(job.repository, notes);
  const lost = notes.filter((note) => !commits.at.has(note));
  const lostSyncs = [...new Set(lost.filter(({ purpose }) => purpose === 'sync').map(({ sha }) => sha))];
  const mayGoOn = job.request.inputs.full || job.request.task.purpose === 'undo';
  if (lostSyncs.length > 0 && !mayGoOn) {
    throw notFound(lostSyncs.map((sha) => `commit ${sha}`).join(' and '), why);
  }
  for (const { sha, purpose, pullRequest } of lost) {
    const what = purpose === 'undo' ? 'undo of the preview' : 'preview';
    const whose = pullRequest === undefined ? '' : `, of the ${what} of pull request ${pullRequest}`;
    const message = `commit ${sha}${whose}, cannot be found in the workspace or on its origin, so every entry is replaced, and nothing is deleted because of it`;
    job.run.warnings.push({ message });
  }
  const manifests = manifestsOf(job, notes);
  const wholes = notes.filter(({ purpose }) => purpose === 'preview' || purpose === 'unknown');
  const read = await readAll(job, manifests, (path) => [
    ...notes.filter(({ manifest }) => manifest === path).map((note) => commits.at.get(note)),
    ...wholes.flatMap((note) => [commits.at.get(note), commits.base.get(note)]),
  ]);
  // A head that is read in place of a lost merge commit may be broken by itself: then it is lost, too.
  const isBroken = (note: Note, commit: Commit) =>
    commit.sha !== note.sha && !read.isValid(note.manifest, commit);
  const isUnclear = (note: Note) => {
    const commit = commits.at.get(note);
    if (!commit) return false;
    const isPartial = manifests.some((path) => !read.isValid(path, commit));
    return isBroken(note, commit) || (note.purpose === 'unknown' && isPartial);
  };
  const known = notes.flatMap((note): Known[] => {
    const commit = commits.at.get(note);
    if (!commit) return [];
    // An unreadable note may be of any manifest, so its run may have written what any of them names.
    if (note.purpose === 'unknown') return [{ note, state: read.whole(commit) }];
    if (isBroken(note, commit)) return [];
    const state = read.valid(note.manifest, commit);
    if (note.purpose !== 'preview') return [{ note, state }];
    const built = commits.base.get(note);
    // Without a valid manifest in its base, it is not known what the preview added.
    const base = built && read.isValid(note.manifest, built) ? built : undefined;
    const preview = { whole: read.whole(commit), base: base && read.whole(base) };
    if (commit.sha === note.sha) return [{ note, state, preview }];
    // Each entry of a lost merge commit had the audio of the head or of the base; it is not known which.
    const attempt = { ...note, end: { ...note.end, succeeded: false } };
    const states = base ? [read.valid(note.manifest, base), state] : [state];
    return states.map((either) => ({ note: attempt, state: either, preview }));
  });
  const isGuessed = (note: Note) => commits.at.get(note)?.sha !== note.sha && !commits.base.has(note);
  return { known, isUncertain: lost.length > 0 || notes.some(isGuessed) || notes.some(isUnclear) };
}

/** What all manifests of the agent name at a commit, including those that no note names. */
export interface Whole {
  readonly state: State;
  readonly manifests: readonly string[];
  /** Whether all of them are valid. One that is not names nothing in `state`. */
  readonly isComplete: boolean;
}

/** Reads what all manifests of the agent name at a commit; undefined if the run's own manifest is not valid there. */
export async function readWhole(
  job: Job,
  notes: readonly Note[],
  commit: Commit,
): Promise<Whole | undefined> {
  const { repository, identity, request } = job;
  const { agentId, region } = identity;
  const { manifest: own, project } = request.inputs;
  const recorded = manifestsOf(job, notes);
  const present = await Promise.all(recorded.map((path) => hasFile(repository, commit, path)));
  const options = {
    own,
    recorded,
    region,
    project,
    everywhere: present.includes(false),
    unnamed: false,
  };
  const found = agentId ? await otherManifests(repository, commit, { ...options, agentId }) : [];
  const manifests = [...new Set([...recorded, ...found.map(({ path }) => path)])];
  const read = await readAll(job, manifests, () => [commit]);
  if (!read.isValid(own, commit)) return undefined;
  const isComplete = manifests.every((path) => read.isValid(path, commit));
  return { state: read.whole(commit), manifests, isComplete };
}

function manifestsOf({ request }: Job, notes: readonly Note[]): string[] {
  const noted = notes.flatMap(({ manifest, scope }) => [manifest, ...(scope?.manifests ?? [])]);
  return [...new Set([request.inputs.manifest, ...noted])];
}

/** Each note's commit; for a preview whose merge commit GitHub has deleted, its pull request's head; and the commit it was based on. */
async function findCommits(repository: Repository, notes: readonly Note[]) {
  const found = await repository.commits(notes.flatMap(({ sha, base }) => (base ? [sha, base] : [sha])));
  const heads = notes.flatMap(({ sha, head }) => (head && !found.has(sha) ? [head] : []));
  const instead = heads.length > 0 ? await repository.commits(heads) : found;
  const at = new Map<Note, Commit>();
  const base = new Map<Note, Commit>();
  const firstParents: [Note, CommitSha][] = [];
  for (const note of notes) {
    const commit = found.get(note.sha) ?? (note.head && instead.get(note.head));
    if (commit) at.set(note, commit);
    const named = note.base && found.get(note.base);
    if (named) base.set(note, named);
    const [first, second] = commit?.parents ?? [];
    // Notes of the first edition do not name the base of a preview: it is the first parent of the merge commit.
    if (note.purpose === 'preview' && !note.base && first && second) firstParents.push([note, first]);
  }
  if (firstParents.length > 0) {
    const parents = await repository.commits(firstParents.map(([, sha]) => sha));
    for (const [note, sha] of firstParents) {
      const commit = parents.get(sha);
      if (commit) base.set(note, commit);
    }
  }
  return { at, base };
}

/** What manifests name at commits. One that is not valid at a commit names nothing there. */
interface Reading {
  readonly isValid: (manifest: string, commit: Commit) => boolean;
  /** Raises Blocked if the manifest is not valid there. */
  readonly valid: (manifest: string, commit: Commit) => State;
  /** What all of them name. */
  readonly whole: (commit: Commit) => State;
}

/** Reads each manifest at the given commits. If the run's own manifest is missing at one, that is a notice. */
async function readAll(
  { run, reader, repository, identity, request }: Job,
  manifests: readonly string[],
  commitsOf: (manifest: string) => readonly (Commit | undefined)[],
): Promise<Reading> {
  const states = new Map<string, State>();
  const problems = new Map<string, Problem>();
  const keyOf = (manifest: string, { sha }: Commit) => `${sha} ${manifest}`;
  const readOne = async (manifest: string) => {
    const commits = new Map(commitsOf(manifest).flatMap((commit) => (commit ? [[commit.sha, commit]] : [])));
    const isOwn = manifest === request.inputs.manifest;
    const reading = isOwn ? reader : stateReader(repository, manifest, request.inputs.project);
    const list = [...commits.values()];
    const { states: found, notices } = await reading.readBases(list, identity, (commit, problem) => {
      problems.set(keyOf(manifest, commit), problem);
    });
    if (isOwn) run.notices.push(...notices);
    for (const [index, commit] of list.entries()) {
      const state = found[index];
      if (state) states.set(keyOf(manifest, commit), state);
    }
  };
  await Promise.all(manifests.map(readOne));
  const read = (manifest: string, commit: Commit) => states.get(keyOf(manifest, commit)) ?? stateOf([]);
  return {
    isValid: (manifest, commit) => !problems.has(keyOf(manifest, commit)),
    valid(manifest, commit) {
      const problem = problems.get(keyOf(manifest, commit));
      if (problem) throw new Blocked([problem]);
      return read(manifest, commit);
    },
    whole: (commit) => stateOf(manifests.flatMap((path) => [...read(path, commit).entries.values()])),
  };
}
