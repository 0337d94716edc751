import type { CommitSha } from '../../../src/lib/ids.ts';
import { parseRunStart, parseTrigger } from '../../../src/request/event.ts';
import { INPUTS, type Inputs, type Mode } from '../../../src/request/inputs.ts';
import { readInputs } from '../../../src/request/read-inputs.ts';
import type { Request } from '../../../src/request/request.ts';
import { decideTask, type Task } from '../../../src/request/task.ts';
import { AGENT } from './git.ts';

/** A run that GitHub was asked to start, and can be asked to start again. */
export interface Order {
  readonly event: 'push' | 'pull_request' | 'workflow_dispatch' | 'schedule' | 'issue_comment';
  /** `closed` of a pull request. */
  readonly isClosed?: boolean;
  readonly branch: string;
  /** `GITHUB_SHA` */
  readonly sha: CommitSha;
  /** The commit that is checked out, where it is not that one: the tip of a branch when the run starts. */
  readonly follows?: string;
  /** Another commit that the workflow checks out, which the event is not about. */
  readonly foreign?: CommitSha;
  readonly pull?: { readonly number: number; readonly head: CommitSha; readonly base: CommitSha };
  readonly manifest: string;
  readonly mode: Mode;
  readonly region: string;
  readonly full?: boolean;
  readonly attempt: number;
  /** Inputs that the workflow gives beside those. */
  readonly inputs?: Partial<Inputs>;
}

export const REPOSITORY = 'octo/voice';

/** The runner's variables of a run. */
export function variablesOf({ event, branch, sha, attempt }: Order): Record<string, string> {
  return {
    GITHUB_REPOSITORY: REPOSITORY,
    GITHUB_EVENT_NAME: event,
    GITHUB_REF: `refs/heads/${branch}`,
    GITHUB_SHA: sha,
    GITHUB_RUN_ATTEMPT: String(attempt),
  };
}

function payloadOf({ event, branch, isClosed, pull }: Order): unknown {
  const repository = { full_name: REPOSITORY, default_branch: 'main' };
  const base = { ref: branch, repo: { full_name: REPOSITORY } };
  const head = pull && { sha: pull.head, repo: { full_name: REPOSITORY } };
  return {
    repository,
    ...(event === 'push' ? { ref: `refs/heads/${branch}` } : {}),
    ...(pull
      ? { action: isClosed ? 'closed' : 'synchronize', pull_request: { number: pull.number, head, base } }
      : {}),
  };
}

const DEFAULTS: Record<string, string> = {
  'api-key': 'key',
  'github-token': 'token',
  'agent-id': AGENT,
  'max-deletes': '1000',
};
const defaults = readInputs(INPUTS, (name) => DEFAULTS[name] ?? '');

/** What the action reads of its inputs and the event. */
export function requestOf(order: Order): Request & { readonly task: Extract<Task, { kind: 'run' }> } {
  if (!defaults.ok) throw new Error('the inputs of the model are wrong');
  const { manifest, mode, region, full = false } = order;
  const own = { manifest, mode, full, region: region as Inputs['region'] };
  const inputs: Inputs = { ...defaults.inputs, ...own, ...order.inputs };
  const payload = payloadOf(order);
  const trigger = parseTrigger(order.event, payload, 'somebody');
  const task = decideTask(trigger, mode, true);
  if (task.kind !== 'run') throw new Error(`the model starts no run that is ${task.kind}`);
  const start = parseRunStart(trigger, payload, variablesOf(order));
  return { inputs, trigger, start, task, event: order.event, workspace: '/nowhere' };
}

/** The run as people would name it. */
export function nameOf({ event, isClosed, pull, sha, manifest, mode, region, full, attempt }: Order): string {
  const what = pull ? `${isClosed ? 'closing' : 'preview'} of #${pull.number}` : `${event} of`;
  const number = sha.replace(/c+$/, '');
  const more = [
    ...(mode === 'cleanup' && !isClosed ? ['cleanup'] : []),
    ...(region === 'us' ? [] : [region]),
    ...(full ? ['full'] : []),
    ...(attempt > 1 ? [`attempt ${attempt}`] : []),
  ];
  return [`${what} ${number} ${manifest.replace(/^.*\//, '')}`, ...more].join(', ');
}
