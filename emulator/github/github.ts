import { FaultQueue } from '../http/fault-queue.ts';
import { startLoopback } from '../http/loopback.ts';
import type { Exchange } from '../http/response.ts';
import type { GitHubToken } from './access.ts';
import { BareRepository } from './bare.ts';
import type { GitHubFault } from './faults.ts';
import { type GitHubRequest, GitHubSession } from './session.ts';
import {
  changePullRequest,
  type Deployment,
  type IssueComment,
  type PullRequest,
  type PullRequestChange,
  timestamp,
  worldOf,
} from './world.ts';

export type { GitHubToken, Level, Scope } from './access.ts';
export type { Account } from './accounts.ts';
export type { GitHubFault } from './faults.ts';
export type { GitHubRequest } from './session.ts';
export type {
  Deployment,
  DeploymentState,
  DeploymentStatus,
  IssueComment,
  PullRequest,
  PullRequestChange,
} from './world.ts';

export interface GitHubOptions {
  /** `owner/name`. */
  repository: string;
  /** The folder of a bare Git repository. */
  bare: string;
  tokens: readonly GitHubToken[];
  /** Anyone may read then. */
  isPublic?: boolean;
  /** Each request waits this long before it takes place. Milliseconds. */
  latencyMs?: number;
  /** How long a new deployment is missing in lists. Seconds. */
  listLag?: number;
  /** In which order GraphQL tells the statuses of a deployment; the newest first, if not said. GitHub does not say. */
  statusesOldestFirst?: boolean;
  /** Milliseconds since 1970. */
  now?: () => number;
  /** 0, the default, takes a free one. */
  port?: number;
  /** Told of each response of the API as it goes out. */
  onExchange?: (exchange: Exchange) => void;
}

export interface GitHub {
  /** Of the API and of Git alike. */
  readonly url: string;
  /** In the order of arrival, Git's among them; a record is filled in while its request runs. */
  readonly requests: readonly GitHubRequest[];
  /** The oldest first, with their statuses, the oldest first, too. */
  readonly deployments: readonly Deployment[];
  /** Of all issues and pull requests, the oldest first. */
  readonly comments: readonly IssueComment[];
  readonly pullRequests: readonly PullRequest[];
  /** Opens a pull request, or changes the one of that number: its head, say, or its state. Its refs are Git's matter. */
  pullRequest(pull: PullRequestChange): void;
  /** Takes a merge commit away for good; an error if a branch or a tag still has it. */
  collect(sha: string): Promise<void>;
  /** The first fault that matches acts, and is used up a little. */
  fault(fault: GitHubFault): void;
  /** Breaks every open connection, too. */
  close(): Promise<void>;
}

/** Starts a GitHub on loopback with one repository: the part of the REST API that this project uses, and Git. */
export async function startGitHub(options: GitHubOptions): Promise<GitHub> {
  const faults = new FaultQueue<GitHubFault>();
  let session: GitHubSession | undefined;
  const requests: GitHubRequest[] = [];
  const deployments: Deployment[] = [];
  const comments: IssueComment[] = [];
  const pullRequests: PullRequest[] = [];
  const bare = new BareRepository(options.bare);
  const now = () => timestamp((options.now ?? Date.now)());
  const server = await startLoopback((url) => {
    const { repository, isPublic = false, listLag = 0, statusesOldestFirst = false } = options;
    const kept = { bare, deployments, comments, pullRequests };
    const world = worldOf({ url, repository, isPublic, listLag, statusesOldestFirst, now, ...kept });
    const running = new GitHubSession(options, world, faults, requests);
    session = running;
    return (request, response) => void running.serve(request, response);
  }, options.port);
  return {
    url: server.url,
    requests,
    deployments,
    comments,
    pullRequests,
    pullRequest: (pull) => changePullRequest(pullRequests, pull, options.repository, now()),
    collect: (sha) => bare.collect(sha),
    fault: (fault) => faults.add(fault),
    async close() {
      session?.stop();
      await server.close();
    },
  };
}
