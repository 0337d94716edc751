import type { Account } from './accounts.ts';
import type { BareRepository } from './bare.ts';

export const STATES = [
  'error',
  'failure',
  'inactive',
  'in_progress',
  'queued',
  'pending',
  'success',
] as const;
export type DeploymentState = (typeof STATES)[number];

export interface DeploymentStatus {
  id: number;
  state: DeploymentState;
  description: string;
  environment: string;
  logUrl: string;
  environmentUrl: string;
  creator: Account;
  createdAt: string;
}

export interface Deployment {
  id: number;
  sha: string;
  /** As it was asked for. */
  ref: string;
  task: string;
  environment: string;
  originalEnvironment: string;
  /** As it was sent: an object or text. */
  payload: unknown;
  description: string | null;
  transient: boolean;
  production: boolean;
  creator: Account;
  createdAt: string;
  updatedAt: string;
  statuses: DeploymentStatus[];
}

export interface IssueComment {
  id: number;
  issue: number;
  body: string;
  user: Account;
  createdAt: string;
  updatedAt: string;
}

export interface PullRequest {
  number: number;
  title: string;
  state: 'open' | 'closed';
  merged: boolean;
  draft: boolean;
  /** The branch, and the repository that it is in. */
  head: string;
  headSha: string;
  headRepository: string;
  base: string;
  baseSha: string;
  mergeCommit: string | null;
  user: string;
  createdAt: string;
  closedAt: string | null;
}

/** All that there is: one repository. */
export interface World {
  /** The server's. */
  readonly url: string;
  /** `owner/name`. */
  readonly repository: string;
  /** The API's URL of the repository. */
  readonly api: string;
  readonly bare: BareRepository;
  readonly deployments: Deployment[];
  readonly comments: IssueComment[];
  /** By number. */
  readonly pullRequests: PullRequest[];
  readonly isPublic: boolean;
  /** What links to other pages begin with: GitHub names the repository by number there. */
  readonly pages: string;
  /** How long a new deployment is missing in lists. Seconds. */
  readonly listLag: number;
  /** In which order GraphQL tells the statuses of a deployment: GitHub does not say. */
  readonly statusesOldestFirst: boolean;
  now(): string;
  nextId(): number;
}

type Parts = Omit<World, 'api' | 'pages' | 'nextId'>;

export const REPOSITORY_ID = 612_345_678;

/** GitHub's ids have outgrown 32 bits. */
const FIRST_ID = 4_400_000_001;

export function worldOf(parts: Parts): World {
  let id = FIRST_ID;
  return {
    ...parts,
    api: `${parts.url}/repos/${parts.repository}`,
    pages: `${parts.url}/repositories/${REPOSITORY_ID}`,
    nextId: () => id++,
  };
}

export type PullRequestChange = Pick<PullRequest, 'number'> & Partial<PullRequest>;

/** Opens a pull request, or changes the one of that number. */
export function changePullRequest(
  all: PullRequest[],
  change: PullRequestChange,
  repository: string,
  now: string,
): void {
  const before = all.find(({ number }) => number === change.number);
  const pull: PullRequest = {
    ...{ title: `Pull request ${change.number}`, state: 'open', merged: false, draft: false },
    ...{ head: 'feature', headSha: '', headRepository: repository },
    ...{ base: 'main', baseSha: '', mergeCommit: null, user: 'octocat', createdAt: now, closedAt: null },
    ...before,
    ...change,
  };
  pull.closedAt = pull.state === 'open' ? null : (change.closedAt ?? before?.closedAt ?? now);
  if (before) Object.assign(before, pull);
  else all.push(pull);
  all.sort((a, b) => a.number - b.number);
}

/** GitHub's times are full seconds. */
export function timestamp(time: number | string): string {
  return new Date(time).toISOString().replace(/\.\d+Z$/, 'Z');
}
