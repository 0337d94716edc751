import { type CommitSha, parseCommitSha } from '../lib/ids.ts';

/** What started the run, read from the event's name and payload: data from outside, so every field is checked. */
export type Trigger =
  | { readonly kind: 'push'; readonly before: CommitSha | undefined; readonly forced: boolean }
  | { readonly kind: 'ref deleted' }
  | { readonly kind: 'pull request'; readonly pull: PullRequest }
  | { readonly kind: 'pull request closed'; readonly pull: PullRequest }
  | { readonly kind: 'merge group'; readonly baseSha: CommitSha | undefined }
  | { readonly kind: 'untrusted'; readonly event: string }
  | { readonly kind: 'other'; readonly event: string };

export interface PullRequest {
  readonly number: number;
  readonly headSha: CommitSha | undefined;
  readonly baseRef: string;
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
        forced: field(payload, 'forced') === true,
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
      return runsForeignCode(payload) ? { kind: 'untrusted', event } : { kind: 'other', event };
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

/** Forty zeros stand for "there was none" (new branch or tag). */
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
