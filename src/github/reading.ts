import { isRecord } from '../lib/json.ts';
import { Blocked } from '../lib/problem.ts';
import { LONGEST_JOB, type Note } from '../plan/note.ts';
import { type GitHub, GitHubRefusal } from './client.ts';
import { type CacheName, type Deployment, parseNote, parseStatuses, parseTime } from './notes.ts';

/** Which of GitHub's APIs is read: GraphQL has deployments with their statuses, REST takes a request for each one's statuses. */
export type Source = 'graphql' | 'rest';

export interface ReadOptions {
  readonly github: GitHub;
  readonly environment: string;
  readonly task: string;
  readonly cache: CacheName;
  readonly manifest: string;
}

export interface ReadNotes {
  /** Newest first, as far as was read. */
  readonly notes: readonly Note[];
  /** Everything that was listed. */
  readonly listed: readonly Listed[];
  readonly ids: readonly number[];
  /** What answered. */
  readonly source: Source;
}

interface Listed {
  readonly id: number;
  readonly sha: string;
}

interface Page {
  readonly deployments: readonly (Deployment & {
    readonly statuses: unknown;
    readonly updatedAt?: unknown;
  })[];
  /** Reads the page after this one; absent on the last. */
  readonly next?: () => Promise<Page>;
}

/** A note before its statuses were looked at. */
interface Unlooked {
  readonly note: NonNullable<ReturnType<typeof parseNote>>;
  readonly statuses: unknown;
  /** When the deployment was changed last, where GitHub says so. Milliseconds since 1970. */
  readonly changed: number | undefined;
}

const PAGE = 100;
/** A thousand notes: older ones say nothing that newer ones do not. */
const MAX_PAGES = 10;
/** Requests for statuses at a time. */
const WIDTH = 10;
/** The most older notes whose statuses are asked for one by one, to see whether they ran at the same time as the newer ones. */
const MAX_BESIDE = 20;

/**
 * Reads notes, newest first, until they are enough, page by page. Raises GitHubRefusal where the token may not. `statuses: false`
 * reads one page and nobody's end.
 */
export async function readPages(
  options: ReadOptions,
  source: Source,
  isEnough: (notes: readonly Note[]) => boolean,
  { statuses = true }: { readonly statuses?: boolean } = {},
): Promise<ReadNotes> {
  const first = await firstPage(options, source);
  const notes: Note[] = [];
  const listed: Listed[] = [];
  let page: Page | undefined = first.page;
  for (let count = 1; page; count += 1) {
    const unlooked = page.deployments.flatMap((deployment) => {
      const note = parseNote(deployment, options.cache, options.manifest);
      const { statuses, updatedAt } = deployment;
      return note ? [{ note, statuses, changed: parseTime(updatedAt) }] : [];
    });
    // GitHub sorts by time, of full seconds.
    unlooked.sort((a, b) => b.note.id - a.note.id);
    listed.push(...unlooked.map(({ note: { id, sha } }) => ({ id, sha })));
    if (!statuses) break;
    await lookAt(options.github, unlooked, notes, isEnough);
    if (isEnough(notes) || count >= MAX_PAGES) break;
    page = await page.next?.();
  }
  notes.sort((a, b) => b.id - a.id);
  return { notes, listed, ids: listed.map(({ id }) => id), source: first.source };
}

/** Adds notes with their ends; where those must be asked for one by one, no more than are needed. */
async function lookAt(
  github: GitHub,
  unlooked: readonly Unlooked[],
  notes: Note[],
  isEnough: (notes: readonly Note[]) => boolean,
): Promise<void> {
  let beside = 0;
  for (let at = 0; at < unlooked.length; at += WIDTH) {
    const group = unlooked.slice(at, at + WIDTH).filter((older) => {
      if (older.statuses !== undefined || !isEnough(notes)) return true;
      if (beside >= MAX_BESIDE || !notes.some((later) => mayRunBeside(older, later))) return false;
      beside += 1;
      return true;
    });
    const looked = await Promise.all(group.map((one) => look(github, one)));
    notes.push(...looked.filter((note) => note !== undefined));
  }
}

/** Whether an older run may have written at the same time as a later one: a deployment changes when its run tells its end. */
function mayRunBeside({ note, changed = 0 }: Unlooked, { began }: Note): boolean {
  return note.began >= began - LONGEST_JOB || changed >= began;
}

/** Finds out what became of a run; undefined for one that was taken off GitHub meanwhile. */
async function look(github: GitHub, unlooked: Unlooked): Promise<Note | undefined> {
  const { isReadable, ...note } = unlooked.note;
  const statuses = unlooked.statuses ?? (await fetchStatuses(github, note.id));
  if (statuses === undefined) return undefined;
  const { at, succeeded } = parseStatuses(statuses);
  return { ...note, end: { at, succeeded: succeeded && isReadable } };
}

async function fetchStatuses(github: GitHub, id: number): Promise<unknown> {
  try {
    const { data } = await github.call(({ rest }, common) =>
      rest.repos.listDeploymentStatuses({ ...common, deployment_id: id, per_page: PAGE }),
    );
    return data;
  } catch (error) {
    if (error instanceof GitHubRefusal && error.status === 404) return undefined;
    throw error;
  }
}

/** One request for a hundred notes, with GraphQL; with REST where a token or a server does not have that. */
async function firstPage(options: ReadOptions, source: Source): Promise<{ page: Page; source: Source }> {
  if (source === 'graphql') {
    const page = await graphqlPage(options, null).catch((error) => {
      // A server that is down is down for REST, too; a limit of one API is none of the other.
      if (error instanceof GitHubRefusal) return undefined;
      throw error;
    });
    if (page) return { page, source };
  }
  return { page: await restPage(options, 1), source: 'rest' };
}

const QUERY = `query ($owner: String!, $repo: String!, $environment: String!, $after: String) {
  repository(owner: $owner, name: $repo) {
    deployments(first: ${PAGE}, after: $after, environments: [$environment], orderBy: {field: CREATED_AT, direction: DESC}) {
      nodes { databaseId commitOid createdAt task payload statuses(first: 30) { nodes { state createdAt } pageInfo { hasNextPage } } }
      pageInfo { hasNextPage endCursor }
    }
  }
}`;

/** Undefined where the response is not what GitHub documents: then REST is asked. */
async function graphqlPage(options: ReadOptions, after: string | null): Promise<Page | undefined> {
  const { github, environment, task } = options;
  const response = await github.call(async (octokit, { owner, repo, request }) => {
    // A refusal comes as an error with the response in it: the documented form of "no" in GraphQL.
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
        // Somebody else has written more statuses than ours: all are asked for.
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

async function restPage(options: ReadOptions, page: number): Promise<Page> {
  const { github, environment, task } = options;
  const { data, headers } = await github.call(({ rest }, common) =>
    rest.repos.listDeployments({ ...common, environment, task, per_page: PAGE, page }),
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
