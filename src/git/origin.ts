import type { BlobId, CommitSha, TreeId } from '../lib/ids.ts';
import { Blocked } from '../lib/problem.ts';
import { visible } from '../lib/text.ts';
import { type GitResult, runGit } from './command.ts';
import { type GitEnvironment, withConfig } from './environment.ts';
import { type Account, remoteOf } from './remote.ts';

/** The server that the workspace was cloned from; without one, nothing can be fetched. Raises Blocked if it does not respond or refuses. */
export interface Origin {
  /**
   * Fetches commits and their trees, without blobs, all in one go, each with so many generations of history (1: itself alone).
   * Returns those that the server does not have.
   */
  fetchCommits(shas: readonly CommitSha[], generations: number): Promise<readonly CommitSha[]>;
  /** Fetches blobs, or trees with all trees below them. */
  fetchObjects(ids: readonly (BlobId | TreeId)[]): Promise<void>;
  /** What a branch or tag is on the server now. */
  askName(name: string): Promise<CommitSha | undefined>;
}

const SETTINGS = [
  ['protocol.version', '2'],
  ['maintenance.auto', 'false'],
  // What is here is partial: the server must not take it for more.
  ['fetch.negotiationAlgorithm', 'noop'],
  // Half a minute without one byte: the server hangs. While it packs, it sends some every five seconds.
  ['http.lowSpeedLimit', '1'],
  ['http.lowSpeedTime', '30'],
] as const;

const FETCH = ['fetch', '--quiet', '--no-tags', '--no-recurse-submodules', '--filter=blob:none'];

/** `scratch` is the repository to fetch into. No process starts before the first request. */
export function openOrigin(
  scratch: GitEnvironment,
  originUrl: () => Promise<string | undefined>,
  account: Account | undefined,
): Origin {
  let opened: ReturnType<typeof open> | undefined;
  async function open() {
    const origin = await originUrl();
    if (origin === undefined) return undefined;
    const { url, settings } = remoteOf(origin, account);
    const variables = withConfig(scratch.variables, [...SETTINGS, ...settings]);
    return { url, environment: { ...scratch, variables } };
  }
  let last: Promise<unknown> = Promise.resolve();
  /** Runs Git on the origin, one process after the other: two fetches at a time fail on each other's locks. */
  function run(options: readonly string[], wanted: readonly string[]): Promise<GitResult | undefined> {
    const result = last.then(async () => {
      opened ??= open();
      const origin = await opened;
      return origin && runGit(origin.environment, [...options, '--', origin.url, ...wanted]);
    });
    last = result.catch(() => {});
    return result;
  }

  return {
    async fetchCommits(shas, generations) {
      const missing: CommitSha[] = [];
      for (let wanted = [...shas]; wanted.length > 0; ) {
        const result = await run([...FETCH, `--depth=${generations}`], wanted);
        if (!result) return shas;
        if (result.code === 0) break;
        const lost = lostOf(wanted, result.complaint);
        if (!lost) throw refusal(`fetch ${wanted.length === 1 ? 'a commit' : 'commits'} from`, result);
        missing.push(lost);
        wanted = wanted.filter((sha) => sha !== lost);
      }
      return missing;
    },
    async fetchObjects(ids) {
      const result = await run(FETCH, ids);
      if (result && result.code !== 0 && !lostOf(ids, result.complaint))
        throw refusal('fetch trees or a manifest from', result);
    },
    async askName(name) {
      const refs = name.startsWith('refs/') ? [name] : [`refs/heads/${name}`, `refs/tags/${name}`];
      const result = await run(['ls-remote'], [...refs, ...refs.map((ref) => `${ref}^{}`)]);
      if (!result) return undefined;
      if (result.code !== 0) throw refusal(`look up "${name}" on`, result);
      return pickRef(name, result.output);
    },
  };
}

/** The object that the server says it does not have: it names one at a time. */
function lostOf<Id extends string>(wanted: readonly Id[], complaint: string): Id | undefined {
  if (!/not our ref|no such remote ref|couldn't find|unadvertised/i.test(complaint)) return undefined;
  return wanted.find((id) => complaint.includes(id));
}

const DENIED =
  /could not read (?:user|pass)|authentication failed|access denied|permission denied|not found|error: 40[13]/i;

function refusal(what: string, { complaint }: GitResult): Blocked {
  const wayOut = DENIED.test(complaint)
    ? 'give the job "contents: read" and leave the input "github-token" as it is'
    : 'run the job again';
  return Blocked.because(
    `Git cannot ${what} the origin of the workspace: ${visible(complaint, 500)}; ${wayOut}, or check out the whole history with "fetch-depth: 0"`,
  );
}

/** Chooses from lines of `<id>\t<ref>`. A tag's `^{}` line names the commit behind an annotated tag. */
function pickRef(name: string, output: string): CommitSha | undefined {
  const refs = new Map(
    output.split('\n').flatMap((line) => {
      const [id = '', ref = ''] = line.split('\t');
      return ref === '' ? [] : [[ref, id as CommitSha] as const];
    }),
  );
  const commitOf = (ref: string) => refs.get(`${ref}^{}`) ?? refs.get(ref);
  if (name.startsWith('refs/')) return commitOf(name);
  const branch = commitOf(`refs/heads/${name}`);
  const tag = commitOf(`refs/tags/${name}`);
  if (branch && tag && branch !== tag) throw ambiguous(name);
  return branch ?? tag;
}

export function ambiguous(name: string): Blocked {
  return Blocked.because(
    `"${name}" is both a branch and a tag: write refs/heads/${name} or refs/tags/${name}`,
  );
}
