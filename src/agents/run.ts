import type { CommitSha } from '../lib/ids.ts';
import type { Problem } from '../lib/problem.ts';
import type { Agent } from './agent.ts';

/** What is known of this run, wherever it ends. */
export interface AgentsRun {
  /** All of them, or none: with a part of them, a workflow would leave out the others in silence. */
  agents: readonly ListedAgent[];
  head: CommitSha | undefined;
  /** Where people find this repository, as far as the runner says. */
  readonly repositoryUrl: string | undefined;
  readonly problems: Problem[];
  readonly warnings: Problem[];
  end: 'running' | 'listed' | 'blocked' | 'broken' | 'cancelled';
}

export interface ListedAgent extends Agent {
  /** How many its manifest maps. */
  readonly entries: number;
}

export type AgentsOutcome = 'listed' | 'blocked' | 'failed' | 'cancelled';

export function newAgentsRun(repositoryUrl?: string): AgentsRun {
  return { agents: [], head: undefined, repositoryUrl, problems: [], warnings: [], end: 'running' };
}

/** A run that has not reached its end, for whatever reason, has failed. */
export function outcomeOf({ end }: AgentsRun): AgentsOutcome {
  return end === 'running' || end === 'broken' ? 'failed' : end;
}

/** The agents, of a run that listed them all. */
export function agentsOf(run: AgentsRun): readonly ListedAgent[] {
  return run.end === 'listed' ? run.agents : [];
}
