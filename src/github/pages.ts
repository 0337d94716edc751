import { isRecord } from '../lib/json.ts';
import { Blocked } from '../lib/problem.ts';
import { type GitHub, GitHubRefusal } from './client.ts';
import type { Deployment } from './notes.ts';

/** Which of GitHub's APIs is read: GraphQL has deployments with their statuses, REST takes a request for each one's statuses. */
export type Source = 'graphql' | 'rest';

/** Which deployments are listed. */
export interface PageOptions {
  readonly github: GitHub;
  readonly environment: string;
  readonly task: string;
}

export interface Page {
  readonly deployments: readonly (Deployment & {
    readonly statuses: unknown;
    readonly updatedAt?: unknown;
  })[];
  /** Reads the page after this one; absent on the last. */
  readonly next?: () => Promise<Page>;
}

/** GitHub's own limit for a page. */
export const PAGE_SIZE = 100;

/** One request for a hundred notes, with GraphQL; with REST if the token or the server has no GraphQL. */
export async function firstPage(
  options: PageOptions,
  source: Source,
): Promise<{ page: Page; source: Source }> {
  if (source === 'graphql') {
    const page = await graphqlPage(options, null).catch((error) => {
      // If the server is down, REST is down as well; but a rate limit applies to one API only.
      if (error instanceof GitHubRefusal) return undefined;
      throw error;
    });
    if (page) return { page, source };
  }
  return { page: await restPage(options, 1), source: 'rest' };
}

const QUERY = `query ($owner: String!, $repo: String!, $environment: String!, $after: String) {
  repository(owner: $owner, name: $repo) {
    deployments(first: ${PAGE_SIZE}, after: $after, environments: [$environment], orderBy: {field: CREATED_AT, direction: DESC}) {
      nodes { databaseId commitOid createdAt task payload statuses(first: 30) { nodes { state createdAt } pageInfo { hasNextPage } } }
      pageInfo { hasNextPage endCursor }
    }
  }
}`;

/** Undefined if the response is not what GitHub documents: then REST is used. */
async function graphqlPage(options: PageOptions, after: string | null): Promise<Page | undefined> {
  const { github, environment, task } = options;
  const response = await github.call(async (octokit, { owner, repo, request }) => {
    // GraphQL's refusals are errors that contain the response.
    const query = octokit.graphql<unknown>(QUERY, { owner, repo, environment, after, request });
    return query.catch((error) => {
      if (error?.name === 'GraphqlResponseError') return undefined;
      throw error;
    });
  });
  const connection = path(response, 'repository', 'deployments');
  const nodes = path(connection, 'nodes');
  const end = path(connection, 'pageInfo', 'endCursor');
  const hasNext = path(connection, 'pageInfo', 'hasNextPage');
  if (!Array.isArray(nodes) || typeof hasNext !== 'boolean') return undefined;
  return {
    deployments: nodes
      .filter((node) => path(node, 'task') === task)
      .map((node) => ({
        id: path(node, 'databaseId'),
        sha: path(node, 'commitOid'),
        createdAt: path(node, 'createdAt'),
        payload: path(node, 'payload'),
        // More statuses than this action writes: all are fetched separately.
        statuses:
          path(node, 'statuses', 'pageInfo', 'hasNextPage') === true
            ? undefined
            : path(node, 'statuses', 'nodes'),
      })),
    ...(hasNext && typeof end === 'string'
      ? {
          async next() {
            const page = await graphqlPage(options, end);
            if (!page) throw notDeployments();
            return page;
          },
        }
      : {}),
  };
}

async function restPage(options: PageOptions, page: number): Promise<Page> {
  const { github, environment, task } = options;
  const { data, headers } = await github.call(({ rest }, common) =>
    rest.repos.listDeployments({ ...common, environment, task, per_page: PAGE_SIZE, page }),
  );
  if (!Array.isArray(data)) throw notDeployments();
  const deployments = data.filter(isRecord).map(({ id, sha, created_at, updated_at, payload }) => ({
    id,
    sha,
    createdAt: created_at,
    updatedAt: updated_at,
    payload,
    statuses: undefined,
  }));
  const hasNext = /\brel="next"/.test(headers.link ?? '');
  return { deployments, ...(hasNext ? { next: () => restPage(options, page + 1) } : {}) };
}

function notDeployments(): Blocked {
  return Blocked.because('GitHub did not answer with a list of deployments: run this job again');
}

function path(value: unknown, ...keys: readonly string[]): unknown {
  return keys.reduce<unknown>((inner, key) => (isRecord(inner) ? inner[key] : undefined), value);
}
