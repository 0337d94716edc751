import type { AudioFacts } from './audio/facts.ts';
import type { AgentId, CommitSha, EntryId, Region } from './lib/ids.ts';
import type { Problem } from './lib/problem.ts';
import { type Outcome, type RunOutcome, sortedOutcomes } from './plan/outcome.ts';
import { EMPTY_PLAN, hasChanges, type Plan } from './plan/plan.ts';
import type { Purpose } from './plan/purpose.ts';
import type { EntryDetails } from './polyai/listing-page.ts';
import type { Inputs } from './request/inputs.ts';

/** Everything that is known about a run. It grows stage by stage, so that a report can be made wherever the run ends. */
export interface Run {
  event: string;
  /** The inputs; undefined if they could not be read. */
  inputs: PublicInputs | undefined;
  purpose: Purpose | undefined;
  /** Whether this run writes nothing. */
  dryRun: boolean;
  manifest: string | undefined;
  agentId: AgentId | undefined;
  region: Region | undefined;
  origin: string | undefined;
  /** The branch or tag that the cache follows; for a pull request, the one that it is to be merged into. */
  branch: string | undefined;
  base: CommitSha | undefined;
  head: CommitSha | undefined;
  /** Whether the run compares with the live cache, not with a commit. */
  isLive: boolean;
  /** Which commit the run compares with and why that one; or why there is nothing to do. One line. */
  why: string | undefined;
  /** The URLs of this repository and this run, if the runner has them. */
  repositoryUrl: string | undefined;
  runUrl: string | undefined;
  record: RecordState;
  plan: Plan;
  readonly outcomes: Map<EntryId, Outcome>;
  readonly audio: Map<EntryId, AudioFacts>;
  readonly details: Map<EntryId, EntryDetails>;
  /** Of what is deleted: the newest commit that is known to have its file. */
  readonly formerCommits: Map<EntryId, CommitSha>;
  /** Entries that a plan replaces, but the agent certainly does not have: a sync would fail on them. */
  readonly missing: EntryId[];
  /** What prevents writing; or, once something was written, what went wrong apart from the changes themselves. */
  readonly problems: Problem[];
  readonly warnings: Problem[];
  readonly notices: Problem[];
  /** Milliseconds a stage. */
  readonly timings: Record<string, number>;
  end: 'running' | 'finished' | 'blocked' | 'broken' | 'cancelled';
}

/** The inputs without secrets: of those, only whether they were given. */
export interface PublicInputs extends Omit<Inputs, 'apiKey' | 'githubToken'> {
  readonly apiKeyGiven: boolean;
  readonly githubTokenGiven: boolean;
}

/** What this run left on the record of syncs. `off`: nothing; without a reason, the run did not come that far. */
export type RecordState =
  | { readonly kind: 'off'; readonly why?: string }
  /** Started, but not ended: the run was interrupted, or its end could not be recorded. */
  | { readonly kind: 'unfinished' }
  | { readonly kind: 'success' | 'failure' };

export function newRun(): Run {
  return {
    event: '',
    inputs: undefined,
    purpose: undefined,
    dryRun: true,
    manifest: undefined,
    agentId: undefined,
    region: undefined,
    origin: undefined,
    branch: undefined,
    base: undefined,
    head: undefined,
    isLive: false,
    why: undefined,
    repositoryUrl: undefined,
    runUrl: undefined,
    record: { kind: 'off' },
    plan: EMPTY_PLAN,
    outcomes: new Map(),
    audio: new Map(),
    details: new Map(),
    formerCommits: new Map(),
    missing: [],
    problems: [],
    warnings: [],
    notices: [],
    timings: {},
    end: 'running',
  };
}

export function publicInputs({ apiKey, githubToken, ...inputs }: Inputs): PublicInputs {
  return { ...inputs, apiKeyGiven: apiKey !== undefined, githubTokenGiven: githubToken !== undefined };
}

/** The outcome of the run as a whole. A run that has not reached its end, for whatever reason, has failed. */
export function outcomeOf(run: Run): RunOutcome {
  if (run.end === 'cancelled') return 'cancelled';
  if (run.end === 'blocked') return 'blocked';
  if (run.end !== 'finished') return 'failed';
  if (!hasChanges(run.plan)) return 'unchanged';
  if (run.dryRun) return 'planned';
  const all = sortedOutcomes(run.outcomes);
  return all.every(({ kind }) => kind === 'replaced' || kind === 'deleted') ? 'synced' : 'failed';
}

/** Removes the results of planning, so that it can be repeated. */
export function resetPlan(run: Run): void {
  run.plan = EMPTY_PLAN;
  run.base = undefined;
  for (const noted of [run.outcomes, run.audio, run.details, run.formerCommits]) noted.clear();
  for (const list of [run.missing, run.warnings, run.notices]) list.length = 0;
}

/**
 * Gives every planned change that was never attempted its outcome, so that each planned id is in exactly one list.
 * A plan attempts nothing, so its lists stay empty wherever it ends.
 */
export function skipRemaining(run: Run, reason: string): void {
  if (run.dryRun) return;
  for (const change of [...run.plan.replace, ...run.plan.delete]) {
    if (!run.outcomes.has(change.id)) run.outcomes.set(change.id, { kind: 'skipped', change, reason });
  }
}
