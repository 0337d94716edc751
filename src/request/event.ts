import { type CommitSha, parseCommitSha } from '../lib/ids.ts';

/** What started the run, read from the event's name and payload: data from outside, so every field is checked. */
export type Trigger =
  | { readonly kind: 'push'; readonly before: CommitSha | undefined; readonly isMergeQueue: boolean }
  | { readonly kind: 'ref deleted' }
  | { readonly kind: 'pull request'; readonly pull: PullRequest }
  | { readonly kind: 'pull request closed'; readonly pull: PullRequest }
  | { readonly kind: 'merge group'; readonly baseSha: CommitSha | undefined }
  | { readonly kind: 'untrusted'; readonly event: string }
  /** `runOf`: the commit of the workflow run that this one follows, unless it ran on what is not merged yet. */
  | { readonly kind: 'other'; readonly event: string; readonly runOf?: CommitSha | undefined };

export interface PullRequest {
  readonly number: number;
  readonly headSha: CommitSha | undefined;
  readonly baseRef: string;
  /** Whether it was closed or merged when the event happened: reviews and labels can follow. */
  readonly isClosed: boolean;
  /** Such pull requests get no secrets: of forks, and of Dependabot. */
  readonly withoutSecrets: boolean;
}

/** The pull request that a run is about, open or closed. */
export function pullOf(trigger: Trigger): PullRequest | undefined {
  return trigger.kind === 'pull request' || trigger.kind === 'pull request closed' ? trigger.pull : undefined;
}

/** Reads the trigger. `actor` is the account that started the run (`GITHUB_ACTOR`). Unknown events are like a manual run. */
export function parseTrigger(event: string, payload: unknown, actor: string): Trigger {
  switch (event) {
    case 'push':
      if (field(payload, 'deleted') === true) return { kind: 'ref deleted' };
      return {
        kind: 'push',
        before: realCommit(field(payload, 'before')),
        isMergeQueue: isMergeQueue(field(payload, 'ref')),
      };
    case 'delete':
      return { kind: 'ref deleted' };
    // Reviews run on the merge commit, too: what they look at is not merged yet.
    case 'pull_request_review':
    case 'pull_request_review_comment':
      return { kind: 'pull request', pull: parsePullRequest(payload, actor) };
    case 'pull_request': {
      const pull = parsePullRequest(payload, actor);
      return { kind: field(payload, 'action') === 'closed' ? 'pull request closed' : 'pull request', pull };
    }
    case 'merge_group':
      return { kind: 'merge group', baseSha: realCommit(field(payload, 'merge_group', 'base_sha')) };
    case 'pull_request_target':
      return { kind: 'untrusted', event };
    case 'workflow_run':
      return runsForeignCode(payload)
        ? { kind: 'untrusted', event }
        : { kind: 'other', event, runOf: commitOfRun(payload) };
    default:
      return { kind: 'other', event };
  }
}

function parsePullRequest(payload: unknown, actor: string): PullRequest {
  const number = Number(field(payload, 'pull_request', 'number') ?? field(payload, 'number'));
  const baseRef = field(payload, 'pull_request', 'base', 'ref');
  const headRepo = field(payload, 'pull_request', 'head', 'repo', 'full_name');
  const baseRepo = field(payload, 'pull_request', 'base', 'repo', 'full_name');
  return {
    number: Number.isSafeInteger(number) ? number : 0,
    headSha: realCommit(field(payload, 'pull_request', 'head', 'sha')),
    baseRef: typeof baseRef === 'string' ? baseRef : '',
    isClosed:
      field(payload, 'pull_request', 'state') === 'closed' ||
      field(payload, 'pull_request', 'merged') === true,
    withoutSecrets: headRepo !== baseRepo || actor === 'dependabot[bot]',
  };
}

/** A workflow_run that another repository's pull request caused: its code must not meet our secrets. */
function runsForeignCode(payload: unknown): boolean {
  const head = field(payload, 'workflow_run', 'head_repository', 'full_name');
  const base =
    field(payload, 'workflow_run', 'repository', 'full_name') ?? field(payload, 'repository', 'full_name');
  return head === undefined || head !== base;
}

/** The commit and branch of a run on a pull request, or in a merge queue, are not merged yet: nothing of that may be synced. */
function commitOfRun(payload: unknown): CommitSha | undefined {
  return isOfMergedCode(payload) ? realCommit(field(payload, 'workflow_run', 'head_sha')) : undefined;
}

function isOfMergedCode(payload: unknown): boolean {
  const event = field(payload, 'workflow_run', 'event');
  const isPull = typeof event === 'string' && /^(?:pull_request|merge_group)/.test(event);
  return !isPull && !isMergeQueue(`refs/heads/${field(payload, 'workflow_run', 'head_branch')}`);
}

/** GitHub makes a branch for each entry of a merge queue, and pushes to it: nothing of that is merged yet. */
function isMergeQueue(ref: unknown): boolean {
  return typeof ref === 'string' && ref.startsWith('refs/heads/gh-readonly-queue/');
}

/** What a run was started on, and how. */
export interface RunStart {
  /**
   * The branch or tag that the run follows, as `refs/heads/…` or `refs/tags/…`; the base branch for pull requests. On `workflow_run`,
   * a tag is taken for a branch until `startAt` asks GitHub.
   */
  readonly ref: string | undefined;
  /** The commit that the event is about. */
  readonly sha: CommitSha | undefined;
  readonly defaultBranch: string | undefined;
  /** Whether this is the first attempt of a run started by hand: only then do its inputs say what is wanted now. */
  readonly isDeliberate: boolean;
  /** Whether this is a second or later attempt. */
  readonly isRerun: boolean;
}

/** Reads the branch and the start of the run from the payload and the runner's variables (GitHub Docs, "Variables reference"). */
export function parseRunStart(
  trigger: Trigger,
  payload: unknown,
  variables: Readonly<Record<string, string | undefined>>,
): RunStart {
  const pull = pullOf(trigger);
  const branch = isOfMergedCode(payload) ? field(payload, 'workflow_run', 'head_branch') : undefined;
  const followed = typeof branch === 'string' ? `refs/heads/${branch}` : undefined;
  const pushed = trigger.kind === 'push' ? field(payload, 'ref') : undefined;
  const known = pull ? `refs/heads/${pull.baseRef}` : (followed ?? pushed ?? variables['GITHUB_REF']);
  const defaultBranch = field(payload, 'repository', 'default_branch');
  const attempt = Number(variables['GITHUB_RUN_ATTEMPT'] || 1);
  return {
    ref: typeof known === 'string' && /^refs\/(?:heads|tags)\/./.test(known) ? known : undefined,
    sha: realCommit(variables['GITHUB_SHA']),
    defaultBranch: typeof defaultBranch === 'string' ? defaultBranch : undefined,
    isDeliberate: variables['GITHUB_EVENT_NAME'] === 'workflow_dispatch' && attempt === 1,
    isRerun: attempt > 1,
  };
}

/** A branch or tag as people call it. */
export function shortRef(ref: string): string {
  return ref.replace(/^refs\/(?:heads|tags)\//, '');
}

/** Forty zeros mean that there was none (new branch or tag). */
function realCommit(value: unknown): CommitSha | undefined {
  const sha = typeof value === 'string' ? parseCommitSha(value) : undefined;
  return sha && /[^0]/.test(sha) ? sha : undefined;
}

function field(value: unknown, ...path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (inner, name) =>
      typeof inner === 'object' && inner !== null ? (inner as Record<string, unknown>)[name] : undefined,
    value,
  );
}
