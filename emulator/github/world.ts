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
  now(): string;
  nextId(): number;
}

type Parts = Pick<World, 'url' | 'repository' | 'bare' | 'deployments' | 'comments'> & { now: () => number };

/** GitHub's ids have outgrown 32 bits. */
const FIRST_ID = 4_400_000_001;

export function worldOf({ now, ...parts }: Parts): World {
  let id = FIRST_ID;
  return {
    ...parts,
    api: `${parts.url}/repos/${parts.repository}`,
    now: () => timestamp(now()),
    nextId: () => id++,
  };
}

/** GitHub's times are full seconds. */
export function timestamp(time: number | string): string {
  return new Date(time).toISOString().replace(/\.\d+Z$/, 'Z');
}
