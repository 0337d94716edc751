import type { Clock } from '../lib/clock.ts';
import { isRecord } from '../lib/json.ts';
import { Blocked } from '../lib/problem.ts';
import { visible } from '../lib/text.ts';
import { createPatience } from './patience.ts';

type Octokit = ReturnType<typeof import('@actions/github').getOctokit>;

/** What every call for this repository needs. */
export interface Common {
  readonly owner: string;
  readonly repo: string;
  readonly request: { readonly signal: AbortSignal };
}

export type Send<Result> = (octokit: Octokit, common: Common) => Promise<Result>;

/** GitHub's API for one repository. */
export interface GitHub {
  /**
   * Sends one request, retrying transient failures; `once` for what must not be done twice. Raises GitHubRefusal for a status of 400
   * and above, Blocked if no response came.
   */
  call<Result>(send: Send<Result>, options?: { readonly once?: boolean }): Promise<Result>;
  /**
   * The login of the account that the token stands for; undefined if GitHub does not say. Only GraphQL does: a job's own token
   * may not request it from the REST API.
   */
  viewer(): Promise<string | undefined>;
}

/** GitHub refused a request. The user sees GitHub's message, unless the caller has a better one. */
export class GitHubRefusal extends Blocked {
  readonly status: number;
  /** Whether the token may not see or do something. GitHub uses 403 for rate limits as well. */
  readonly isDenial: boolean;

  constructor(request: string, status: number, message: string, isRateLimit: boolean) {
    const wayOut = status === 401 ? '; check the input "github-token"' : '';
    super([{ message: `GitHub answered ${status} to ${request}: ${visible(message)}${wayOut}` }]);
    this.name = 'GitHubRefusal';
    this.status = status;
    this.isDenial = (status === 403 && !isRateLimit) || status === 404;
  }
}

/** Whether GitHub refused because the token may not, or because the resource does not exist. */
export function isDenial(error: unknown): boolean {
  return error instanceof GitHubRefusal && error.isDenial;
}

export interface GitHubOptions {
  readonly token: string;
  /** `GITHUB_API_URL` */
  readonly apiUrl: string;
  /** owner/name */
  readonly repository: string;
  readonly clock: Clock;
  /** Ends the request that is under way, and lets none begin. */
  readonly abort: AbortSignal;
  readonly debug: (line: string) => void;
  /** How long to wait, over all requests, for a GitHub that does not answer. Milliseconds. */
  readonly patience?: number;
}

/** So that a run ends within half a minute if GitHub hangs. Milliseconds. */
const PATIENCE = 25_000;
/** Waits before the second and the third try. Milliseconds. */
const WAITS = [1_000, 3_000];

/** Opens GitHub's API for one repository. The library is loaded at the first call: most runs of a plan need none. */
export function openGitHub(options: GitHubOptions): GitHub {
  const { token, repository, clock, abort, debug, patience: total = PATIENCE } = options;
  const patience = createPatience(clock, total);
  const apiUrl = options.apiUrl.replace(/\/$/, '');
  const [owner = '', repo = ''] = repository.split('/');
  const load = async () => {
    const { getOctokit } = await import('@actions/github');
    return getOctokit(token, { baseUrl: apiUrl, log: SILENT });
  };
  let loading: ReturnType<typeof load> | undefined;

  /** Makes one try, with a signal that ends it in time. Rejects at once if GitHub has not answered for too long. */
  async function tryOnce<Result>(send: Send<Result>): Promise<Result> {
    const time = patience.left();
    if (time === 0) throw new Error(`it has not responded for ${total / 1_000} s`);
    loading ??= load();
    const octokit = await loading;
    const start = clock.elapsed();
    const signal = AbortSignal.any([AbortSignal.timeout(Math.ceil(time)), abort]);
    try {
      const result = await send(octokit, { owner, repo, request: { signal } });
      patience.answered();
      return result;
    } catch (error) {
      if (isResponse(error)) patience.answered();
      else patience.unanswered(start);
      throw error;
    }
  }

  return {
    async call(send, { once = false } = {}) {
      for (const wait of once ? [] : WAITS) {
        try {
          return await tryOnce(send);
        } catch (error) {
          if (!isTransient(error) || abort.aborted || patience.left() <= wait) throw explain(error);
          debug(`${nameOf(error)} failed, tried again in ${wait} ms: ${messageOf(error)}`);
          await clock.sleep(wait, abort);
        }
      }
      return tryOnce(send).catch((error) => {
        throw explain(error);
      });
    },
    async viewer() {
      const query = tryOnce((octokit, { request }) =>
        octokit.graphql<unknown>('query { viewer { login } }', { request }),
      );
      const response = await query.catch(() => undefined);
      const viewer = isRecord(response) ? response['viewer'] : undefined;
      const login = isRecord(viewer) ? viewer['login'] : undefined;
      return typeof login === 'string' ? login : undefined;
    },
  };
}

/** Opens GitHub's API for the repository that the job runs in; undefined if there is no token, or no repository. */
export function openJobGitHub(
  token: string | undefined,
  variables: Readonly<Record<string, string | undefined>>,
  options: Omit<GitHubOptions, 'token' | 'apiUrl' | 'repository'>,
  open: (options: GitHubOptions) => GitHub = openGitHub,
): GitHub | undefined {
  const repository = variables['GITHUB_REPOSITORY'];
  const apiUrl = variables['GITHUB_API_URL'] || 'https://api.github.com';
  return token && repository ? open({ ...options, token, apiUrl, repository }) : undefined;
}

interface Failure {
  readonly status?: unknown;
  readonly message?: unknown;
  readonly response?: { readonly headers?: Record<string, unknown> };
  readonly request?: { readonly method?: unknown; readonly url?: unknown };
}

/** No response, or a server error. */
function isTransient(error: unknown): boolean {
  const { status } = error as Failure;
  return !isResponse(error) || (typeof status === 'number' && status >= 500);
}

function isResponse(error: unknown): boolean {
  return (error as Failure).response !== undefined;
}

const quiet = () => {};
/** The library's own log would not be escaped. */
const SILENT = { debug: quiet, info: quiet, warn: quiet, error: quiet };

function explain(error: unknown): Error {
  const { status, response } = error as Failure;
  const message = messageOf(error);
  // The library makes a 500 of its own of a connection that failed.
  if (typeof status === 'number' && response) {
    return new GitHubRefusal(nameOf(error), status, message, isRateLimit(message, response.headers));
  }
  return Blocked.because(`GitHub cannot be reached for ${nameOf(error)}: ${visible(message)}`, {
    cause: error,
  });
}

/** GitHub Docs, "Rate limits for the REST API": no requests are left, there is a `retry-after`, or the message says so. */
function isRateLimit(message: string, headers: Record<string, unknown> = {}): boolean {
  return (
    headers['x-ratelimit-remaining'] === '0' ||
    headers['retry-after'] !== undefined ||
    /rate limit|abuse/i.test(message)
  );
}

function messageOf(error: unknown): string {
  const { message } = error as Failure;
  return typeof message === 'string' ? message : String(error);
}

/** `GET /repos/octo-org/voice-agent/deployments`, if the failure has it. */
function nameOf(error: unknown): string {
  const { method, url } = (error as Failure).request ?? {};
  const path = typeof url === 'string' && URL.canParse(url) ? new URL(url).pathname : '';
  return typeof method === 'string' ? `${method} ${path}` : 'a request';
}
