import type { Repository } from './git/repository.ts';
import type { StateReader, Target } from './git/states.ts';
import type { GitHub, GitHubOptions } from './github/client.ts';
import type { Clock } from './lib/clock.ts';
import type { ProxiesResult } from './lib/proxies.ts';
import type { Client } from './polyai/client.ts';
import type { ClientOptions } from './polyai/reading-client.ts';
import type { Identity } from './request/identity.ts';
import type { Request } from './request/request.ts';
import type { Task } from './request/task.ts';
import type { Run } from './run.ts';
import type { Runner } from './runner.ts';

/** What is passed to an action: time, randomness, the runner, and the signals to stop. */
export interface World {
  readonly runner: Runner;
  readonly clock: Clock;
  readonly newId: () => string;
  /** What the runner's variables say about proxies. */
  readonly proxies: ProxiesResult;
  /** Fires when the run is cancelled: nothing more may be started. */
  readonly cancel: AbortSignal;
  /** Fires when requests under way may not go on either. */
  readonly abort: AbortSignal;
}

/** The world of the action that writes: with the ways to GitHub and PolyAI, so that a test can put others in their place. */
export interface SyncWorld extends World {
  readonly openGitHub: (options: GitHubOptions) => GitHub;
  /** Loads what talks to PolyAI, and opens it. */
  readonly openPolyAI: (options: ClientOptions) => Promise<Client>;
}

/** Everything that the stages of one run share. */
export interface Job {
  readonly world: SyncWorld;
  readonly run: Run;
  readonly request: Request & { readonly task: Extract<Task, { kind: 'run' }> };
  readonly repository: Repository;
  readonly reader: StateReader;
  readonly target: Target;
  readonly identity: Identity;
  readonly github: GitHub | undefined;
  /** Opens the way to the agent's cache, once a run; undefined without a key or an agent. */
  readonly openClient: (() => Promise<Client>) | undefined;
}
