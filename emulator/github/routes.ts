import type { HttpResponse } from '../http/response.ts';
import type { Level, Need, Scope } from './access.ts';
import type { Call } from './call.ts';
import { createComment, getComment, listComments, updateComment } from './comments.ts';
import { compare } from './comparison.ts';
import { createDeployment, listDeployments } from './deployments.ts';
import { createStatus, listStatuses } from './statuses.ts';
import type { World } from './world.ts';

export interface Route {
  method: string;
  /** What follows `/repos/{owner}/{repo}/`. */
  path: RegExp;
  need: Need;
  /** Where GitHub's documentation has it. */
  documentation: string;
  perform: (world: World, call: Call) => HttpResponse | Promise<HttpResponse>;
}

const need = (level: Level, ...scopes: Scope[]): Need => ({ level, scopes });

const DEPLOYMENTS = /^deployments$/;
const STATUSES = /^deployments\/(?<id>[^/]+)\/statuses$/;
const COMPARISON = /^compare\/(?<basehead>.+)$/;
const ISSUE_COMMENTS = /^issues\/(?<issue>[1-9][0-9]*)\/comments$/;
const COMMENT = /^issues\/comments\/(?<id>[^/]+)$/;

const READ_COMMENTS = need('read', 'issues', 'pull-requests');
const WRITE_COMMENTS = need('write', 'issues', 'pull-requests');

export const ROUTES: readonly Route[] = [
  route(
    'GET',
    DEPLOYMENTS,
    need('read', 'deployments'),
    '/deployments/deployments#list-deployments',
    listDeployments,
  ),
  route(
    'POST',
    DEPLOYMENTS,
    need('write', 'deployments'),
    '/deployments/deployments#create-a-deployment',
    createDeployment,
  ),
  route(
    'GET',
    STATUSES,
    need('read', 'deployments'),
    '/deployments/statuses#list-deployment-statuses',
    listStatuses,
  ),
  route(
    'POST',
    STATUSES,
    need('write', 'deployments'),
    '/deployments/statuses#create-a-deployment-status',
    createStatus,
  ),
  route('GET', COMPARISON, need('read', 'contents'), '/commits/commits#compare-two-commits', compare),
  route('GET', ISSUE_COMMENTS, READ_COMMENTS, '/issues/comments#list-issue-comments', listComments),
  route('POST', ISSUE_COMMENTS, WRITE_COMMENTS, '/issues/comments#create-an-issue-comment', createComment),
  route('GET', COMMENT, READ_COMMENTS, '/issues/comments#get-an-issue-comment', getComment),
  route('PATCH', COMMENT, WRITE_COMMENTS, '/issues/comments#update-an-issue-comment', updateComment),
];

function route(
  method: string,
  path: RegExp,
  needed: Need,
  documentation: string,
  perform: Route['perform'],
): Route {
  return { method, path, need: needed, documentation, perform };
}

export interface Found {
  route: Route;
  repository: string;
  values: Record<string, string>;
}

/** Which call a method and a path (without the query) stand for. */
export function findRoute(method: string, path: string): Found | undefined {
  const [, repository = '', rest = ''] = /^\/repos\/([^/]+\/[^/]+)\/(.+)$/.exec(path) ?? [];
  for (const candidate of ROUTES) {
    const match = candidate.method === method ? candidate.path.exec(rest) : null;
    if (!match) continue;
    const values = Object.entries(match.groups ?? {}).map(([name, value]) => [name, decode(value)]);
    return { route: candidate, repository: decode(repository), values: Object.fromEntries(values) };
  }
  return undefined;
}

/** What cannot be decoded stays as it is, and is then no known name. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
