import type { HttpResponse } from '../http/response.ts';
import type { Level, Need, Scope } from './access.ts';
import type { Call } from './call.ts';
import { createComment, getComment, listComments, updateComment } from './comments.ts';
import { getBranch, getCommit, getRef } from './commits.ts';
import { compare } from './comparison.ts';
import { createDeployment, deleteDeployment, getDeployment, listDeployments } from './deployments.ts';
import { getPullRequest, listPullRequests } from './pull-requests.ts';
import { getRepository } from './repository-resource.ts';
import { createStatus, listStatuses } from './statuses.ts';
import type { World } from './world.ts';

export interface Route {
  method: string;
  /** What follows `/repos/{owner}/{repo}/`, or `/repositories/{id}/`. */
  path: RegExp;
  need: Need;
  /** Where GitHub's documentation has it. */
  documentation: string;
  perform: (world: World, call: Call) => HttpResponse | Promise<HttpResponse>;
}

const need = (level: Level, ...scopes: Scope[]): Need => ({ level, scopes });

const DEPLOYMENTS = /^deployments$/;
const DEPLOYMENT = /^deployments\/(?<id>[^/]+)$/;
const STATUSES = /^deployments\/(?<id>[^/]+)\/statuses$/;
const COMPARISON = /^compare\/(?<basehead>.+)$/;
const ISSUE_COMMENTS = /^issues\/(?<issue>[1-9][0-9]*)\/comments$/;
const COMMENT = /^issues\/comments\/(?<id>[^/]+)$/;

const READ_CONTENTS = need('read', 'contents');
const READ_PULLS = need('read', 'pull-requests');
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
  route(
    'GET',
    DEPLOYMENT,
    need('read', 'deployments'),
    '/deployments/deployments#get-a-deployment',
    getDeployment,
  ),
  route(
    'DELETE',
    DEPLOYMENT,
    need('write', 'deployments'),
    '/deployments/deployments#delete-a-deployment',
    deleteDeployment,
  ),
  route('GET', /^$/, need('read', 'metadata'), '/repos/repos#get-a-repository', getRepository),
  route('GET', /^branches\/(?<branch>.+)$/, READ_CONTENTS, '/branches/branches#get-a-branch', getBranch),
  route('GET', /^commits\/(?<ref>.+)$/, READ_CONTENTS, '/commits/commits#get-a-commit', getCommit),
  route('GET', /^git\/ref\/(?<ref>.+)$/, READ_CONTENTS, '/git/refs#get-a-reference', getRef),
  route('GET', /^pulls$/, READ_PULLS, '/pulls/pulls#list-pull-requests', listPullRequests),
  route('GET', /^pulls\/(?<number>[^/]+)$/, READ_PULLS, '/pulls/pulls#get-a-pull-request', getPullRequest),
  route('GET', COMPARISON, READ_CONTENTS, '/commits/commits#compare-two-commits', compare),
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
  /** `owner/name`, or the number alone. */
  repository: string;
  values: Record<string, string>;
}

/** Which call a method and a path (without the query) stand for. */
export function findRoute(method: string, path: string): Found | undefined {
  const [, name, number, rest = ''] =
    /^\/(?:repos\/([^/]+\/[^/]+)|repositories\/([0-9]+))(?:\/(.+))?$/.exec(path) ?? [];
  for (const candidate of ROUTES) {
    const match = candidate.method === method ? candidate.path.exec(rest) : null;
    if (!match) continue;
    const values = Object.entries(match.groups ?? {}).map(([key, value]) => [key, decode(value)]);
    const repository = name === undefined ? (number ?? '') : decode(name);
    return { route: candidate, repository, values: Object.fromEntries(values) };
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
