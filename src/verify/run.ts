import type { AgentId, CommitSha, EntryId, Region } from '../lib/ids.ts';
import type { Problem } from '../lib/problem.ts';
import { isInconclusive, type Verdict, type VerdictKind } from '../live/verdict.ts';
import type { AudioEntry } from '../plan/state.ts';
import type { EntryDetails } from '../polyai/listing-page.ts';
import type { VerifyInputs } from './inputs.ts';
import type { Orphan, RequiredResult, Unmapped } from './phrases.ts';

/** Everything that is known about a run. It grows step by step, so that a report can be made wherever the run ends. */
export interface VerifyRun {
  event: string;
  /** By name and without secrets; undefined where they could not be read. */
  inputs: Record<string, unknown> | undefined;
  compare: VerifyInputs['compare'];
  onDrift: VerifyInputs['onDrift'];
  manifest: string | undefined;
  agentId: AgentId | undefined;
  region: Region | undefined;
  origin: string | undefined;
  /** The branch or tag that was checked out; undefined for a pull request. */
  branch: string | undefined;
  head: CommitSha | undefined;
  /** Where people find this repository and this run, as far as the runner says. */
  repositoryUrl: string | undefined;
  runUrl: string | undefined;
  /** The entries to compare, sorted by id: those of the manifest whose files are inside the input "files". */
  entries: readonly AudioEntry[];
  /** How many entries of the manifest are outside of it. */
  outside: number;
  /** What PolyAI lists of these entries. */
  readonly details: Map<EntryId, EntryDetails>;
  readonly verdicts: Map<EntryId, Verdict>;
  required: readonly RequiredResult[];
  orphans: readonly Orphan[];
  /** Undefined until the cache is listed. */
  unmapped: Unmapped | undefined;
  /** What may have caused a drift: the end of a sentence. */
  cause: string | undefined;
  /** Why nothing was compared, where that is not an error. */
  skipped: string | undefined;
  readonly problems: Problem[];
  readonly warnings: Problem[];
  readonly notices: Problem[];
  /** Milliseconds a step. */
  readonly timings: Record<string, number>;
  /** `unclear`: PolyAI's list was incomplete. */
  end: 'running' | 'finished' | 'unclear' | 'blocked' | 'broken' | 'cancelled';
}

export type VerifyOutcome = 'verified' | 'drifted' | 'inconclusive' | 'blocked' | 'failed' | 'cancelled';

export function newRun(): VerifyRun {
  return {
    event: '',
    inputs: undefined,
    compare: 'audio',
    onDrift: 'fail',
    manifest: undefined,
    agentId: undefined,
    region: undefined,
    origin: undefined,
    branch: undefined,
    head: undefined,
    repositoryUrl: undefined,
    runUrl: undefined,
    entries: [],
    outside: 0,
    details: new Map(),
    verdicts: new Map(),
    required: [],
    orphans: [],
    unmapped: undefined,
    cause: undefined,
    skipped: undefined,
    problems: [],
    warnings: [],
    notices: [],
    timings: {},
    end: 'running',
  };
}

/** The outcome of the run as a whole. A run that has not reached its end, for whatever reason, has failed. */
export function outcomeOf(run: VerifyRun): VerifyOutcome {
  if (run.end === 'cancelled' || run.end === 'blocked') return run.end;
  if (run.end !== 'finished' || withVerdict(run, 'unreadable').length > 0) return 'failed';
  if (hasDrifted(run)) return 'drifted';
  return run.skipped !== undefined || isReencoded(run) ? 'inconclusive' : 'verified';
}

/** Whether the audio of this platform cannot be compared. */
export function isReencoded(run: VerifyRun): boolean {
  return isInconclusive(run.verdicts.values());
}

/** Whether the cache is not as the commit says. */
export function hasDrifted(run: VerifyRun): boolean {
  return driftedOf(run).length + withVerdict(run, 'missing').length + uncachedOf(run).length > 0;
}

/** The entries that play something else than the commit says. */
export function driftedOf(run: VerifyRun): AudioEntry[] {
  const different = isReencoded(run) ? [] : withVerdict(run, 'different');
  const drifted = new Set([...different, ...withVerdict(run, 'wrong phrase')].map(({ id }) => id));
  return run.entries.filter(({ id }) => drifted.has(id));
}

/** The entries with a verdict, in the order of the manifest. */
export function withVerdict({ entries, verdicts }: VerifyRun, kind: VerdictKind): AudioEntry[] {
  return entries.filter(({ id }) => verdicts.get(id)?.kind === kind);
}

/** The required phrases that no entry has. */
export function uncachedOf({ required }: VerifyRun): RequiredResult[] {
  return required.filter(({ cachedBy }) => cachedBy.length === 0);
}
