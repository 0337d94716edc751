import type { getOctokit } from '@actions/github';
import type { Clock } from '../lib/clock.ts';
import { isRecord } from '../lib/json.ts';
import { Blocked } from '../lib/problem.ts';
import { visible } from '../lib/text.ts';
import { createPatience } from './patience.ts';

/** One call of GitHub's REST API, as its description has it. */
export interface GitHub {
  /** Raises GitHubRefusal for an answer of 400 and above, Blocked where no answer came. */
  request(route: string, parameters?: Record<string, unknown>): Promise<{ readonly data: unknown }>;
  /**
   * The login of the account that the token stands for; undefined where GitHub does not say. GraphQL it must be: a job's own
   * token may not ask the REST API for that.
   */
  viewer(): Promise<string | undefined>;
}

/** GitHub answered, and the answer is no: told to the user as it is, unless the caller knows better. */
export class GitHubRefusal extends Blocked {
  readonly status: number;

  constructor(route: string, status: number, message: string) {
    const wayOut = status === 401 ? '; check the input "github-token"' : '';
    super([{ message: `GitHub answered ${status} to ${route}: ${visible(message)}${wayOut}` }]);
    this.name = 'GitHubRefusal';
    this.status = status;
  }

  /** What a token that may not see or do something gets. */
  get isDenial(): boolean {
    // GitHub says "too many requests" with a 403, too.
    const isTooMany = /rate limit|abuse|secondary/i.test(this.message);
    return (this.status === 403 && !isTooMany) || this.status === 404;
  }
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
  /** How long to wait, over all requests, for a GitHub that does not answer. Milliseconds. */
  readonly patience?: number;
}

/** So that a run ends within half a minute if GitHub hangs. Milliseconds. */
const PATIENCE = 25_000;

type Octokit = ReturnType<typeof getOctokit>;

/** Opens GitHub's API for one repository. The library is loaded at the first call: most runs of a plan need none. */
export function openGitHub(options: GitHubOptions): GitHub {
  const { token, repository, clock, abort, patience: total = PATIENCE } = options;
  const patience = createPatience(clock, total);
  const apiUrl = options.apiUrl.replace(/\/+$/, '');
  const [owner = '', repo = ''] = repository.split('/');
  const load = async () => {
    const { getOctokit } = await import('@actions/github');
    return getOctokit(token, { baseUrl: apiUrl, log: SILENT });
  };
  let client: ReturnType<typeof load> | undefined;

  /** Makes one try, with a signal that ends it in time. Rejects at once where GitHub has not answered for too long. */
  async function once<Answer>(call: (octokit: Octokit, signal: AbortSignal) => Promise<Answer>) {
    const time = patience.left();
    if (time === 0) throw new Error(`it has not answered for ${total / 1_000} s`);
    client ??= load();
    const octokit = await client;
    const start = clock.elapsed();
    try {
      const answer = await call(octokit, AbortSignal.any([AbortSignal.timeout(Math.ceil(time)), abort]));
      patience.answered();
      return answer;
    } catch (error) {
      if (isAnswer(error)) patience.answered();
      else patience.unanswered(start);
      throw error;
    }
  }

  return {
    async request(route, parameters = {}) {
      const call = (octokit: Octokit, signal: AbortSignal) =>
        octokit.request(route, { owner, repo, ...parameters, request: { signal } });
      for (const wait of mayRepeat(route) ? WAITS : []) {
        try {
          return await once(call);
        } catch (error) {
          if (!isPassing(error) || abort.aborted || patience.left() <= wait) throw explain(route, error);
          await clock.sleep(wait, abort);
        }
      }
      return once(call).catch((error) => {
        throw explain(route, error);
      });
    },
    async viewer() {
      const query = 'query { viewer { login } }';
      const answer: unknown = await once((octokit, signal) =>
        octokit.graphql(query, { request: { signal } }),
      ).catch(() => undefined);
      const viewer = isRecord(answer) ? answer['viewer'] : undefined;
      const login = isRecord(viewer) ? viewer['login'] : undefined;
      return typeof login === 'string' ? login : undefined;
    },
  };
}

/** A second deployment or status of the same sync says nothing else than the first; a second comment would be one too many. */
function mayRepeat(route: string): boolean {
  return !/^POST .*\/comments$/.test(route);
}

/** Milliseconds. */
const WAITS = [1_000, 3_000];

/** No answer, or one that says that GitHub has a bad moment. */
function isPassing(error: unknown): boolean {
  const { status } = error as { status?: unknown };
  return !isAnswer(error) || (typeof status === 'number' && status >= 500);
}

function isAnswer(error: unknown): boolean {
  return (error as { response?: unknown }).response !== undefined;
}

const quiet = () => {};
/** The library's own log would not be escaped. */
const SILENT = { debug: quiet, info: quiet, warn: quiet, error: quiet };

function explain(route: string, error: unknown): Error {
  const { status, message } = error as { status?: unknown; message?: unknown };
  const text = typeof message === 'string' ? message : String(error);
  // The library makes a 500 of its own of a connection that failed.
  if (typeof status === 'number' && (error as { response?: unknown }).response)
    return new GitHubRefusal(route, status, text);
  return Blocked.because(`GitHub cannot be reached for ${route}: ${visible(text)}`, { cause: error });
}
